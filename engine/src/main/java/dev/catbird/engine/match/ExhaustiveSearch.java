package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.corpus.Corpus;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Scores every unit at every step: the reference, and quick enough for short corpora. Thread: matcher.
 *
 * <p>Units stand in blocks of {@value #LANES}, bin by bin, so that the inner loop runs over neighbouring units with one
 * factor: the compiler turns that into vector instructions without help, which it cannot do for a sum over one row.
 */
final class ExhaustiveSearch implements UnitSearch {
    /** Units scored side by side: their accumulators (4 KiB) stay in the first cache. */
    private static final int LANES = 1024;

    /** Units quieter than the loudest by more than this cannot be chosen: -60 dB. */
    private static final float QUIETEST = 1e-3f;

    private final int bins;
    private final int units;
    /** [block][bin * LANES + lane]: square roots of the units' distributions. */
    private final float[][] blocks;

    private final float[] levels;
    private final float[] priors;
    private final int[] touched;
    private int touchedCount;
    private final float[] scores = new float[LANES];

    /** Loads the corpus's units; {@code weights}, one factor per bin, changes what counts in a spectrum. */
    ExhaustiveSearch(Corpus corpus, float @Nullable [] weights) {
        bins = corpus.analysis().bins();
        units = corpus.unitCount();
        blocks = new float[(units + LANES - 1) / LANES][];
        levels = new float[units];
        priors = new float[units];
        touched = new int[units];
        Arrays.fill(priors, 1);
        float[] rows = new float[LANES * bins];
        float loudest = 0;
        for (int block = 0; block < blocks.length; block++) {
            int first = block * LANES;
            int count = Math.min(LANES, units - first);
            corpus.readUnits(first, count, rows, 0);
            for (int lane = 0; lane < count; lane++) {
                float level = corpus.unitLevel(first + lane);
                levels[first + lane] = weights == null ? level : level * weigh(rows, lane * bins, weights);
                loudest = Math.max(loudest, levels[first + lane]);
            }
            blocks[block] = transpose(rows, count);
        }
        silence(loudest * QUIETEST);
    }

    /** Weighs one row in place and makes it a distribution again; returns the factor its level changed by. */
    private float weigh(float[] rows, int at, float[] weights) {
        float sum = 0;
        for (int b = 0; b < bins; b++) {
            sum += rows[at + b] * rows[at + b] * weights[b];
        }
        float scale = sum > 0 ? 1 / sum : 0;
        for (int b = 0; b < bins; b++) {
            rows[at + b] *= (float) Math.sqrt(weights[b] * scale);
        }
        return sum;
    }

    private float[] transpose(float[] rows, int count) {
        float[] block = new float[bins * LANES];
        for (int lane = 0; lane < count; lane++) {
            for (int b = 0; b < bins; b++) {
                block[b * LANES + lane] = rows[lane * bins + b];
            }
        }
        return block;
    }

    private void silence(float threshold) {
        for (int u = 0; u < units; u++) {
            if (levels[u] <= threshold) {
                levels[u] = 0;
                for (int b = 0; b < bins; b++) {
                    blocks[u / LANES][b * LANES + u % LANES] = 0;
                }
            }
        }
    }

    @Override
    public boolean usable(int unit) {
        return unit >= 0 && unit < units && levels[unit] > 0;
    }

    @Override
    public float level(int unit) {
        return levels[unit];
    }

    @Override
    @RealTime
    public void distribution(int unit, float[] row) {
        float[] block = blocks[unit / LANES];
        int lane = unit % LANES;
        for (int b = 0; b < bins; b++) {
            float root = block[b * LANES + lane];
            row[b] = root * root;
        }
    }

    @Override
    @RealTime
    public void prior(int unit, float factor) {
        if (unit >= 0 && unit < units) {
            if (priors[unit] == 1 && touchedCount < units) {
                touched[touchedCount++] = unit;
            }
            priors[unit] = factor;
        }
    }

    @Override
    @RealTime
    public float prior(int unit) {
        return priors[unit];
    }

    @Override
    @RealTime
    public void forgetPriors() {
        for (int i = 0; i < touchedCount; i++) {
            priors[touched[i]] = 1;
        }
        touchedCount = 0;
    }

    @Override
    @RealTime
    public int mostAlike(float[] rootQuery) {
        int best = -1;
        float bestScore = 0;
        for (int block = 0; block < blocks.length; block++) {
            addRoots(blocks[block], rootQuery, bins, scores);
            int first = block * LANES;
            int count = Math.min(LANES, units - first);
            for (int lane = 0; lane < count; lane++) {
                float score = scores[lane] * scores[lane] * priors[first + lane];
                if (score > bestScore) {
                    bestScore = score;
                    best = first + lane;
                }
            }
        }
        return best;
    }

    @Override
    @RealTime
    public int mostExplaining(float[] query) {
        int best = -1;
        float bestScore = 0;
        for (int block = 0; block < blocks.length; block++) {
            addSquares(blocks[block], query, bins, scores);
            int first = block * LANES;
            int count = Math.min(LANES, units - first);
            for (int lane = 0; lane < count; lane++) {
                float score = scores[lane] * priors[first + lane];
                if (score > bestScore) {
                    bestScore = score;
                    best = first + lane;
                }
            }
        }
        return best;
    }

    /** sums[lane] = sum over bins of block x query. Four bins a turn, so that the sums are loaded a quarter as often. */
    private static void addRoots(float[] block, float[] query, int bins, float[] sums) {
        Arrays.fill(sums, 0);
        int b = 0;
        for (; b + 4 <= bins; b += 4) {
            float q0 = query[b];
            float q1 = query[b + 1];
            float q2 = query[b + 2];
            float q3 = query[b + 3];
            int at = b * LANES;
            for (int i = 0; i < LANES; i++) {
                sums[i] += q0 * block[at + i]
                        + q1 * block[at + LANES + i]
                        + q2 * block[at + 2 * LANES + i]
                        + q3 * block[at + 3 * LANES + i];
            }
        }
        for (; b < bins; b++) {
            float q = query[b];
            int at = b * LANES;
            for (int i = 0; i < LANES; i++) {
                sums[i] += q * block[at + i];
            }
        }
    }

    /** sums[lane] = sum over bins of block^2 x query. */
    private static void addSquares(float[] block, float[] query, int bins, float[] sums) {
        Arrays.fill(sums, 0);
        int b = 0;
        for (; b + 4 <= bins; b += 4) {
            float q0 = query[b];
            float q1 = query[b + 1];
            float q2 = query[b + 2];
            float q3 = query[b + 3];
            int at = b * LANES;
            for (int i = 0; i < LANES; i++) {
                float r0 = block[at + i];
                float r1 = block[at + LANES + i];
                float r2 = block[at + 2 * LANES + i];
                float r3 = block[at + 3 * LANES + i];
                sums[i] += q0 * r0 * r0 + q1 * r1 * r1 + q2 * r2 * r2 + q3 * r3 * r3;
            }
        }
        for (; b < bins; b++) {
            float q = query[b];
            int at = b * LANES;
            for (int i = 0; i < LANES; i++) {
                sums[i] += q * block[at + i] * block[at + i];
            }
        }
    }
}
