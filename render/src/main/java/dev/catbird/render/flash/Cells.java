package dev.catbird.render.flash;

import dev.catbird.engine.media.Picture;

/**
 * A picture reduced to {@link #COLUMNS} x {@link #ROWS} colours, all over it: each is the mean of four neighbouring pixels somewhere in its
 * cell. Thread: render, one; allocates only for a new size.
 *
 * <p>Places rather than means of whole cells, since a mean hides what flashes in opposite directions side by side; four pixels rather
 * than one, since noise as fine as that is no flash. Places are irregular, so that no pattern falls between them.
 */
public final class Cells {
    public static final int COLUMNS = 72;
    public static final int ROWS = 48;
    static final int COUNT = COLUMNS * ROWS;

    /** Channels as in a file or on a screen (sRGB), 0..255. */
    final float[] red = new float[COUNT];

    final float[] green = new float[COUNT];
    final float[] blue = new float[COUNT];

    private final int[] upper = new int[COUNT];
    private final int[] lower = new int[COUNT];
    private final boolean[] atRightEdge = new boolean[COUNT];
    private int width;
    private int height;

    /** Takes the colours of a picture. */
    public void sample(Picture picture) {
        if (picture.width() != width || picture.height() != height) {
            place(picture.width(), picture.height());
        }
        int[] argb = picture.argb();
        for (int i = 0; i < COUNT; i++) {
            int right = atRightEdge[i] ? 0 : 1;
            int a = argb[upper[i]];
            int b = argb[upper[i] + right];
            int c = argb[lower[i]];
            int d = argb[lower[i] + right];
            red[i] = 0.25f * ((a >> 16 & 255) + (b >> 16 & 255) + (c >> 16 & 255) + (d >> 16 & 255));
            green[i] = 0.25f * ((a >> 8 & 255) + (b >> 8 & 255) + (c >> 8 & 255) + (d >> 8 & 255));
            blue[i] = 0.25f * ((a & 255) + (b & 255) + (c & 255) + (d & 255));
        }
    }

    /** Takes colours that were reduced elsewhere: {@link #COUNT} pixels, row by row from the top, 0xAARRGGBB. */
    public void take(int[] argb) {
        for (int i = 0; i < COUNT; i++) {
            red[i] = argb[i] >> 16 & 255;
            green[i] = argb[i] >> 8 & 255;
            blue[i] = argb[i] & 255;
        }
    }

    private void place(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                int i = row * COLUMNS + column;
                int hash = i * 0x9E3779B1;
                hash ^= hash >>> 15;
                hash *= 0x85EBCA77;
                int x = (int) ((column + (hash >>> 16) / 65536.0) * width / COLUMNS);
                int y = (int) ((row + (hash & 0xFFFF) / 65536.0) * height / ROWS);
                upper[i] = y * width + x;
                lower[i] = Math.min(y + 1, height - 1) * width + x;
                atRightEdge[i] = x == width - 1;
            }
        }
    }
}
