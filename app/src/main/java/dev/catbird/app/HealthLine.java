package dev.catbird.app;

import dev.catbird.engine.health.Health;
import dev.catbird.engine.health.MatchTimes;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How live sound fares, a line for each reading and one at the end: for people, or JSON objects. Thread: any. */
final class HealthLine {
    private static final double PERCENT = 100;

    private final boolean json;
    private final List<Account> others;

    /** {@code others} tell of what is not sound, after it. */
    HealthLine(boolean json, Account... others) {
        this.json = json;
        this.others = List.of(others);
    }

    String of(Health health) {
        String rest = others.stream().map(other -> other.state(json)).collect(Collectors.joining());
        return json ? object(health) + rest + "}" : line(health) + rest;
    }

    /** All matches, for the end of play. */
    String summary(Health health) {
        MatchTimes.Summary all = health.all();
        if (json) {
            return String.format(
                    Locale.ROOT, "{\"match_us_all\":%s,\"hop_us\":%.1f}", times(health.all()), health.hopUs());
        }
        if (all.count() == 0) {
            return "no matches";
        }
        return all.count() + " matches: " + share("p50", all.p50Us(), health) + ", " + share("p99", all.p99Us(), health)
                + ", " + share("p99.9", all.p999Us(), health) + ", " + share("max", all.maxUs(), health);
    }

    private static String share(String name, double us, Health health) {
        return String.format(Locale.ROOT, "%s %.0f us (%.0f %% of a hop)", name, us, PERCENT * us / health.hopUs());
    }

    private static String line(Health health) {
        String state = health.connected()
                ? String.format(
                                Locale.ROOT,
                                "in %6.1f dB  out %6.1f dB  load %3.0f %%, at most %3.0f %%  match %3.0f %%, at most %3.0f %%",
                                health.inputDb(),
                                health.outputDb(),
                                PERCENT * health.loadMean(),
                                PERCENT * health.loadMax(),
                                PERCENT * health.recent().p50Us() / health.hopUs(),
                                PERCENT * health.recent().maxUs() / health.hopUs())
                        + (health.feedback() ? "  FEEDBACK: turned down" : "")
                : "no device: waiting for it";
        return String.format(
                Locale.ROOT,
                "%5.0f s  %s  late %d blocks, %d hops  short %d, lowered %d  dry %d  drained %d  reconnected %d  gc %d ms%s",
                health.atS(),
                state,
                health.lateBlocks(),
                health.lateHops(),
                health.shortHops(),
                health.loweredHops(),
                health.underruns(),
                health.drainedFrames(),
                health.reconnections(),
                health.gcPauseMs(),
                health.failures() == 0 ? "" : "  failed " + health.failures());
    }

    private static String object(Health health) {
        return String.format(
                Locale.ROOT,
                "{\"t_s\":%.2f,\"connected\":%b,\"input_db\":%.1f,\"output_db\":%.1f,\"load_mean\":%.3f,"
                        + "\"load_max\":%.3f,\"blocks\":%d,\"late_blocks\":%d,\"underruns\":%d,\"overruns\":%d,"
                        + "\"drained_frames\":%d,\"trimmed_frames\":%d,\"feedbacks\":%d,\"feedback\":%b,\"reconnections\":%d,\"failures\":%d,\"hops\":%d,\"late_hops\":%d,"
                        + "\"short_matches\":%d,\"lowered_matches\":%d,\"gc_pauses\":%d,\"gc_ms\":%d,"
                        + "\"gc_longest_ms\":%d,\"match_us\":%s",
                health.atS(),
                health.connected(),
                health.inputDb(),
                health.outputDb(),
                health.loadMean(),
                health.loadMax(),
                health.blocks(),
                health.lateBlocks(),
                health.underruns(),
                health.overruns(),
                health.drainedFrames(),
                health.trimmedFrames(),
                health.feedbacks(),
                health.feedback(),
                health.reconnections(),
                health.failures(),
                health.hops(),
                health.lateHops(),
                health.shortHops(),
                health.loweredHops(),
                health.gcPauses(),
                health.gcPauseMs(),
                health.gcLongestMs(),
                times(health.recent()));
    }

    private static String times(MatchTimes.Summary times) {
        return String.format(
                Locale.ROOT,
                "{\"count\":%d,\"p50\":%.0f,\"p99\":%.0f,\"p99_9\":%.0f,\"max\":%.0f}",
                times.count(),
                times.p50Us(),
                times.p99Us(),
                times.p999Us(),
                times.maxUs());
    }
}
