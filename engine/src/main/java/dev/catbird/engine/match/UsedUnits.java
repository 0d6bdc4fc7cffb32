package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;

/** Which units have been used in this round, for {@link MatchSettings#once}. Thread: matcher. */
final class UsedUnits {
    private final boolean[] used;
    private final int[] order;
    private int count;

    UsedUnits(int units) {
        used = new boolean[units];
        order = new int[units];
    }

    @RealTime
    void add(int unit) {
        if (!used[unit]) {
            used[unit] = true;
            order[count++] = unit;
        }
    }

    /** Makes the search pass over every unit used in this round. */
    @RealTime
    void exclude(UnitSearch search) {
        for (int i = 0; i < count; i++) {
            search.prior(order[i], -1);
        }
    }

    /** A new round: every unit may be used again. */
    @RealTime
    void startAgain() {
        for (int i = 0; i < count; i++) {
            used[order[i]] = false;
        }
        count = 0;
    }
}
