package dev.catbird.engine.match;

import java.util.function.LongSupplier;

/** A search that takes its time by a clock of its own, which else moves only when looked at. Thread: the test's. */
final class SlowSearch implements UnitSearch, LongSupplier {
    private final UnitSearch exact;
    long nowNs = 1;
    long searchNs;
    /** What passes at each look at the clock, as if it were the work before. */
    long lookNs;

    int searches;

    SlowSearch(UnitSearch exact) {
        this.exact = exact;
    }

    @Override
    public long getAsLong() {
        nowNs += lookNs;
        return nowNs;
    }

    private void takeTime() {
        nowNs += searchNs;
        searches++;
    }

    @Override
    public boolean usable(int unit) {
        return exact.usable(unit);
    }

    @Override
    public float level(int unit) {
        return exact.level(unit);
    }

    @Override
    public float quietest() {
        return exact.quietest();
    }

    @Override
    public void distribution(int unit, float[] row) {
        exact.distribution(unit, row);
    }

    @Override
    public Priors priors() {
        return exact.priors();
    }

    @Override
    public boolean wasCut() {
        return exact.wasCut();
    }

    @Override
    public void mostAlike(float[] rootQuery, Found into) {
        exact.mostAlike(rootQuery, into);
        takeTime();
    }

    @Override
    public void mostExplaining(float[] query, Found into) {
        exact.mostExplaining(query, into);
        takeTime();
    }
}
