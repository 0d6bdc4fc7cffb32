package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.analysis.UnitCode;
import dev.catbird.engine.clock.Deadline;
import dev.catbird.engine.corpus.Corpus;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Scores every unit at every step: the reference, and quick enough for short corpora. Thread: matcher.
 *
 * <p>Units stand in blocks of {@value #LANES}, bin by bin, so that the inner loop runs over neighbouring units with one
 * factor. The compiler turns such a loop into vector instructions by itself, provided every array is read at the loop's own
 * index: with offsets (one array for a block) it must fear that the sums lie inside the block, and stays six times slower.
 */
final class ExhaustiveSearch implements UnitSearch {
    /** Units scored side by side: their accumulators (4 KiB) stay in the first cache. */
    private static final int LANES = 1024;

    /** Units quieter than the loudest by more than this cannot be chosen: -60 dB. */
    private static final float QUIETEST = 1e-3f;

    private static final float[] NOTHING = new float[LANES];

    private final int bins;
    private final int units;
    /** [block][bin][lane]: square roots of the units' distributions. */
    private final float[][][] blocks;

    private final float[] levels;
    private final float quietest;
    private final Priors priors;
    private final float[] scores = new float[LANES];
    private final Deadline deadline;
    private boolean cut;

    ExhaustiveSearch(Corpus corpus, float @Nullable [] weights) {
        this(corpus, weights, Deadline.none());
    }

    /** Loads the corpus's units; {@code weights}, one factor per bin, changes what counts in a spectrum. */
    ExhaustiveSearch(Corpus corpus, float @Nullable [] weights, Deadline deadline) {
        this.deadline = deadline;
        bins = corpus.analysis().bins();
        units = corpus.unitCount();
        blocks = new float[(units + LANES - 1) / LANES][bins][LANES];
        levels = new float[units];
        priors = new Priors(units);
        int rowBytes = corpus.analysis().rowBytes();
        byte[] rows = new byte[LANES * rowBytes];
        float[] distribution = new float[bins];
        float loudest = 0;
        for (int first = 0; first < units; first += LANES) {
            int count = Math.min(LANES, units - first);
            corpus.readUnits(first, count, rows, 0);
            for (int lane = 0; lane < count; lane++) {
                UnitCode.decode(rows, lane * rowBytes, bins, distribution);
                levels[first + lane] = corpus.unitLevel(first + lane) * weigh(distribution, weights);
                loudest = Math.max(loudest, levels[first + lane]);
                for (int b = 0; b < bins; b++) {
                    blocks[first / LANES][b][lane] = (float) Math.sqrt(distribution[b]);
                }
            }
        }
        quietest = loudest * QUIETEST;
        silenceQuiet();
    }

    /** Weighs a distribution in place and makes it one again; returns the factor its level changed by. */
    private static float weigh(float[] distribution, float @Nullable [] weights) {
        if (weights == null) {
            return 1;
        }
        float sum = 0;
        for (int b = 0; b < distribution.length; b++) {
            distribution[b] *= weights[b];
            sum += distribution[b];
        }
        float scale = sum > 0 ? 1 / sum : 0;
        for (int b = 0; b < distribution.length; b++) {
            distribution[b] *= scale;
        }
        return sum;
    }

    private void silenceQuiet() {
        for (int u = 0; u < units; u++) {
            if (levels[u] <= quietest) {
                levels[u] = 0;
                for (int b = 0; b < bins; b++) {
                    blocks[u / LANES][b][u % LANES] = 0;
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
    public float quietest() {
        return quietest;
    }

    @Override
    @RealTime
    public void distribution(int unit, float[] row) {
        float[][] block = blocks[unit / LANES];
        int lane = unit % LANES;
        for (int b = 0; b < bins; b++) {
            float root = block[b][lane];
            row[b] = root * root;
        }
    }

    @Override
    public Priors priors() {
        return priors;
    }

    @Override
    public boolean wasCut() {
        return cut;
    }

    @Override
    @RealTime
    public void mostAlike(float[] rootQuery, Found into) {
        into.clear();
        cut = false;
        for (int block = 0; block < blocks.length && !isOver(block); block++) {
            addRoots(blocks[block], rootQuery, scores);
            int first = block * LANES;
            int count = Math.min(LANES, units - first);
            for (int lane = 0; lane < count; lane++) {
                float score = scores[lane] * scores[lane] * priors.of(first + lane);
                if (score > into.threshold()) {
                    into.add(first + lane, score);
                }
            }
        }
    }

    @Override
    @RealTime
    public void mostExplaining(float[] query, Found into) {
        into.clear();
        cut = false;
        for (int block = 0; block < blocks.length && !isOver(block); block++) {
            addSquares(blocks[block], query, scores);
            int first = block * LANES;
            int count = Math.min(LANES, units - first);
            for (int lane = 0; lane < count; lane++) {
                float score = scores[lane] * priors.of(first + lane);
                if (score > into.threshold()) {
                    into.add(first + lane, score);
                }
            }
        }
    }

    /** The first block is always looked at. */
    private boolean isOver(int block) {
        cut = block > 0 && deadline.isOver();
        return cut;
    }

    /** sums[lane] = sum over bins of block x query. */
    private static void addRoots(float[][] block, float[] query, float[] sums) {
        Arrays.fill(sums, 0);
        int b = 0;
        for (; b + 4 <= query.length; b += 4) {
            addRoots(
                    block[b],
                    block[b + 1],
                    block[b + 2],
                    block[b + 3],
                    query[b],
                    query[b + 1],
                    query[b + 2],
                    query[b + 3],
                    sums);
        }
        for (; b < query.length; b++) {
            addRoots(block[b], NOTHING, NOTHING, NOTHING, query[b], 0, 0, 0, sums);
        }
    }

    /** sums[lane] = sum over bins of block^2 x query. */
    private static void addSquares(float[][] block, float[] query, float[] sums) {
        Arrays.fill(sums, 0);
        int b = 0;
        for (; b + 4 <= query.length; b += 4) {
            addSquares(
                    block[b],
                    block[b + 1],
                    block[b + 2],
                    block[b + 3],
                    query[b],
                    query[b + 1],
                    query[b + 2],
                    query[b + 3],
                    sums);
        }
        for (; b < query.length; b++) {
            addSquares(block[b], NOTHING, NOTHING, NOTHING, query[b], 0, 0, 0, sums);
        }
    }

    private static void addRoots(
            float[] r0, float[] r1, float[] r2, float[] r3, float q0, float q1, float q2, float q3, float[] sums) {
        for (int i = 0; i < LANES; i++) {
            sums[i] += q0 * r0[i] + q1 * r1[i] + q2 * r2[i] + q3 * r3[i];
        }
    }

    private static void addSquares(
            float[] r0, float[] r1, float[] r2, float[] r3, float q0, float q1, float q2, float q3, float[] sums) {
        for (int i = 0; i < LANES; i++) {
            sums[i] += q0 * r0[i] * r0[i] + q1 * r1[i] * r1[i] + q2 * r2[i] * r2[i] + q3 * r3[i] * r3[i];
        }
    }
}
