package dev.catbird.render.canvas;

import dev.catbird.engine.media.Picture;

/** A picture and its halves, quarters ..., each made when first asked for. Thread: render. */
final class Mipmaps {
    private static final int MOST_LEVELS = 12;

    private final Picture[] levels = new Picture[MOST_LEVELS];
    private int made;

    Mipmaps() {
        levels[0] = new Picture();
    }

    /** The picture itself, to be replaced: the smaller ones are forgotten. */
    Picture replace() {
        made = 1;
        return levels[0];
    }

    /** The picture halved {@code level} times; the smallest there is, if it cannot be halved so often. */
    Picture level(int level) {
        while (made <= level
                && made < MOST_LEVELS
                && Math.min(levels[made - 1].width(), levels[made - 1].height()) > 1) {
            if (levels[made] == null) {
                levels[made] = new Picture();
            }
            halve(levels[made - 1], levels[made]);
            made++;
        }
        return levels[Math.min(level, made - 1)];
    }

    /** Means of 2x2 pixels, rounded; an odd last row or column is left out. */
    private static void halve(Picture from, Picture into) {
        into.resize(from.width() / 2, from.height() / 2);
        int[] fine = from.argb();
        int[] coarse = into.argb();
        int width = into.width();
        for (int y = 0; y < into.height(); y++) {
            int upper = 2 * y * from.width();
            int lower = upper + from.width();
            for (int x = 0; x < width; x++) {
                int a = fine[upper + 2 * x];
                int b = fine[upper + 2 * x + 1];
                int c = fine[lower + 2 * x];
                int d = fine[lower + 2 * x + 1];
                int redBlue = (a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF) + 0x020002;
                int green = (a & 0xFF00) + (b & 0xFF00) + (c & 0xFF00) + (d & 0xFF00) + 0x0200;
                coarse[y * width + x] = 0xFF000000 | (redBlue >> 2 & 0xFF00FF) | (green >> 2 & 0xFF00);
            }
        }
    }
}
