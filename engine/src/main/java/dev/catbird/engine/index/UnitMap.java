package dev.catbird.engine.index;

import java.util.Arrays;

/**
 * The units of a corpus on a plane, like ones near one another: the two principal components of their summaries. Thread: any; making one is for
 * workers.
 *
 * <p>A long corpus is drawn by every so many units: {@link #stride}. Axes are stretched so that the middle of the corpus fills the plane,
 * and what lies far out is drawn in.
 */
public final class UnitMap {
    /** More than can be told apart on a screen. */
    private static final int MOST_POINTS = 20_000;

    private static final int POWER_STEPS = 60;
    private static final double OUTER = 0.02;
    private static final float NOWHERE = Float.NaN;

    private final int stride;
    private final float[] x;
    private final float[] y;

    private UnitMap(int stride, float[] x, float[] y) {
        this.stride = stride;
        this.x = x;
        this.y = y;
    }

    /** Computes it: a tenth of a second for any corpus whose index is in memory. {@code unitCount}: of the corpus. */
    public static UnitMap of(UnitIndex index, int unitCount) {
        int stride = Math.max(1, (unitCount + MOST_POINTS - 1) / MOST_POINTS);
        int points = (unitCount + stride - 1) / stride;
        int width = index.bands().width();
        byte[] summaries = new byte[points * width];
        boolean[] there = new boolean[points];
        gather(index, stride, summaries, there);
        float[] x = new float[points];
        float[] y = new float[points];
        double[][] axes = axes(summaries, there, width);
        project(summaries, there, width, axes[0], x);
        project(summaries, there, width, axes[1], y);
        spread(x);
        spread(y);
        return new UnitMap(stride, x, y);
    }

    private static void gather(UnitIndex index, int stride, byte[] summaries, boolean[] there) {
        int width = index.bands().width();
        byte[] record = new byte[CellCode.recordBytes(width)];
        for (int cell = 0; cell < index.cellCount(); cell++) {
            index.readCells(cell, 1, record, 0);
            int first = index.firstPlace(cell);
            for (int place = first; place < first + CellCode.units(record, 0, width); place++) {
                int unit = index.unitAt(place);
                if (unit % stride == 0) {
                    index.readSummaries(place, 1, summaries, unit / stride * width);
                    there[unit / stride] = true;
                }
            }
        }
    }

    /** The two directions of largest spread. */
    private static double[][] axes(byte[] summaries, boolean[] there, int width) {
        double[] mean = mean(summaries, there, width);
        double[][] covariance = new double[width][width];
        double[] row = new double[width];
        for (int p = 0; p < there.length; p++) {
            for (int j = 0; there[p] && j < width; j++) {
                row[j] = (summaries[p * width + j] & 0xff) - mean[j];
                for (int k = 0; k <= j; k++) {
                    covariance[j][k] += row[j] * row[k];
                }
            }
        }
        for (int j = 0; j < width; j++) {
            for (int k = 0; k < j; k++) {
                covariance[k][j] = covariance[j][k];
            }
        }
        double[] first = direction(covariance, new double[width]);
        return new double[][] {first, direction(covariance, first)};
    }

    private static double[] mean(byte[] summaries, boolean[] there, int width) {
        double[] mean = new double[width];
        int count = 0;
        for (int p = 0; p < there.length; p++) {
            count += there[p] ? 1 : 0;
            for (int j = 0; there[p] && j < width; j++) {
                mean[j] += summaries[p * width + j] & 0xff;
            }
        }
        for (int j = 0; j < width; j++) {
            mean[j] /= Math.max(1, count);
        }
        return mean;
    }

    /** The direction of largest spread at right angles to another, by power iteration; any if nothing spreads. */
    private static double[] direction(double[][] covariance, double[] other) {
        int width = other.length;
        double[] at = new double[width];
        for (int j = 0; j < width; j++) {
            // No axis of its own, so that it is at right angles to none by chance.
            at[j] = 1 + 0.37 * Math.sin(j * 1.7);
        }
        double[] next = new double[width];
        for (int step = 0; step < POWER_STEPS; step++) {
            for (int j = 0; j < width; j++) {
                next[j] = dot(covariance[j], at);
            }
            double along = dot(next, other);
            for (int j = 0; j < width; j++) {
                next[j] -= along * other[j];
            }
            double length = Math.sqrt(dot(next, next));
            for (int j = 0; j < width; j++) {
                at[j] = length > 0 ? next[j] / length : 0;
            }
        }
        return at;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static void project(byte[] summaries, boolean[] there, int width, double[] axis, float[] to) {
        for (int p = 0; p < there.length; p++) {
            double sum = 0;
            for (int j = 0; j < width; j++) {
                sum += (summaries[p * width + j] & 0xff) * axis[j];
            }
            to[p] = there[p] ? (float) sum : NOWHERE;
        }
    }

    /** To 0..1: the bulk evenly over most of it, the outermost drawn in towards the edges. */
    private static void spread(float[] values) {
        float[] sorted = new float[values.length];
        int count = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                sorted[count++] = value;
            }
        }
        if (count == 0) {
            return;
        }
        Arrays.sort(sorted, 0, count);
        double low = sorted[(int) (OUTER * (count - 1))];
        double high = sorted[(int) Math.ceil((1 - OUTER) * (count - 1))];
        double middle = (low + high) / 2;
        double half = Math.max(1e-9, (high - low) / 2);
        for (int p = 0; p < values.length; p++) {
            double at = (values[p] - middle) / half;
            values[p] = (float) (0.5 + 0.5 * Math.tanh(1.3 * at));
        }
    }

    /** How many points there are: every {@link #stride}th unit. */
    public int points() {
        return x.length;
    }

    /** Units from one point to the next. */
    public int stride() {
        return stride;
    }

    /** Where a point is from left to right, 0..1; not a number for a silent unit. */
    public float x(int point) {
        return x[point];
    }

    /** Where it is from top to bottom, as {@link #x}. */
    public float y(int point) {
        return y[point];
    }

    /** The point nearest to a place not farther from it than {@code reach}; -1 if there is none. */
    public int nearest(float atX, float atY, float reach) {
        int best = -1;
        float least = reach * reach;
        for (int p = 0; p < x.length; p++) {
            float distance = (x[p] - atX) * (x[p] - atX) + (y[p] - atY) * (y[p] - atY);
            if (distance < least) {
                least = distance;
                best = p;
            }
        }
        return best;
    }
}
