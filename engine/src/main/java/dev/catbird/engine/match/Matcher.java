package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;

/** A strategy that explains windows of the target by corpus units. Thread: matcher; calls allocate nothing. */
public interface Matcher {

    /**
     * Explains one window, given as {@code windowFrames} mono samples; the next call is taken to be
     * {@code settings.stepFrames} later. An all but silent window gives an empty combination.
     */
    @RealTime
    void match(float[] window, MatchSettings settings, Combination into);

    /** Whether it explains what is heard; if not, it is asked however quiet that is. */
    default boolean hears() {
        return true;
    }

    /** What matches did, and what they left out to be in time. */
    MatchCounts counts();

    /** A hop went by without a match, {@code settings} being what would have been asked: what sounded went on straight. */
    @RealTime
    void pass(MatchSettings settings);

    /** Nothing sounds any more: the next match begins anew. */
    @RealTime
    void rest(Combination into);
}
