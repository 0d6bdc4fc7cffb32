package dev.catbird.engine.picture;

/**
 * The ends of a block of one colour. Level 2 of a pair of ends is three times as fine as the ends themselves, so that soft skies
 * show no bands. Thread: any.
 */
final class FlatColour {
    /** For each value of a channel {@code high << 8 | low}, the ends whose level 2 comes nearest; of equals the closest pair. */
    private static final int[] ENDS_5 = ends(5);

    private static final int[] ENDS_6 = ends(6);

    private FlatColour() {}

    /** The end of level 3 as RGB565. */
    static int high(int red, int green, int blue) {
        return ENDS_5[red] >> 8 << 11 | ENDS_6[green] >> 8 << 5 | ENDS_5[blue] >> 8;
    }

    /** The end of level 0 as RGB565. */
    static int low(int red, int green, int blue) {
        return (ENDS_5[red] & 255) << 11 | (ENDS_6[green] & 255) << 5 | (ENDS_5[blue] & 255);
    }

    private static int[] ends(int bits) {
        int[] ends = new int[256];
        int top = (1 << bits) - 1;
        for (int value = 0; value < 256; value++) {
            int best = Integer.MAX_VALUE;
            int near = value * top / 255;
            for (int high = Math.max(0, near - 3); high <= Math.min(top, near + 3); high++) {
                for (int low = Math.max(0, near - 3); low <= Math.min(top, near + 3); low++) {
                    int shown = (2 * widen(high, bits) + widen(low, bits) + 1) / 3;
                    int cost = 8 * Math.abs(shown - value) + Math.abs(high - low);
                    if (cost < best) {
                        best = cost;
                        ends[value] = high << 8 | low;
                    }
                }
            }
        }
        return ends;
    }

    private static int widen(int value, int bits) {
        return (value << (8 - bits)) + (value >>> (2 * bits - 8));
    }
}
