package dev.catbird.engine.health;

import dev.catbird.engine.RealTime;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of hops on their way through a matcher that has a thread of its own. One thread writes each figure, without locks;
 * anyone reads. Thread: any.
 */
public final class HopCounts {
    private final AtomicLong late = new AtomicLong();
    private final AtomicLong unasked = new AtomicLong();
    private final AtomicLong passed = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile @Nullable Throwable firstFailure;

    /** Hops whose combination was not there when its grains should have started: what sounded went on along its source. */
    public long late() {
        return late.getAcquire();
    }

    /** Hops that the matcher was never asked about, as it was so far behind that there was no room left. */
    public long unasked() {
        return unasked.getAcquire();
    }

    /** Hops that the matcher did not explain any more, as their moment had gone by. */
    public long passed() {
        return passed.getAcquire();
    }

    /** Hops on which the matcher threw; what sounded went out. */
    public long failures() {
        return failures.getAcquire();
    }

    /** What the matcher threw first, or null. */
    public @Nullable Throwable firstFailure() {
        return firstFailure;
    }

    /** Audio: a hop's combination is late. */
    @RealTime
    public void countLate() {
        add(late);
    }

    /** Audio: no room to ask. */
    @RealTime
    public void countUnasked() {
        add(unasked);
    }

    /** Matcher: a hop was passed over. */
    @RealTime
    public void countPassed() {
        add(passed);
    }

    /** Matcher: a match threw. */
    @RealTime
    public void countFailure(Throwable cause) {
        if (firstFailure == null) {
            firstFailure = cause;
        }
        add(failures);
    }

    private static void add(AtomicLong counter) {
        counter.setRelease(counter.getPlain() + 1);
    }
}
