package dev.catbird.video2sound;

/**
 * By how much predicted bands, which are logarithms, are to be multiplied so that what they stand for has the power of what is heard. Who
 * is unsure predicts the mean of logarithms; that is less than the logarithm of the mean, and loud bands are moved furthest towards it.
 * So all is stretched away from silence, which leaves silence what it is, rather than made louder. Thread: any.
 */
final class Contrast {
    /** 15 dB for a band 20 dB under full scale. */
    private static final double MOST = 1.3;

    private static final int STEPS = 20;

    private Contrast() {}

    /** From 1 to {@link #MOST}; all rows are of the same moments, the bands first. */
    static double factor(float[][] predicted, float[][] truth) {
        double wanted = 0;
        for (float[] row : truth) {
            wanted += power(row, 1);
        }
        double low = 1;
        double high = MOST;
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            double said = 0;
            for (float[] row : predicted) {
                said += power(row, middle);
            }
            if (said < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Of all bands together; silent ones have none. */
    private static double power(float[] bands, double factor) {
        double power = 0;
        for (int b = 0; b < MelBands.COUNT; b++) {
            if (bands[b] > 0) {
                power += Math.pow(10, factor * bands[b] - MelBands.FLOOR_DB / 10.0);
            }
        }
        return power;
    }
}
