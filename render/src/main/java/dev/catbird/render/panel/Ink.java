package dev.catbird.render.panel;

/** The panel's colours, as imgui takes them: alpha, blue, green, red. Thread: any. */
final class Ink {
    /** Behind everything, 0xRRGGBB. */
    static final int GROUND_RGB = 0x0B0D10;

    static final int GROUND = rgb(GROUND_RGB);
    static final int SURFACE = rgb(0x14181D);
    static final int RAISED = rgb(0x1E242B);
    static final int HOVERED = rgb(0x28303A);
    static final int LINE = rgb(0x2B333C);
    static final int TEXT = rgb(0xECEFF2);
    static final int DIM = rgb(0x9AA6B2);
    static final int FAINT = rgb(0x76828E);
    /** What is heard. */
    static final int TARGET = rgb(0x4FB8E8);
    /** What is played. */
    static final int OUTPUT = rgb(0xF0893A);

    static final int GOOD = rgb(0x49C38A);
    static final int CARE = rgb(0xF2C14E);
    static final int ALARM = rgb(0xE8484D);

    private Ink() {}

    static int rgb(int rgb) {
        return 0xFF000000 | ((rgb & 0xFF) << 16) | (rgb & 0xFF00) | ((rgb >> 16) & 0xFF);
    }

    /** A colour with so much of its own opacity, 0..1. */
    static int alpha(int colour, float share) {
        int alpha = Math.round((colour >>> 24) * Math.max(0, Math.min(1, share)));
        return (colour & 0xFFFFFF) | (alpha << 24);
    }

    /** One colour on the way to another, 0..1. */
    static int between(int from, int to, float share) {
        int mixed = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int a = from >>> shift & 255;
            int b = to >>> shift & 255;
            mixed |= Math.round(a + (b - a) * share) << shift;
        }
        return mixed;
    }
}
