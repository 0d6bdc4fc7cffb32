package dev.catbird.app;

import dev.catbird.engine.host.HostTelemetry;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How a live host fares, a line for each call: for people, or a JSON object. Thread: main. */
final class HealthLine {
    private static final double SILENCE_DB = -120;

    private final HostTelemetry telemetry;
    private final double blockNs;
    private final LongSupplier shortMatches;
    private final boolean json;
    private long blocksBefore;
    private long busyBeforeNs;

    /** {@code shortMatches}: matches cut short for lack of time; {@code blockS}: how long a block lasts. */
    HealthLine(HostTelemetry telemetry, LongSupplier shortMatches, double blockS, boolean json) {
        this.telemetry = telemetry;
        this.shortMatches = shortMatches;
        blockNs = blockS * 1e9;
        this.json = json;
    }

    /** The line for the time since the last one, {@code atS} seconds after the start; counters are totals. */
    String next(double atS) {
        long blocks = telemetry.blocks();
        long busyNs = telemetry.busyNs();
        double mean = (busyNs - busyBeforeNs) / (blockNs * Math.max(1, blocks - blocksBefore));
        blocksBefore = blocks;
        busyBeforeNs = busyNs;
        double max = telemetry.takeLongestNs() / blockNs;
        double inDb = decibels(telemetry.takeInputPeak());
        double outDb = decibels(telemetry.takeOutputPeak());
        if (json) {
            return String.format(
                    Locale.ROOT,
                    "{\"t_s\":%.2f,\"connected\":%b,\"input_db\":%.1f,\"output_db\":%.1f,\"load_mean\":%.3f,"
                            + "\"load_max\":%.3f,\"blocks\":%d,\"late_blocks\":%d,\"underruns\":%d,\"drained_frames\":%d,"
                            + "\"trimmed_frames\":%d,\"feedbacks\":%d,\"feedback\":%b,\"reconnections\":%d,\"failures\":%d,\"short_matches\":%d}",
                    atS,
                    telemetry.connected(),
                    inDb,
                    outDb,
                    mean,
                    max,
                    blocks,
                    telemetry.lateBlocks(),
                    telemetry.underruns(),
                    telemetry.drainedFrames(),
                    telemetry.trimmedFrames(),
                    telemetry.feedbacks(),
                    telemetry.feedback(),
                    telemetry.reconnections(),
                    telemetry.failures(),
                    shortMatches.getAsLong());
        }
        String state = telemetry.connected()
                ? String.format(
                                Locale.ROOT,
                                "in %6.1f dB  out %6.1f dB  load %3.0f %%, at most %3.0f %%",
                                inDb,
                                outDb,
                                100 * mean,
                                100 * max)
                        + (telemetry.feedback() ? "  FEEDBACK: turned down" : "")
                : "no device: waiting for it";
        return String.format(
                Locale.ROOT,
                "%5.0f s  %s  late %d  dry %d  drained %d  reconnected %d  short %d%s",
                atS,
                state,
                telemetry.lateBlocks(),
                telemetry.underruns(),
                telemetry.drainedFrames(),
                telemetry.reconnections(),
                shortMatches.getAsLong(),
                telemetry.failures() == 0 ? "" : "  failed " + telemetry.failures());
    }

    private static double decibels(float amplitude) {
        return amplitude > 0 ? Math.max(SILENCE_DB, 20 * Math.log10(amplitude)) : SILENCE_DB;
    }
}
