package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.analysis.UnitCode;
import dev.catbird.engine.clock.Deadline;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.index.Candidates;
import dev.catbird.engine.index.UnitIndex;
import dev.catbird.engine.kernel.Kernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Scores exactly the few units that an index finds worth it: for corpora of any length. It finds the best unit or one nearly as
 * good, see docs/adr/0005. Thread: matcher; calls allocate nothing.
 */
final class IndexedSearch implements UnitSearch {
    /** Rows read at a time while levels are weighed. */
    private static final int BLOCK = 64;

    /** Rows read between two looks at the clock: each may lie on a page that is not in memory. */
    private static final int ROWS_PER_LOOK = 8;

    /** Units quieter than the loudest by more than this cannot be chosen: -60 dB. */
    private static final float QUIETEST = 1e-3f;

    private final Corpus corpus;
    private final Kernels kernels = Kernels.best();
    private final Candidates candidates;
    private final UnitIndex index;
    private final int bins;
    private final int rowBytes;
    private final float @Nullable [] weights;
    private final float[] rootWeights;
    /** What a row's squared codes are weighed with to give the sum that its distribution is divided by. */
    private final float[] normWeights;

    private final float[] levels;
    private final float quietest;
    private final Priors priors;

    /** Made once: a method reference made at each call would be an object. */
    private final Candidates.Priors findable = this::usablePrior;

    private final float[] query;
    private final float[] pooled;
    private final byte[] rows;
    private final float[] scores;
    private final float[] norms;

    private final Deadline deadline;
    private boolean cut;

    IndexedSearch(Corpus corpus, UnitIndex index, float @Nullable [] weights) {
        this(corpus, index, weights, Deadline.none());
    }

    /** Searches {@code corpus} by its index; {@code weights}, one factor per bin, changes what counts in a spectrum. */
    IndexedSearch(Corpus corpus, UnitIndex index, float @Nullable [] weights, Deadline deadline) {
        this.deadline = deadline;
        this.corpus = corpus;
        this.index = index;
        this.weights = weights;
        bins = corpus.analysis().bins();
        rowBytes = corpus.analysis().rowBytes();
        candidates = new Candidates(index, weights, deadline);
        normWeights = new float[bins];
        rootWeights = new float[bins];
        for (int b = 0; b < bins; b++) {
            normWeights[b] = weights == null ? 1 : weights[b];
            rootWeights[b] = (float) Math.sqrt(normWeights[b]);
        }
        query = new float[bins];
        pooled = new float[index.bands().width()];
        int most = Math.max(BLOCK, candidates.most());
        rows = new byte[most * rowBytes];
        scores = new float[most];
        norms = new float[most];
        int units = corpus.unitCount();
        levels = new float[units];
        priors = new Priors(units);
        float loudest = 0;
        for (int u = 0; u < units; u++) {
            levels[u] = corpus.unitLevel(u);
        }
        if (weights != null) {
            weighLevels(weights);
        }
        for (float level : levels) {
            loudest = Math.max(loudest, level);
        }
        quietest = loudest * QUIETEST;
        for (int u = 0; u < units; u++) {
            if (levels[u] <= quietest) {
                levels[u] = 0;
            }
        }
    }

    /** Levels under the weighting need every row: an hour takes 20 ms, once. */
    private void weighLevels(float[] binWeights) {
        for (int first = 0; first < levels.length; first += BLOCK) {
            int count = Math.min(BLOCK, levels.length - first);
            corpus.readUnits(first, count, rows, 0);
            kernels.innerSquaredRows(rows, 0, rowBytes, count, binWeights, bins, norms, 0);
            for (int i = 0; i < count; i++) {
                int squares = UnitCode.squares(rows, i * rowBytes, bins);
                levels[first + i] *= squares > 0 ? norms[i] / squares : 0;
            }
        }
    }

    @Override
    public boolean usable(int unit) {
        return unit >= 0 && unit < levels.length && levels[unit] > 0;
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
        if (!usable(unit)) {
            Arrays.fill(row, 0, bins, 0);
            return;
        }
        corpus.readUnits(unit, 1, rows, 0);
        UnitCode.decode(rows, 0, bins, row);
        if (weights != null) {
            float sum = 0;
            for (int b = 0; b < bins; b++) {
                row[b] *= weights[b];
                sum += row[b];
            }
            for (int b = 0; b < bins; b++) {
                row[b] /= sum;
            }
        }
    }

    @Override
    public Priors priors() {
        return priors;
    }

    /** The prior of a unit that can be found, else -1. */
    private float usablePrior(int unit) {
        return levels[unit] > 0 ? priors.of(unit) : -1;
    }

    @Override
    public boolean wasCut() {
        return cut;
    }

    @Override
    @RealTime
    public void mostAlike(float[] rootQuery, Found into) {
        for (int b = 0; b < bins; b++) {
            query[b] = rootQuery[b] * rootWeights[b];
        }
        index.bands().poolRoots(query, pooled);
        find(false, into);
    }

    @Override
    @RealTime
    public void mostExplaining(float[] asked, Found into) {
        for (int b = 0; b < bins; b++) {
            query[b] = asked[b] * normWeights[b];
        }
        index.bands().poolFactors(query, pooled);
        find(true, into);
    }

    private void find(boolean squared, Found into) {
        into.clear();
        candidates.find(pooled, squared, findable);
        cut = candidates.wasCut();
        int count = 0;
        while (count < candidates.count() && !isOver(count)) {
            corpus.readUnits(candidates.unit(count), 1, rows, count * rowBytes);
            count++;
        }
        score(squared, count);
        for (int i = 0; i < count; i++) {
            offer(candidates.unit(i), i, into);
        }
        if (into.count() == 0) {
            lookEverywhere(squared, into);
        }
    }

    /**
     * Scores every unit: where all that the index finds is used up, as it happens when each unit may sound once, others may be
     * left.
     */
    private void lookEverywhere(boolean squared, Found into) {
        for (int first = 0; first < levels.length && !isOver(first); first += BLOCK) {
            int count = Math.min(BLOCK, levels.length - first);
            boolean any = false;
            for (int u = first; u < first + count; u++) {
                any |= usablePrior(u) > 0;
            }
            if (any) {
                corpus.readUnits(first, count, rows, 0);
                score(squared, count);
                for (int i = 0; i < count; i++) {
                    offer(first + i, i, into);
                }
            }
        }
    }

    /** Looks at the clock now and then, not at first. */
    private boolean isOver(int done) {
        boolean over = done > 0 && done % ROWS_PER_LOOK == 0 && deadline.isOver();
        cut |= over;
        return over;
    }

    /** Scores the first {@code count} rows read. */
    private void score(boolean squared, int count) {
        kernels.innerSquaredRows(rows, 0, rowBytes, count, normWeights, bins, norms, 0);
        if (squared) {
            kernels.innerSquaredRows(rows, 0, rowBytes, count, query, bins, scores, 0);
        } else {
            kernels.innerRows(rows, 0, rowBytes, count, query, bins, scores, 0);
            for (int i = 0; i < count; i++) {
                scores[i] *= scores[i];
            }
        }
        for (int i = 0; i < count; i++) {
            scores[i] = norms[i] > 0 ? scores[i] / norms[i] : 0;
        }
    }

    private void offer(int unit, int row, Found into) {
        float score = scores[row] * usablePrior(unit);
        if (score > into.threshold()) {
            into.add(unit, score);
        }
    }
}
