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
    private final double hopUs;
    private final GcPauses pauses = new GcPauses();
    private long busyBeforeNs;
    private long soundBeforeNs;
    private volatile @Nullable Health latest;

    /** {@code hopSeconds}: how long a hop lasts. */
    public HealthMonitor(HostTelemetry host, MatchCounts matches, HopCounts hops, MatchTimes times, double hopSeconds) {
        this.host = host;
        this.matches = matches;
        this.hops = hops;
        this.times = times;
        hopUs = hopSeconds * 1e6;
    }

    /** To be called some times a second: what can be told apart only by looking often. */
    public void look() {
        pauses.look();
    }

    /** A reading of the time since the last one, {@code atS} seconds after the start. */
    public Health read(double atS) {
        pauses.look();
        long busyNs = host.busyNs();
        long soundNs = host.soundNs();
        double loadMean = (double) (busyNs - busyBeforeNs) / Math.max(1, soundNs - soundBeforeNs);
        busyBeforeNs = busyNs;
        soundBeforeNs = soundNs;
        MatchTimes.Summary recent = times.recent();
        Health health = new Health(
                atS,
                host.connected(),
                decibels(host.takeInputPeak()),
                decibels(host.takeOutputPeak()),
                loadMean,
                host.takeLongestShare(),
                host.blocks(),
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
