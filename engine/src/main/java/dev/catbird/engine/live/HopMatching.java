package dev.catbird.engine.live;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.health.MatchTimes;
import dev.catbird.engine.match.Matcher;
import java.util.function.LongSupplier;

/** Has a matcher explain hops, and takes the time of those that have a deadline. Thread: matcher. */
final class HopMatching {
    private final Matcher matcher;
    private final LongSupplier clockNs;
    private final MatchTimes times;

    HopMatching(Matcher matcher, LongSupplier clockNs, MatchTimes times) {
        this.matcher = matcher;
        this.clockNs = clockNs;
        this.times = times;
    }

    @RealTime
    long nowNs() {
        return clockNs.getAsLong();
    }

    /** Explains a hop without a deadline: the clock is not looked at. */
    @RealTime
    void match(Hop hop) {
        hop.settings.deadlineNs = 0;
        explain(hop);
    }

    /** Explains a hop that is taken up now, to be done by then. */
    @RealTime
    void match(Hop hop, long nowNs, long deadlineNs) {
        hop.settings.deadlineNs = deadlineNs == 0 ? 1 : deadlineNs;
        explain(hop);
        if (!hop.quiet) {
            times.record(clockNs.getAsLong() - nowNs);
        }
    }

    private void explain(Hop hop) {
        if (hop.quiet) {
            matcher.rest(hop.combination);
        } else {
            matcher.match(hop.window, hop.settings, hop.combination);
        }
        hop.combination.blend(hop.blend);
    }

    /** A hop whose moment has gone by. */
    @RealTime
    void pass(Hop hop) {
        if (hop.quiet) {
            matcher.rest(hop.combination);
        } else {
            matcher.pass(hop.settings);
        }
    }

    /** Nothing is known of what sounds. */
    @RealTime
    void forget(Hop hop) {
        matcher.rest(hop.combination);
    }
}
