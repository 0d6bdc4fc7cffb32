package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;

/**
 * Chance that can be repeated: the same seed gives the same throws. Thread: matcher; calls allocate nothing.
 *
 * <p>The generator is SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
 */
public final class Dice {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private int seed;
    private long state;

    /** Begins anew if this is another seed than the last. */
    @RealTime
    public void seed(int with) {
        if (with != seed) {
            seed = with;
            state = with * GAMMA;
        }
    }

    /** Begins anew. */
    @RealTime
    public void reset() {
        state = seed * GAMMA;
    }

    /** Evenly from 0 to 1, without either. */
    @RealTime
    double even() {
        state += GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        z ^= z >>> 31;
        return ((z >>> 11) + 0.5) * 0x1p-53;
    }

    /**
     * A number of Gumbel's distribution: added to the logarithms of weights, it makes the largest of them a choice with
     * probabilities as the weights.
     */
    @RealTime
    public double gumbel() {
        return -Math.log(-Math.log(even()));
    }
}
