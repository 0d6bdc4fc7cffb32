package dev.catbird.midi.clock;

/**
 * The tempo of a MIDI clock: 24 ticks a beat, of which the last four beats count; as soon as the last half beat is clearly another
 * tempo only that does. Thread: one at a time; calls allocate nothing.
 */
public final class Tempo {
    public static final double SLOWEST_BPM = 20;
    public static final double FASTEST_BPM = 400;

    private static final int TICKS_PER_BEAT = 24;
    private static final int LONG_TICKS = 4 * TICKS_PER_BEAT;
    private static final int SHORT_TICKS = TICKS_PER_BEAT / 2;

    /** Ticks come late by a millisecond or so now and then; this is more than that over half a beat. */
    private static final double CLEARLY = 0.05;

    /** After so long without a tick the clock is over: longer than the slowest beat's tick. */
    private static final long SILENCE_NS = 500_000_000L;

    private static final double MINUTE_NS = 60e9;

    private final long[] ticksNs = new long[LONG_TICKS + 1];
    private int count;
    private int newest;

    /** A tick; returns whether the tempo is known. */
    public boolean tick(long nowNs) {
        if (count > 0 && nowNs - ticksNs[newest] > SILENCE_NS) {
            count = 0;
        }
        newest = (newest + 1) % ticksNs.length;
        ticksNs[newest] = nowNs;
        count = Math.min(ticksNs.length, count + 1);
        if (count > 2 * SHORT_TICKS) {
            double recent = periodNs(SHORT_TICKS);
            double all = periodNs(count - 1);
            if (Math.abs(recent - all) > CLEARLY * all) {
                count = SHORT_TICKS + 1;
            }
        }
        return known();
    }

    /** Begins anew, as when a clock is started. */
    public void forget() {
        count = 0;
    }

    /** Whether the clock has run on until then. */
    public boolean runs(long nowNs) {
        return count > 0 && nowNs - ticksNs[newest] <= SILENCE_NS;
    }

    /** Length of a beat, or 0 as long as it is not known. */
    public double beatMs() {
        return known() ? periodNs(count - 1) * TICKS_PER_BEAT * 1e-6 : 0;
    }

    private boolean known() {
        if (count <= SHORT_TICKS) {
            return false;
        }
        double bpm = MINUTE_NS / (periodNs(count - 1) * TICKS_PER_BEAT);
        return bpm >= SLOWEST_BPM && bpm <= FASTEST_BPM;
    }

    private double periodNs(int ticks) {
        long first = ticksNs[Math.floorMod(newest - ticks, ticksNs.length)];
        return (ticksNs[newest] - first) / (double) ticks;
    }
}
