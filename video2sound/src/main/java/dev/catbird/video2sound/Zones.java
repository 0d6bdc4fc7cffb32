package dev.catbird.video2sound;

import dev.catbird.engine.media.Picture;
import java.util.Arrays;

/** A picture as a few zones of mean linear light, whatever its size and shape. Thread: one; calls allocate nothing. */
final class Zones {
    static final int COLUMNS = 8;
    static final int ROWS = 6;
    static final int COUNT = COLUMNS * ROWS;

    /** So many pixels across are enough: of a larger picture some are passed over. */
    private static final int ENOUGH = 160;

    private final float[] red = new float[COUNT];
    private final float[] green = new float[COUNT];
    private final float[] blue = new float[COUNT];
    private final int[] pixels = new int[COUNT];

    float red(int zone) {
        return red[zone];
    }

    float green(int zone) {
        return green[zone];
    }

    float blue(int zone) {
        return blue[zone];
    }

    float luminance(int zone) {
        return Lab.luminance(red[zone], green[zone], blue[zone]);
    }

    /** Mean luminance of the whole picture. */
    float mean() {
        float sum = 0;
        for (int zone = 0; zone < COUNT; zone++) {
            sum += luminance(zone);
        }
        return sum / COUNT;
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
        // A zone that is smaller than a pixel gets the pixel it lies in.
        int across = Math.max(COLUMNS, width / step);
        int down = Math.max(ROWS, height / step);
        int[] argb = picture.argb();
        for (int j = 0; j < down; j++) {
            int row = width * (int) ((j + 0.5) * height / down);
            int first = j * ROWS / down * COLUMNS;
            for (int i = 0; i < across; i++) {
                int colour = argb[row + (int) ((i + 0.5f) * width / across)];
                int zone = first + i * COLUMNS / across;
                red[zone] += Lab.linear(colour >> 16 & 255);
                green[zone] += Lab.linear(colour >> 8 & 255);
                blue[zone] += Lab.linear(colour & 255);
                pixels[zone]++;
            }
        }
        for (int zone = 0; zone < COUNT; zone++) {
            float share = 1f / pixels[zone];
            red[zone] *= share;
            green[zone] *= share;
            blue[zone] *= share;
        }
    }
}
