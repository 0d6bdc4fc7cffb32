package dev.catbird.render.flash;

import java.util.Arrays;

/**
 * The rises and falls of one signal in every cell, and what a next picture would add to them. Thread: render, one.
 *
 * <p>A transition is a change by a threshold from the last peak or valley, against the direction of the transition before; two make a flash.
 * {@link #begin}, {@link #trial} for every cell, {@link #passes}; at last, with the signal that is shown, {@link #commit}.
 */
final class Transitions {
    /** Three flashes. */
    static final int MOST_PER_S = 6;

    /** So many transitions of large areas pass as they come; more in the same second keep a distance. */
    private static final int FREE_PER_S = 3;

    private static final double DISTANCE_MS = 200;
    private static final double SECOND_MS = 1000;

    /** Times are sums of frame times. */
    private static final double ROUNDING_MS = 0.01;

    /** The screen's sides in blocks; a window, the ten degrees of WCAG, has a third of each. */
    private static final int BLOCKS = 12;

    private static final int WINDOW_BLOCKS = BLOCKS / 3;
    private static final int WINDOW_CELLS = Cells.COUNT / 9;

    /** A fifth, where the limit is a quarter: cells are a sample. */
    private static final int MOST_CELLS = WINDOW_CELLS / 5;

    private final float threshold;
    private final float[] extremes = new float[Cells.COUNT];
    /** 1 after a rise, -1 after a fall, 0 before the first: then both {@link #extremes} and {@link #lows} count. */
    private final byte[] directions = new byte[Cells.COUNT];

    private final float[] lows = new float[Cells.COUNT];
    /** The last six transitions of every cell, and where the oldest stands. */
    private final double[] times = new double[Cells.COUNT * MOST_PER_S];

    private final byte[] oldest = new byte[Cells.COUNT];
    /** When a cell had more than its six in a second, last. */
    private final double[] exceeded = new double[Cells.COUNT];

    /** When large areas had transitions: the last six. */
    private final double[] events = new double[MOST_PER_S];

    private final int[] changes = new int[BLOCKS * BLOCKS];
    private final int[] excesses = new int[BLOCKS * BLOCKS];
    private final int[] sums = new int[(BLOCKS + 1) * (BLOCKS + 1)];
    private boolean started;

    Transitions(float threshold) {
        this.threshold = threshold;
        Arrays.fill(times, Double.NEGATIVE_INFINITY);
        Arrays.fill(exceeded, Double.NEGATIVE_INFINITY);
        Arrays.fill(events, Double.NEGATIVE_INFINITY);
    }

    void begin() {
        Arrays.fill(changes, 0);
        Arrays.fill(excesses, 0);
    }

    /** What if this cell had this value now? */
    void trial(int cell, float value, double nowMs) {
        boolean changed = direction(cell, value) != 0;
        int block = cell / Cells.COLUMNS * BLOCKS / Cells.ROWS * BLOCKS + cell % Cells.COLUMNS * BLOCKS / Cells.COLUMNS;
        if (changed) {
            changes[block]++;
        }
        if ((changed && exceeds(cell, nowMs)) || within(exceeded[cell], nowMs)) {
            excesses[block]++;
        }
    }

    private boolean exceeds(int cell, double nowMs) {
        return within(times[cell * MOST_PER_S + oldest[cell]], nowMs);
    }

    private static boolean within(double thenMs, double nowMs) {
        return nowMs - thenMs < SECOND_MS + ROUNDING_MS;
    }

    /** The transition that this value would be: 1 a rise, -1 a fall, 0 none. */
    private int direction(int cell, float value) {
        if (!started) {
            return 0;
        }
        int direction = directions[cell];
        if (direction >= 0 && extremes[cell] - value >= threshold) {
            return -1;
        }
        float low = direction == 0 ? lows[cell] : extremes[cell];
        return direction <= 0 && value - low >= threshold ? 1 : 0;
    }

    /** Whether what was tried keeps to the limits. */
    boolean passes(double nowMs) {
        return largest(excesses) <= MOST_CELLS && (largest(changes) <= MOST_CELLS || mayChange(nowMs));
    }

    private boolean mayChange(double nowMs) {
        int recent = 0;
        double last = Double.NEGATIVE_INFINITY;
        for (double event : events) {
            recent += within(event, nowMs) ? 1 : 0;
            last = Math.max(last, event);
        }
        return recent < FREE_PER_S || (recent < MOST_PER_S && nowMs - last >= DISTANCE_MS - ROUNDING_MS);
    }

    /** Notes what was tried last as an event, if it was one; the cells follow by {@link #commit(int, float, double)}. */
    void commit(double nowMs) {
        if (largest(changes) > MOST_CELLS) {
            System.arraycopy(events, 1, events, 0, MOST_PER_S - 1);
            events[MOST_PER_S - 1] = nowMs;
        }
    }

    /** This cell has this value now. */
    void commit(int cell, float value, double nowMs) {
        int direction = direction(cell, value);
        if (direction != 0) {
            if (exceeds(cell, nowMs)) {
                exceeded[cell] = nowMs;
            }
            times[cell * MOST_PER_S + oldest[cell]] = nowMs;
            oldest[cell] = (byte) ((oldest[cell] + 1) % MOST_PER_S);
            directions[cell] = (byte) direction;
            extremes[cell] = value;
        } else if (!started) {
            extremes[cell] = value;
            lows[cell] = value;
        } else if (directions[cell] == 0) {
            extremes[cell] = Math.max(extremes[cell], value);
            lows[cell] = Math.min(lows[cell], value);
        } else {
            extremes[cell] = directions[cell] > 0 ? Math.max(extremes[cell], value) : Math.min(extremes[cell], value);
        }
    }

    /** All cells have been committed once. */
    void start() {
        started = true;
    }

    /** The most counted cells in any window. */
    private int largest(int[] counts) {
        int stride = BLOCKS + 1;
        for (int y = 0; y < BLOCKS; y++) {
            int row = 0;
            for (int x = 0; x < BLOCKS; x++) {
                row += counts[y * BLOCKS + x];
                sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
            }
        }
        int most = 0;
        for (int y = WINDOW_BLOCKS; y <= BLOCKS; y++) {
            for (int x = WINDOW_BLOCKS; x <= BLOCKS; x++) {
                int in = sums[y * stride + x]
                        - sums[(y - WINDOW_BLOCKS) * stride + x]
                        - sums[y * stride + x - WINDOW_BLOCKS]
                        + sums[(y - WINDOW_BLOCKS) * stride + x - WINDOW_BLOCKS];
                most = Math.max(most, in);
            }
        }
        return most;
    }
}
