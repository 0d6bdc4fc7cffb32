package dev.catbird.engine.live;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.health.MatchTimes;
import dev.catbird.engine.match.Combination;
import dev.catbird.engine.match.Matcher;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Explains each hop at once, where it is published: offline, and live where matches are quick. Thread: audio. */
public final class InlineLane implements HopLane {
    private final HopMatching matching;
    private final Hop hop;
    private volatile long budgetNs;
    private boolean answered;

    public InlineLane(Matcher matcher, int windowFrames, LongSupplier clockNs, MatchTimes times) {
        matching = new HopMatching(matcher, clockNs, times);
        hop = new Hop(windowFrames, false);
    }

    @Override
    public int delayFrames() {
        return 0;
    }

    @Override
    public void budget(long ns) {
        budgetNs = ns;
    }

    @Override
    @RealTime
    public Hop next() {
        return hop;
    }

    @Override
    @RealTime
    public void publish() {
        long budget = budgetNs;
        if (budget == 0) {
            matching.match(hop);
        } else {
            long nowNs = matching.nowNs();
            matching.match(hop, nowNs, nowNs + budget);
        }
        answered = true;
    }

    @Override
    @RealTime
    public @Nullable Hop due(long frame) {
        boolean due = answered;
        answered = false;
        return due ? hop : null;
    }

    @Override
    @RealTime
    public Combination combination() {
        return hop.combination;
    }
}
