package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;

/**
 * How long one kind of work takes at most, nine times in ten. It climbs nine steps when the work took longer and goes down one
 * when not, so it settles at that quantile, and a stall of the machine moves it no more than any late turn. Thread: matcher.
 */
final class Cost {
    /** A step, as a share. */
    private static final float STEP = 0.01f;

    private static final int STEPS_UP = 9;

    private float ns;
    private float leastNs = Float.MAX_VALUE;

    Cost(float firstGuessNs) {
        ns = firstGuessNs;
    }

    float ns() {
        return ns;
    }

    /** It took so long this time. */
    @RealTime
    void took(long nowNs) {
        leastNs = Math.min(leastNs, (float) nowNs);
        ns *= (float) nowNs > ns ? 1 + STEPS_UP * STEP : 1 - STEP;
    }

    /**
     * It was not tried because it would not have fitted. An estimate from worse times fades, so that it is tried again, but never
     * below the least it ever took.
     */
    @RealTime
    void fade() {
        ns = Math.max((1 - STEP) * ns, Math.min(ns, leastNs));
    }

    /** Goes on from what another has learnt. */
    void learn(Cost other) {
        ns = other.ns;
        leastNs = other.leastNs;
    }
}
