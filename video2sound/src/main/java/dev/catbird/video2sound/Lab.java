package dev.catbird.video2sound;

/**
 * From the colours of pictures to CIE L*a*b*, where equal distances look equal (CIE 15:2004, sRGB by IEC 61966-2-1), divided by 100.
 * Thread: any.
 */
final class Lab {
    private static final float[] LINEAR = new float[256];
    private static final double DELTA = 6.0 / 29;

    static {
        for (int i = 0; i < 256; i++) {
            double v = i / 255.0;
            LINEAR[i] = (float) (v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
        }
    }

    private Lab() {}

    /** Light of a channel's value 0..255: 0..1. */
    static float linear(int value) {
        return LINEAR[value];
    }

    /** Relative luminance of linear light. */
    static float luminance(float red, float green, float blue) {
        return 0.2126f * red + 0.7152f * green + 0.0722f * blue;
    }

    /** Lightness 0..1 of a relative luminance; more light than white is brighter than 1. */
    static float lightness(double y) {
        return (float) (1.16 * f(y) - 0.16);
    }

    /** From green to red, of linear light. */
    static float a(float red, float green, float blue) {
        double x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505;
        return (float) (5 * (f(x) - f(luminance(red, green, blue))));
    }

    /** From blue to yellow, of linear light. */
    static float b(float red, float green, float blue) {
        double z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089;
        return (float) (2 * (f(luminance(red, green, blue)) - f(z)));
    }

    private static double f(double t) {
        return t > DELTA * DELTA * DELTA ? Math.cbrt(t) : t / (3 * DELTA * DELTA) + 4.0 / 29;
    }
}
