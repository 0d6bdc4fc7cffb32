package dev.catbird.video2sound;

import java.util.Arrays;

/**
 * Brings numbers to a mean of 0 and a spread of about 1. A number that hardly varies gets part of its kind's spread, so that noise
 * is not blown up. Thread: any once made.
 */
final class Scaling {
    /** A number's spread counts as at least this share of its kind's. */
    private static final double LEAST_SHARE = 0.3;

    private static final double LEAST = 1e-4;

    private final float[] mean;
    private final float[] factor;

    Scaling(float[] mean, float[] factor) {
        this.mean = mean;
        this.factor = factor;
    }

    /** One that leaves {@code count} numbers as they are. */
    static Scaling none(int count) {
        float[] factor = new float[count];
        Arrays.fill(factor, 1);
        return new Scaling(new float[count], factor);
    }

    float[] mean() {
        return mean;
    }

    /** 1 over the spread. */
    float[] factor() {
        return factor;
    }

    /** Measures {@code rows}, whose numbers are of the kinds that begin at {@code kinds[0..]}; the last is the end. */
    static Scaling of(float[][] rows, int[] kinds) {
        int count = kinds[kinds.length - 1];
        double[] sum = new double[count];
        double[] squares = new double[count];
        for (float[] row : rows) {
            for (int i = 0; i < count; i++) {
                sum[i] += row[i];
                squares[i] += (double) row[i] * row[i];
            }
        }
        float[] mean = new float[count];
        float[] factor = new float[count];
        Arrays.fill(factor, 1);
        int n = Math.max(1, rows.length);
        for (int k = 0; k + 1 < kinds.length; k++) {
            double ofKind = 0;
            for (int i = kinds[k]; i < kinds[k + 1]; i++) {
                mean[i] = (float) (sum[i] / n);
                ofKind += Math.max(0, squares[i] / n - (sum[i] / n) * (sum[i] / n));
            }
            ofKind /= Math.max(1, kinds[k + 1] - kinds[k]);
            for (int i = kinds[k]; i < kinds[k + 1]; i++) {
                double own = Math.max(0, squares[i] / n - (sum[i] / n) * (sum[i] / n));
                double spread = Math.sqrt(Math.max(own, LEAST_SHARE * LEAST_SHARE * ofKind));
                factor[i] = (float) (1 / Math.max(LEAST, spread));
            }
        }
        return new Scaling(mean, factor);
    }

    /** {@code into[i]} gets what {@code from[i]} becomes; they may be the same array. */
    void apply(float[] from, float[] into) {
        for (int i = 0; i < mean.length; i++) {
            into[i] = (from[i] - mean[i]) * factor[i];
        }
    }

    /** The way back; a number that is not looked at comes back as its mean. */
    void undo(float[] from, float[] into) {
        for (int i = 0; i < mean.length; i++) {
            into[i] = factor[i] == 0 ? mean[i] : from[i] / factor[i] + mean[i];
        }
    }
}
