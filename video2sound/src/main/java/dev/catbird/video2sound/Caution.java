package dev.catbird.video2sound;

/**
 * How far a prediction may be trusted: the share of the way from the mean to it that comes nearest to what is held out, less as that
 * share's gain over the mean could be chance. So little film, or pictures that say nothing, end at the mean and never past it. Thread:
 * any.
 *
 * <p>Differences are taken over stretches, which hardly depend on each other as single pictures do. The share is multiplied by 1 - (2 e
 * / g)^2, where g is the mean gain over the stretches and e its standard error: the shrinkage of James and Stein (1961), with two
 * standard errors in the place of one.
 */
final class Caution {
    /** Fewer stretches than this show nothing. */
    private static final int FEWEST = 3;

    private static final int STEPS = 10;

    private Caution() {}

    /**
     * From 0, only the mean, to 1. All rows are of pictures in their order, {@code perStretch} of them in a stretch; the first
     * {@code count} numbers of a row are looked at.
     */
    static double share(float[][] predicted, float[][] truth, float[] mean, int count, int perStretch) {
        int stretches = truth.length / perStretch;
        if (stretches < FEWEST) {
            return 0;
        }
        double[] ofMean = errors(0, predicted, truth, mean, count, perStretch);
        double best = 0;
        double bestTrust = 0;
        double bestGain = 0;
        for (int step = 1; step <= STEPS; step++) {
            double share = (double) step / STEPS;
            double[] errors = errors(share, predicted, truth, mean, count, perStretch);
            double gain = 0;
            double squares = 0;
            for (int s = 0; s < stretches; s++) {
                gain += (ofMean[s] - errors[s]) / stretches;
                squares += (ofMean[s] - errors[s]) * (ofMean[s] - errors[s]) / stretches;
            }
            if (gain > bestGain) {
                bestGain = gain;
                best = share;
                double error2 = Math.max(0, squares - gain * gain) / (stretches - 1);
                bestTrust = Math.max(0, 1 - 4 * error2 / (gain * gain));
            }
        }
        return best * bestTrust;
    }

    /** Of every stretch, the sum of absolute differences at that share of the way. */
    private static double[] errors(
            double share, float[][] predicted, float[][] truth, float[] mean, int count, int perStretch) {
        double[] errors = new double[truth.length / perStretch];
        for (int i = 0; i < errors.length * perStretch; i++) {
            for (int b = 0; b < count; b++) {
                double there = mean[b] + share * (Math.max(0, predicted[i][b]) - mean[b]);
                errors[i / perStretch] += Math.abs(there - truth[i][b]);
            }
        }
        return errors;
    }
}
