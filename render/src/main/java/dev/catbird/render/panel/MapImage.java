package dev.catbird.render.panel;

import dev.catbird.engine.index.UnitMap;
import java.nio.ByteBuffer;

/**
 * The map of a corpus as a picture: a soft dot for every unit, cool at the beginning of the corpus and warm at its end. Thread: worker makes it.
 *
 * @param map what it shows
 * @param rgba {@link #WIDTH} x {@link #HEIGHT} pixels
 */
record MapImage(UnitMap map, ByteBuffer rgba) {
    static final int WIDTH = 1320;
    static final int HEIGHT = 780;
    /** Of the dots, in pixels. */
    private static final int RADIUS = 5;

    private static final int FIRST = 0x6FA3EA;
    private static final int MIDDLE = 0xA79BD8;
    private static final int LAST = 0xE59A86;

    static MapImage of(UnitMap map) {
        float[] light = new float[3 * WIDTH * HEIGHT];
        // The more dots there are the fainter each, so that dense places keep their shape.
        float each = (float) Math.min(1.2, Math.max(0.28, 36 / Math.sqrt(Math.max(1, map.points()))));
        for (int p = 0; p < map.points(); p++) {
            if (!Float.isNaN(map.x(p))) {
                dot(light, map.x(p), map.y(p), colour((float) p / map.points()), each);
            }
        }
        ByteBuffer rgba = ByteBuffer.allocateDirect(4 * WIDTH * HEIGHT);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            float most = Math.max(light[3 * i], Math.max(light[3 * i + 1], light[3 * i + 2]));
            for (int c = 0; c < 3; c++) {
                rgba.put((byte) (most > 0 ? 255 * light[3 * i + c] / most : 0));
            }
            // Light adds up, and never gets glaring.
            rgba.put((byte) (255 * 0.85 * (1 - Math.exp(-1.6 * most))));
        }
        rgba.flip();
        return new MapImage(map, rgba);
    }

    private static int colour(float at) {
        int from = at < 0.5f ? FIRST : MIDDLE;
        int to = at < 0.5f ? MIDDLE : LAST;
        return Ink.between(from, to, at < 0.5f ? 2 * at : 2 * at - 1);
    }

    private static void dot(float[] light, float atX, float atY, int rgb, float strength) {
        float centreX = atX * (WIDTH - 1);
        float centreY = atY * (HEIGHT - 1);
        for (int y = Math.max(0, (int) centreY - RADIUS); y <= Math.min(HEIGHT - 1, (int) centreY + RADIUS); y++) {
            for (int x = Math.max(0, (int) centreX - RADIUS); x <= Math.min(WIDTH - 1, (int) centreX + RADIUS); x++) {
                float away = ((x - centreX) * (x - centreX) + (y - centreY) * (y - centreY)) / (RADIUS * RADIUS);
                if (away < 1) {
                    float much = strength * (1 - away) * (1 - away) / 255;
                    int at = 3 * (y * WIDTH + x);
                    light[at] += much * (rgb >> 16 & 255);
                    light[at + 1] += much * (rgb >> 8 & 255);
                    light[at + 2] += much * (rgb & 255);
                }
            }
        }
    }
}
