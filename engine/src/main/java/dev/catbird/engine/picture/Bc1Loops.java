package dev.catbird.engine.picture;

/**
 * The encoder's loops over a batch, each a handful of operations on array elements of one index: that form, and on Java 17
 * hardly a larger one, the JIT compiler turns into vector instructions. Thread: any.
 */
final class Bc1Loops {
    /** Blocks per batch: long loops, and all arrays together still fit the second-level cache. */
    static final int BATCH = 512;

    private Bc1Loops() {}

    static void pickEveryFourth(int[] from, int first, int[] to, int offset, int count) {
        for (int b = 0; b < count; b++) {
            to[offset + b] = from[first + 4 * b];
        }
    }

    static void extract(int[] pixels, int shift, int[] values) {
        for (int b = 0; b < BATCH; b++) {
            values[b] = pixels[b] >>> shift & 255;
        }
    }

    /** Minimum by sign bit: Java 17 does not vectorise Math.min. */
    static void lower(int[] min, int[] values) {
        for (int b = 0; b < BATCH; b++) {
            int below = values[b] - min[b];
            min[b] += below & (below >> 31);
        }
    }

    static void raise(int[] max, int[] values) {
        for (int b = 0; b < BATCH; b++) {
            int room = max[b] - values[b];
            max[b] -= room & (room >> 31);
        }
    }

    static void covary(
            int[] ones, int[] oneMin, int[] oneMax, int[] others, int[] otherMin, int[] otherMax, int[] sum) {
        for (int b = 0; b < BATCH; b++) {
            int one = 2 * ones[b] - oneMin[b] - oneMax[b];
            int other = 2 * others[b] - otherMin[b] - otherMax[b];
            sum[b] += one * other;
        }
    }

    /** One channel's share of the line; its ends are widened from {@code bits} to 8 bits as {@link Bc1#expand} does. */
    static void findSteps(int[] high, int[] low, int shift, int bits, int[] step, int[] start, int[] span) {
        int mask = (1 << bits) - 1;
        int left = 8 - bits;
        int right = 2 * bits - 8;
        for (int b = 0; b < BATCH; b++) {
            int upper = high[b] >>> shift & mask;
            int lower = low[b] >>> shift & mask;
            int from = (lower << left) + (lower >>> right);
            int size = (upper << left) + (upper >>> right) - from;
            step[b] = size;
            start[b] += size * from;
            span[b] += size * size;
        }
    }

    /** Marks at 1/6, 1/2 and 5/6 of the line, six times as large as places before scaling: no fractions. */
    static void findMarks(int[] start, int[] span, int[] mark1, int[] mark2, int[] mark3) {
        for (int b = 0; b < BATCH; b++) {
            int from = 6 * start[b];
            mark1[b] = from + span[b];
            mark2[b] = from + 3 * span[b];
            mark3[b] = from + 5 * span[b];
        }
    }

    static void place(int[] reds, int[] stepR, int[] greens, int[] stepG, int[] blues, int[] stepB, int[] places) {
        for (int b = 0; b < BATCH; b++) {
            places[b] = 6 * (stepR[b] * reds[b] + stepG[b] * greens[b] + stepB[b] * blues[b]);
        }
    }

    static void level(int[] places, int[] mark1, int[] mark2, int[] mark3, int shift, int[] levels) {
        for (int b = 0; b < BATCH; b++) {
            int place = places[b];
            levels[b] |=
                    (((mark1[b] - place) >>> 31) + ((mark2[b] - place) >>> 31) + ((mark3[b] - place) >>> 31)) << shift;
        }
    }

    static void addValues(int[] values, int[] sum) {
        for (int b = 0; b < BATCH; b++) {
            sum[b] += values[b];
        }
    }

    static void addMoments(int[] values, int[] levels, int shift, int[] sum) {
        for (int b = 0; b < BATCH; b++) {
            sum[b] += values[b] * (levels[b] >>> shift & 3);
        }
    }
}
