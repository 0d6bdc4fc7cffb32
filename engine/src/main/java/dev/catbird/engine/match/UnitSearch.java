package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;

/**
 * Finds the unit that explains most of what is asked for. The seam between exhaustive search and an index. Thread:
 * matcher; calls allocate nothing.
 *
 * <p>Rows are as in {@link dev.catbird.engine.corpus.Corpus#readUnits}: square roots of distributions. A unit's score is
 * multiplied by its prior, which is 1 unless {@link #prior} set it since the last {@link #forgetPriors}; a unit with a
 * negative prior is never found.
 */
interface UnitSearch {

    /** Whether the unit may be chosen at all. */
    boolean usable(int unit);

    /** Sum of magnitudes of the unit under this search's weighting. */
    float level(int unit);

    /** Copies the unit's distribution (not its square root) to {@code row[0..bins)}. */
    @RealTime
    void distribution(int unit, float[] row);

    @RealTime
    void prior(int unit, float factor);

    @RealTime
    float prior(int unit);

    @RealTime
    void forgetPriors();

    /** The unit with the largest prior x (sum of sqrt(row x query))^2, {@code query} given as square roots; -1 if none. */
    @RealTime
    int mostAlike(float[] rootQuery);

    /** The unit with the largest prior x sum of (distribution x query); -1 if none. */
    @RealTime
    int mostExplaining(float[] query);
}
