package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.analysis.AnalysisSettings;
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

    /** What lies nearer than this many hops to a chosen piece adds nothing to it. */
    private static final float NEAR_HOPS = 1.5f;

    private final UnitSearch search;
    private final int bins;
    private final int corpusHopFrames;
    private final int nearFrames;
    private final float[] query;
    private final float[] explained;
    private final float[][] distributions;
    private final float[] gains = new float[Combination.MAX_COUNT];
    private final float[] levels = new float[Combination.MAX_COUNT];
    private final int[] chosenUnits = new int[Combination.MAX_COUNT];
    private final int[] chosenPieces = new int[Combination.MAX_COUNT];
    private final boolean[] barred = new boolean[Combination.MAX_COUNT];
    private final Found found = new Found(1);

    KlPursuit(UnitSearch search, AnalysisSettings analysis) {
        this.search = search;
        bins = analysis.bins();
        corpusHopFrames = analysis.corpusHopFrames();
        nearFrames = (int) (NEAR_HOPS * analysis.hopFrames());
        query = new float[bins];
        explained = new float[bins];
        distributions = new float[Combination.MAX_COUNT][bins];
    }

    /** The unit chosen {@code i}-th by the last pursuit, or the one nearest to where a chosen piece goes on. */
    int unit(int i) {
        return chosenUnits[i];
    }

    /** The piece that goes on as the {@code i}-th choice, or -1 for a unit that begins anew. */
    int piece(int i) {
        return chosenPieces[i];
    }

    /** The gain of the {@code i}-th choice: what it explains of the spectrum's sum. */
    float gain(int i) {
        return gains[i];
    }

    /** The sum of the magnitudes of the {@code i}-th choice. */
    float level(int i) {
        return levels[i];
    }

    /**
     * Makes at most {@code most} choices for {@code magnitudes}, whose sum is {@code level}, and fits their gains; returns
     * how many. The search's priors apply; what goes on with a sounding piece counts {@code preference} times. What lies near
     * a chosen piece gets a prior of its own.
     */
    @RealTime
    int pursue(float[] magnitudes, float level, int most, Continuations sounding, float preference) {
        float floor = level / bins * 1e-5f + TINY;
        for (int i = 0; i < sounding.count(); i++) {
            long nearest = (sounding.position(i) + corpusHopFrames / 2) / corpusHopFrames;
            barred[i] = sounding.level(i) == 0 || search.prior((int) nearest) < 0;
        }
        int count = 0;
        while (count < most && choose(count, magnitudes, level, sounding, preference)) {
            gains[count] = count == 0 ? level : level / (count + 1) * 0.5f;
            count++;
            refit(magnitudes, count, floor);
        }
        return count;
    }

    /** Takes the best of the corpus and the sounding pieces as choice {@code i}; false if there is none. */
    private boolean choose(int i, float[] magnitudes, float level, Continuations sounding, float preference) {
        if (i == 0) {
            for (int b = 0; b < bins; b++) {
                query[b] = (float) Math.sqrt(magnitudes[b] / level);
            }
            search.mostAlike(query, found);
        } else {
            for (int b = 0; b < bins; b++) {
                query[b] = magnitudes[b] / explained[b];
            }
            search.mostExplaining(query, found);
        }
        float best = found.count() > 0 ? found.score(0) : 0;
        int piece = -1;
        for (int p = 0; p < sounding.count(); p++) {
            if (!barred[p]) {
                float inner = inner(i == 0 ? sounding.roots(p) : sounding.distribution(p), query);
                float score = preference * (i == 0 ? inner * inner : inner);
                if (score > best) {
                    best = score;
                    piece = p;
                }
            }
        }
        if (best <= 0) {
            return false;
        }
        chosenPieces[i] = piece;
        long position;
        if (piece >= 0) {
            position = sounding.position(piece);
            levels[i] = sounding.level(piece);
            System.arraycopy(sounding.distribution(piece), 0, distributions[i], 0, bins);
            chosenUnits[i] = (int) ((position + corpusHopFrames / 2) / corpusHopFrames);
        } else {
            int unit = found.unit(0);
            position = (long) unit * corpusHopFrames;
            levels[i] = search.level(unit);
            search.distribution(unit, distributions[i]);
            chosenUnits[i] = unit;
        }
        bar(position, sounding);
        return true;
    }

    /** Keeps what lies near a chosen position from being chosen as well. */
    private void bar(long position, Continuations sounding) {
        int nearest = (int) ((position + corpusHopFrames / 2) / corpusHopFrames);
        for (int unit = nearest - 1; unit <= nearest + 1; unit++) {
            if (Math.abs((long) unit * corpusHopFrames - position) < nearFrames) {
                search.prior(unit, -1);
            }
        }
        for (int p = 0; p < sounding.count(); p++) {
            barred[p] |= Math.abs(sounding.position(p) - position) < nearFrames;
        }
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
