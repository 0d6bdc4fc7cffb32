package dev.catbird.engine.live;

import java.io.Closeable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Does a lane's work, and naps between blocks: the audio thread wakes nobody, as that takes a lock. It sleeps through the first
 * half of the time until the next block, then looks every {@value #NAP_NS} ns (docs/adr/0007). Thread: control starts and closes
 * it; what it runs is the matcher.
 */
public final class MatcherThread implements Closeable {
    /** The name it runs by: to find it when giving it a priority from outside. */
    public static final String NAME = "catbird-matcher";

    private static final long NAP_NS = 50_000;

    /** When no block has come for this many, sound stands still: no need to look so often. */
    private static final int QUIET_BLOCKS = 20;

    private static final long LONG_NAP_NS = 1_000_000;
    private static final long PATIENCE_MS = 1000;

    private final ApartLane lane;
    private final long blockNs;
    private final Thread thread;
    private volatile boolean closed;

    @SuppressWarnings("ThreadPriorityCheck") // a hint, where the system takes it
    private MatcherThread(ApartLane lane, long blockNs) {
        this.lane = lane;
        this.blockNs = blockNs;
        thread = new Thread(this::run, NAME);
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY - 1);
    }

    /** Begins to work for a lane that is published to about every {@code blockNs} nanoseconds. */
    public static MatcherThread start(ApartLane lane, long blockNs) {
        MatcherThread started = new MatcherThread(lane, blockNs);
        started.thread.start();
        return started;
    }

    /** Whether it works, or waits for work. Thread: any. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Whether every hop that was published is answered. Thread: any. */
    public boolean isIdle() {
        return lane.isIdle();
    }

    private void run() {
        long blockSinceNs = System.nanoTime();
        while (!closed) {
            long nowNs = System.nanoTime();
            if (lane.work()) {
                while (lane.work() && !closed) {
                    // All of a block that is there.
                }
                blockSinceNs = nowNs;
            } else {
                LockSupport.parkNanos(napNs(nowNs - blockSinceNs, blockNs));
            }
        }
    }

    /** How long to nap {@code sinceNs} after a block began to be worked on. */
    static long napNs(long sinceNs, long blockNs) {
        if (sinceNs > QUIET_BLOCKS * blockNs) {
            return LONG_NAP_NS;
        }
        return Math.max(NAP_NS, blockNs / 2 - sinceNs);
    }

    /** Lets the hop in hand be finished, for a second at most, and ends the thread. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            TimeUnit.MILLISECONDS.timedJoin(thread, PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
