package dev.catbird.video2sound;

import dev.catbird.engine.media.Picture;
import java.util.Arrays;

/** A picture as a few cells of mean linear light, whatever its size and shape. Thread: one; calls allocate nothing. */
final class Cells {
    /** So many pixels across are enough: of a larger picture some are passed over. */
    private static final int ENOUGH = 160;

    private final int columns;
    private final int rows;
    private final float[] red;
    private final float[] green;
    private final float[] blue;
    private final int[] pixels;

    Cells(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        red = new float[columns * rows];
        green = new float[columns * rows];
        blue = new float[columns * rows];
        pixels = new int[columns * rows];
    }

    int count() {
        return pixels.length;
    }

    float red(int cell) {
        return red[cell];
    }

    float green(int cell) {
        return green[cell];
    }

    float blue(int cell) {
        return blue[cell];
    }

    float luminance(int cell) {
        return Lab.luminance(red[cell], green[cell], blue[cell]);
    }

    /** Mean luminance of the whole picture. */
    float mean() {
        float sum = 0;
        for (int cell = 0; cell < pixels.length; cell++) {
            sum += luminance(cell);
        }
        return sum / pixels.length;
    }

    /** Measures a picture of at least 1x1. */
    void measure(Picture picture) {
        Arrays.fill(red, 0);
        Arrays.fill(green, 0);
        Arrays.fill(blue, 0);
        Arrays.fill(pixels, 0);
        int width = picture.width();
        int height = picture.height();
        int step = Math.max(1, width / ENOUGH);
        // A cell that is smaller than a pixel gets the pixel it lies in.
        int across = Math.max(columns, width / step);
        int down = Math.max(rows, height / step);
        int[] argb = picture.argb();
        for (int j = 0; j < down; j++) {
            int row = width * (int) ((j + 0.5) * height / down);
            int first = j * rows / down * columns;
            for (int i = 0; i < across; i++) {
                int colour = argb[row + (int) ((i + 0.5f) * width / across)];
                int cell = first + i * columns / across;
                red[cell] += Lab.linear(colour >> 16 & 255);
                green[cell] += Lab.linear(colour >> 8 & 255);
                blue[cell] += Lab.linear(colour & 255);
                pixels[cell]++;
            }
        }
        for (int cell = 0; cell < pixels.length; cell++) {
            float share = 1f / pixels[cell];
            red[cell] *= share;
            green[cell] *= share;
            blue[cell] *= share;
        }
    }
}
