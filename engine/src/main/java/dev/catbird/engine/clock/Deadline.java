package dev.catbird.engine.clock;

import dev.catbird.engine.RealTime;
import java.util.function.LongSupplier;

/**
 * When a match must be done, and the clock that tells. Looking at it costs some 25 ns: fine between the parts of a match, too
 * much in inner loops. While no deadline is set the clock is not looked at, so what runs offline depends on no clock.
 * Thread: matcher; calls allocate nothing.
 */
public final class Deadline {
    private final LongSupplier clockNs;
    private boolean set;
    private long atNs;
    private long keptNs;

    /** {@code clockNs} counts nanoseconds from anywhere, like {@link System#nanoTime}. */
    public Deadline(LongSupplier clockNs) {
        this.clockNs = clockNs;
    }

    /** One that is never set. */
    public static Deadline none() {
        return new Deadline(() -> 0);
    }

    /** Sets the deadline in the clock's own count; 0 for none. */
    @RealTime
    public void set(long deadlineNs) {
        set = deadlineNs != 0;
        atNs = deadlineNs;
        keptNs = 0;
    }

    /** Keeps time for what comes later: {@link #isOver} answers so much earlier, until the next {@link #set}. */
    @RealTime
    public void keep(long ns) {
        keptNs = ns;
    }

    public boolean isSet() {
        return set;
    }

    /** Nanoseconds left, below 0 when it is over; very many if there is no deadline. */
    @RealTime
    public long leftNs() {
        return set ? atNs - clockNs.getAsLong() : Long.MAX_VALUE;
    }

    /** Whether nothing is left but what is kept. */
    @RealTime
    public boolean isOver() {
        return set && atNs - clockNs.getAsLong() <= keptNs;
    }
}
