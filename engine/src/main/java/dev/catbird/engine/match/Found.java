package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;

/** The best units of one search, best first. Thread: matcher; calls allocate nothing. */
final class Found {
    private final int[] units;
    private final float[] scores;
    private int count;

    /** Room for the best {@code most}. */
    Found(int most) {
        units = new int[most];
        scores = new float[most];
    }

    int count() {
        return count;
    }

    int unit(int i) {
        return units[i];
    }

    float score(int i) {
        return scores[i];
    }

    @RealTime
    void clear() {
        count = 0;
    }

    /** The score a unit must exceed to be kept. */
    @RealTime
    float threshold() {
        return count < units.length ? 0 : scores[count - 1];
    }

    /** Adds a unit whose score is above {@link #threshold}. Of equal scores the first comes first. */
    @RealTime
    void add(int unit, float score) {
        int i = count < units.length ? count++ : count - 1;
        while (i > 0 && scores[i - 1] < score) {
            scores[i] = scores[i - 1];
            units[i] = units[i - 1];
            i--;
        }
        scores[i] = score;
        units[i] = unit;
    }
}
