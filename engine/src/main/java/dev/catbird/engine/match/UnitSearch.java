package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;

/**
 * Finds the units that explain most of what is asked for. The seam between exhaustive search and an index. Thread:
 * matcher; calls allocate nothing.
 *
 * <p>A unit's score is
 * multiplied by its prior; a unit with a negative prior is never found.
 */
interface UnitSearch {

    /** Whether the unit may be chosen at all. */
    boolean usable(int unit);

    /** Sum of magnitudes of the unit under this search's weighting; 0 if it is not usable. */
    float level(int unit);

    /** The level at or under which nothing is usable. */
    float quietest();

    /** Copies the unit's distribution to {@code row[0..bins)}. */
    @RealTime
    void distribution(int unit, float[] row);

    /** The factors on scores, to be set between searches. */
    Priors priors();

    /** Whether the last search ended early, its deadline being over: it found the best of what it had looked at. */
    boolean wasCut();

    /** The units with the largest prior x (sum of sqrt(distribution x query))^2, {@code query} given as square roots. */
    @RealTime
    void mostAlike(float[] rootQuery, Found into);

    /** The units with the largest prior x sum of (distribution x query). */
    @RealTime
    void mostExplaining(float[] query, Found into);
}
