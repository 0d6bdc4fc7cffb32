package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;
import java.util.Arrays;

/**
 * Explains a magnitude spectrum by few units under the Kullback-Leibler divergence, the measure of Driedger, Prätzlich
 * and Müller, "Let It Bee" (ISMIR 2015). Thread: matcher; calls allocate nothing.
 *
 * <p>With lambda the sum so far, the distribution w that lowers the divergence from v fastest has the largest &lt;w, v /
 * lambda&gt;. After each choice all gains are refitted by the multiplicative update of Lee and Seung (2001).
 */
final class KlPursuit {
    /** Rounds of the gain update after each step: more change nothing that can be heard. */
    private static final int GAIN_ROUNDS = 12;

    private static final float TINY = 1e-9f;

    private final UnitSearch search;
    private final int bins;
    private final float[] query;
    private final float[] explained;
    private final float[][] distributions;
    private final float[] gains = new float[Combination.MAX_COUNT];
    private final int[] chosen = new int[Combination.MAX_COUNT];

    KlPursuit(UnitSearch search, int bins) {
        this.search = search;
        this.bins = bins;
        query = new float[bins];
        explained = new float[bins];
        distributions = new float[Combination.MAX_COUNT][bins];
    }

    /** The unit chosen {@code i}-th by the last pursuit. */
    int unit(int i) {
        return chosen[i];
    }

    /** The gain of the unit chosen {@code i}-th: what it explains of the spectrum's sum. */
    float gain(int i) {
        return gains[i];
    }

    /**
     * Chooses at most {@code most} units for {@code magnitudes}, whose sum is {@code level}, and fits their gains; returns
     * how many. The search's priors apply; chosen units and their neighbours get priors of their own.
     */
    @RealTime
    int pursue(float[] magnitudes, float level, int most) {
        float floor = level / bins * 1e-5f + TINY;
        int count = 0;
        while (count < most) {
            int unit;
            if (count == 0) {
                for (int b = 0; b < bins; b++) {
                    query[b] = (float) Math.sqrt(magnitudes[b] / level);
                }
                unit = search.mostAlike(query);
            } else {
                for (int b = 0; b < bins; b++) {
                    query[b] = magnitudes[b] / explained[b];
                }
                unit = search.mostExplaining(query);
            }
            if (unit < 0) {
                break;
            }
            for (int near = unit - 1; near <= unit + 1; near++) {
                search.prior(near, -1);
            }
            search.distribution(unit, distributions[count]);
            chosen[count] = unit;
            gains[count] = count == 0 ? level : level / (count + 1) * 0.5f;
            count++;
            refit(magnitudes, count, floor);
        }
        return count;
    }

    /** Multiplicative KL updates of the first {@code count} gains, then the sum they give plus a floor. */
    private void refit(float[] magnitudes, int count, float floor) {
        for (int round = 0; round < GAIN_ROUNDS; round++) {
            explain(count, TINY);
            for (int b = 0; b < bins; b++) {
                query[b] = magnitudes[b] / explained[b];
            }
            for (int i = 0; i < count; i++) {
                gains[i] *= inner(distributions[i], query);
            }
        }
        explain(count, floor);
    }

    private void explain(int count, float floor) {
        Arrays.fill(explained, floor);
        for (int i = 0; i < count; i++) {
            float gain = gains[i];
            float[] distribution = distributions[i];
            for (int b = 0; b < bins; b++) {
                explained[b] += gain * distribution[b];
            }
        }
    }

    /** Four sums side by side: one alone waits for itself at every addition. */
    private float inner(float[] a, float[] b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 4 <= bins; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < bins; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + s2 + s3;
    }
}
