package dev.catbird.video2sound;

/**
 * Coarse optical flow: where to, and how fast, what is seen moves in each of a few regions, by the least squares of Lucas and Kanade
 * (1981) over small pictures. Thread: one; calls allocate nothing.
 */
final class Flow {
    private static final int REGION = 4;
    private static final int ACROSS = VisualFeatures.FINE_COLUMNS / REGION;
    private static final int DOWN = VisualFeatures.FINE_ROWS / REGION;

    /** Numbers: to the right and down, of each region. */
    static final int COUNT = 2 * ACROSS * DOWN;

    private static final double KEPT_S = 0.08;

    /** What has less contrast than this cannot be seen to move. */
    private static final double RIDGE = 0.01;

    /** From one picture to the next nothing is believed to move further, in cells. */
    private static final double FURTHEST = 1.5;

    /** Cells a second that make 1. */
    private static final double UNIT = 10;

    private final float[] last = new float[VisualFeatures.FINE_COUNT];

    Flow fork() {
        Flow other = new Flow();
        System.arraycopy(last, 0, other.last, 0, last.length);
        return other;
    }

    /**
     * Sees the fine picture that begins at {@code values[fine]}, so long after the one before, and moves the numbers that begin at
     * {@code values[into]}. What comes {@code anew} has not moved.
     */
    void see(float[] values, int fine, int into, double sinceS, boolean anew) {
        double share = anew ? 1 : 1 - Math.exp(-sinceS / KEPT_S);
        for (int region = 0; region < ACROSS * DOWN; region++) {
            double xx = RIDGE;
            double yy = RIDGE;
            double xy = 0;
            double xt = 0;
            double yt = 0;
            for (int c = 0; c < REGION * REGION; c++) {
                int x = region % ACROSS * REGION + c % REGION;
                int y = region / ACROSS * REGION + c / REGION;
                double dx = slope(values, fine, x, y, 1, 0);
                double dy = slope(values, fine, x, y, 0, 1);
                int at = y * VisualFeatures.FINE_COLUMNS + x;
                double dt = values[fine + at] - last[at];
                xx += dx * dx;
                yy += dy * dy;
                xy += dx * dy;
                xt += dx * dt;
                yt += dy * dt;
            }
            double all = xx * yy - xy * xy;
            double right = (xy * yt - yy * xt) / all;
            double down = (xy * xt - xx * yt) / all;
            boolean moves = !anew && sinceS > 0;
            move(values, into + 2 * region, moves ? right : 0, sinceS, share);
            move(values, into + 2 * region + 1, moves ? down : 0, sinceS, share);
        }
        System.arraycopy(values, fine, last, 0, last.length);
    }

    private static void move(float[] values, int at, double cells, double sinceS, double share) {
        double bound = Math.max(-FURTHEST, Math.min(FURTHEST, cells));
        double speed = sinceS > 0 ? bound / (sinceS * UNIT) : 0;
        values[at] += (float) (share * (speed - values[at]));
    }

    /** How lightness changes that way, in the mean of this picture and the one before. */
    private double slope(float[] values, int fine, int x, int y, int right, int down) {
        int x0 = Math.max(0, x - right);
        int x1 = Math.min(VisualFeatures.FINE_COLUMNS - 1, x + right);
        int y0 = Math.max(0, y - down);
        int y1 = Math.min(VisualFeatures.FINE_ROWS - 1, y + down);
        int before = y0 * VisualFeatures.FINE_COLUMNS + x0;
        int after = y1 * VisualFeatures.FINE_COLUMNS + x1;
        double now = values[fine + after] - values[fine + before];
        double then = last[after] - last[before];
        return 0.5 * (now + then) / (x1 - x0 + y1 - y0);
    }
}
