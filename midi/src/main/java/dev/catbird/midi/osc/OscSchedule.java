package dev.catbird.midi.osc;

import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;

/**
 * Messages of bundles whose time is yet to come. Times are those of this machine's clock, as of the sender's; each is turned into a time from now when
 * the bundle comes, so that setting the clock moves nothing that waits. Thread: the server's.
 */
final class OscSchedule {
    /** Who is further ahead has another idea of the time than we. */
    static final long MOST_AHEAD_S = 60;

    /** Messages that may wait: what a sequencer sends in a second or so ahead. */
    static final int MOST_WAITING = 4096;

    /** From the beginning of NTP's time, 1900, to that of Java's. */
    private static final long EPOCH_S = 2_208_988_800L;

    private static final long SECOND_NS = 1_000_000_000L;

    private final InstantSource clock;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
    private long count;
    private volatile int size;

    /** What waits; of those of one time the one that came first is first. */
    private record Waiting(long dueNs, long number, Runnable act) implements Comparable<Waiting> {
        @Override
        public int compareTo(Waiting other) {
            int order = Long.compare(dueNs - other.dueNs, 0);
            return order != 0 ? order : Long.compare(number, other.number);
        }
    }

    /** {@code clock}: what time it is. */
    OscSchedule(InstantSource clock) {
        this.clock = clock;
    }

    /** How long until a time of NTP, in nanoseconds; 0 if it has been, or means at once. */
    long aheadNs(long ntp) {
        if (ntp == TimedMessage.AT_ONCE) {
            return 0;
        }
        // The difference is right also over the end of NTP's 136 years.
        long ahead = ntp - ntp(clock.instant());
        return ahead <= 0 ? 0 : (ahead >>> 32) * SECOND_NS + (((ahead & 0xffff_ffffL) * SECOND_NS) >>> 32);
    }

    static long ntp(Instant time) {
        return ((time.getEpochSecond() + EPOCH_S) << 32) | (((long) time.getNano() << 32) / SECOND_NS);
    }

    /** Whether so many more can wait so long. */
    boolean takes(int more, long aheadNs) {
        return aheadNs <= MOST_AHEAD_S * SECOND_NS && waiting.size() + more <= MOST_WAITING;
    }

    /** Has it wait until then, by the clock that {@link #run} is called with. */
    void add(long dueNs, Runnable act) {
        waiting.add(new Waiting(dueNs, count++, act));
        size = waiting.size();
    }

    /** Does all whose time has come, in order. */
    void run(long nowNs) {
        for (Waiting first = waiting.peek(); first != null && first.dueNs() - nowNs <= 0; first = waiting.peek()) {
            waiting.remove();
            size = waiting.size();
            first.act().run();
        }
    }

    /** How long until the next, in milliseconds and at least 1; 0 if none waits. */
    int untilNextMs(long nowNs) {
        Waiting first = waiting.peek();
        return first == null
                ? 0
                : (int) Math.max(1, Math.min(MOST_AHEAD_S * 1000, (first.dueNs() - nowNs) / 1_000_000));
    }

    /** How many wait. Thread: any. */
    int size() {
        return size;
    }
}
