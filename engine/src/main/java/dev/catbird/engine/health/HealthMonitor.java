package dev.catbird.engine.health;

import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.match.MatchCounts;
import org.jspecify.annotations.Nullable;

/** Takes readings of a host and the instrument it plays. Thread: control, one; {@link #latest} and {@link #failure} are for any. */
public final class HealthMonitor {
    private static final double SILENCE_DB = -120;

    private final HostTelemetry host;
    private final MatchCounts matches;
    private final HopCounts hops;
    private final MatchTimes times;
    private final double blockNs;
    private final double hopUs;
    private final GcPauses pauses = new GcPauses();
    private long blocksBefore;
    private long busyBeforeNs;
    private volatile @Nullable Health latest;

    /** How long a block and a hop last is given in seconds. */
    public HealthMonitor(
            HostTelemetry host,
            MatchCounts matches,
            HopCounts hops,
            MatchTimes times,
            double blockSeconds,
            double hopSeconds) {
        this.host = host;
        this.matches = matches;
        this.hops = hops;
        this.times = times;
        blockNs = blockSeconds * 1e9;
        hopUs = hopSeconds * 1e6;
    }

    /** To be called some times a second: what can be told apart only by looking often. */
    public void look() {
        pauses.look();
    }

    /** A reading of the time since the last one, {@code atS} seconds after the start. */
    public Health read(double atS) {
        pauses.look();
        long blocks = host.blocks();
        long busyNs = host.busyNs();
        double loadMean = (busyNs - busyBeforeNs) / (blockNs * Math.max(1, blocks - blocksBefore));
        blocksBefore = blocks;
        busyBeforeNs = busyNs;
        MatchTimes.Summary recent = times.recent();
        Health health = new Health(
                atS,
                host.connected(),
                decibels(host.takeInputPeak()),
                decibels(host.takeOutputPeak()),
                loadMean,
                host.takeLongestNs() / blockNs,
                blocks,
                host.lateBlocks(),
                host.underruns(),
                host.overruns(),
                host.drainedFrames(),
                host.trimmedFrames(),
                host.feedbacks(),
                host.feedback(),
                host.reconnections(),
                host.failures() + hops.failures(),
                matches.hops(),
                hops.late(),
                matches.hopsShort(),
                matches.hopsLowered(),
                pauses.count(),
                pauses.totalMs(),
                pauses.longestMs(),
                hopUs,
                recent,
                times.all());
        latest = health;
        return health;
    }

    /** The last reading, or null before the first. */
    public @Nullable Health latest() {
        return latest;
    }

    /** What was thrown first on the audio or the matcher's thread, or null. */
    public @Nullable Throwable failure() {
        Throwable ofHost = host.firstFailure();
        return ofHost != null ? ofHost : hops.firstFailure();
    }

    private static double decibels(float amplitude) {
        return amplitude > 0 ? Math.max(SILENCE_DB, 20 * Math.log10(amplitude)) : SILENCE_DB;
    }
}
