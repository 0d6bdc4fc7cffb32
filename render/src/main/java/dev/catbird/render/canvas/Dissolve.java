package dev.catbird.render.canvas;

import dev.catbird.engine.media.Picture;
import java.util.Random;

/**
 * Moves a picture a part of the way towards another, again and again if need be: what is between two shades is either of them by
 * chance, so that nothing stops short and no ghost remains. Thread: render, one; allocates only for a new width.
 */
final class Dissolve {
    private static final int BLACK = 0xFF000000;
    /** The whole way; what is less goes by such steps. */
    private static final int WHOLE = 256;
    /** Places at which a row may begin in {@link #noise}. */
    private static final int STARTS = 1024;

    /** Always the same, so that the same pictures give the same. */
    private final Random random = new Random(1);

    private int[] noise = new int[0];
    private int[] chance = new int[0];
    private int[] from = new int[0];
    private int[] to = new int[0];

    /** Goes {@code share}, 0..1 in steps of 1/256, of the way from {@code shown} to a picture of the same size, in place. */
    void towards(Picture next, double share, Picture shown) {
        int width = shown.width();
        int height = shown.height();
        if (share >= 1) {
            System.arraycopy(next.argb(), 0, shown.argb(), 0, width * height);
            return;
        }
        if (from.length != width) {
            // The same for all channels.
            noise = random.ints((long) width + STARTS, 0, WHOLE)
                    .map(c -> c * 0x10001)
                    .toArray();
            chance = new int[width];
            from = new int[width];
            to = new int[width];
        }
        int way = share > 0 ? Math.max(1, (int) Math.round(share * WHOLE)) : 0;
        for (int y = 0; y < height; y++) {
            System.arraycopy(noise, random.nextInt(STARTS), chance, 0, width);
            System.arraycopy(shown.argb(), y * width, from, 0, width);
            System.arraycopy(next.argb(), y * width, to, 0, width);
            mix(from, to, chance, way, width);
            System.arraycopy(from, 0, shown.argb(), y * width, width);
        }
    }

    /** Two channels at a time, few operations and no offsets: this form the JIT compiler turns into vector instructions. */
    private static void mix(int[] from, int[] to, int[] chance, int way, int width) {
        int back = WHOLE - way;
        for (int x = 0; x < width; x++) {
            int one = from[x];
            int other = to[x];
            int c = chance[x];
            int redBlue = (one & 0xFF00FF) * back + (other & 0xFF00FF) * way + c;
            int green = (one >>> 8 & 255) * back + (other >>> 8 & 255) * way + (c & 255);
            from[x] = BLACK | (redBlue >>> 8 & 0xFF00FF) | (green & 0xFF00);
        }
    }
}
