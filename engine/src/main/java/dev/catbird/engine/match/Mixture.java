package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.kernel.Kernels;

/**
 * A spectrum and its explanation by a sum of distributions, under the Kullback-Leibler divergence: the measure of Driedger,
 * Prätzlich and Müller, "Let It Bee" (ISMIR 2015). Thread: matcher; calls allocate nothing.
 */
final class Mixture {
    /** Rounds of the gain update after each part: more change nothing that can be heard. */
    private static final int GAIN_ROUNDS = 12;

    /** Rounds of Newton's method for the share of a new part. */
    private static final int SHARE_ROUNDS = 3;

    private static final float TINY = 1e-9f;

    private final Kernels kernels = Kernels.best();
    private final int bins;
    private final float[][] distributions;
    private final float[] gains = new float[Combination.MAX_COUNT];
    private final float[] explained;
    private final float[] quotient;
    private final float[] change;
    private final float[] ratio;
    private final float[] weighed;

    private float[] magnitudes;
    private float level;
    private int count;

    Mixture(int bins) {
        this.bins = bins;
        distributions = new float[Combination.MAX_COUNT][bins];
        explained = new float[bins];
        quotient = new float[bins];
        change = new float[bins];
        ratio = new float[bins];
        weighed = new float[bins];
        magnitudes = explained;
    }

    /** Begins anew for a spectrum that sums to {@code sum}; it is not copied. */
    @RealTime
    void explain(float[] spectrum, float sum) {
        magnitudes = spectrum;
        level = sum;
        count = 0;
    }

    /** The gain of part {@code i}: what it explains of the spectrum's sum. */
    float gain(int i) {
        return gains[i];
    }

    /**
     * What the gains must be multiplied by for the parts to have the power of the spectrum. The divergence keeps the sum of
     * magnitudes, and of the same sum a spectrum with peaks has more power than a smooth one.
     */
    @RealTime
    float powerFactor() {
        float wanted = kernels.inner(magnitudes, 0, magnitudes, 0, bins);
        float there = kernels.inner(explained, 0, explained, 0, bins);
        return there > 0 ? (float) Math.sqrt(wanted / there) : 0;
    }

    /** What the spectrum has for what is explained, bin by bin; valid from the first part on. */
    float[] quotient() {
        return quotient;
    }

    /** Where the distribution of the next part goes, before {@link #add}. */
    float[] next() {
        return distributions[count];
    }

    /** Takes {@link #next} in and fits all gains anew, by the multiplicative update of Lee and Seung (2001). */
    @RealTime
    void add() {
        gains[count] = count == 0 ? level : level / (count + 1) * 0.5f;
        count++;
        kernels.refit(magnitudes, distributions, gains, count, TINY, GAIN_ROUNDS, quotient, bins);
        float floor = level / bins * 1e-5f + TINY;
        kernels.explain(distributions, gains, count, floor, explained, bins);
        kernels.quotient(magnitudes, explained, quotient, bins);
    }

    /**
     * By how much the divergence falls when {@code distribution} is mixed in with the share t that is best. That share comes
     * by Newton's method; the fall is the integral of the slope up to there by Simpson's rule, which needs no logarithms.
     */
    @RealTime
    float worth(float[] distribution) {
        for (int b = 0; b < bins; b++) {
            change[b] = level * distribution[b] - explained[b];
        }
        float share = 0.1f;
        for (int round = 0; round < SHARE_ROUNDS; round++) {
            float slope = slope(share);
            for (int b = 0; b < bins; b++) {
                weighed[b] = magnitudes[b] * ratio[b];
            }
            float bend = kernels.inner(weighed, 0, ratio, 0, bins);
            share = bend > 0 ? Math.max(1e-4f, Math.min(0.9f, share + slope / bend)) : share;
        }
        float start = kernels.inner(quotient, 0, change, 0, bins);
        float middle = slope(0.5f * share);
        float end = slope(share);
        return share * (start + 4 * middle + end) / 6;
    }

    /** The slope of the divergence's fall at a share, by way of {@link #ratio}. */
    private float slope(float share) {
        for (int b = 0; b < bins; b++) {
            ratio[b] = change[b] / (explained[b] + share * change[b]);
        }
        return kernels.inner(magnitudes, 0, ratio, 0, bins);
    }
}
