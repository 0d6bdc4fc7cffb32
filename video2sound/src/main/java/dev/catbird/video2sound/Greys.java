package dev.catbird.video2sound;

import dev.catbird.engine.media.Picture;

/** Pictures as the historical network sees them: square, small and grey. Thread: one; calls allocate nothing. */
final class Greys {
    static final int COUNT = HistoricalModel.SIDE * HistoricalModel.SIDE;

    private final Cells cells = new Cells(HistoricalModel.SIDE, HistoricalModel.SIDE);

    /** The greys of a picture, -128 black to 127 white. */
    void of(Picture picture, byte[] into) {
        cells.measure(picture);
        for (int c = 0; c < COUNT; c++) {
            float lightness = Math.max(0, Math.min(1, Lab.lightness(cells.luminance(c))));
            into[c] = (byte) Math.round(255 * lightness - 128);
        }
    }

    /** What the network is given for them: -1 black to 1 white. */
    static void spread(byte[] greys, float[] into) {
        for (int c = 0; c < COUNT; c++) {
            into[c] = greys[c] / 128f;
        }
    }
}
