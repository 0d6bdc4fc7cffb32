package dev.catbird.engine.health;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * The garbage collector's pauses since this was made, by looking at its counters; to be looked at often, as two pauses between two
 * looks count as one when the longest is asked for. Thread: control, one.
 */
final class GcPauses {
    /** Beans of collectors that work beside the program count cycles, which stop nothing. */
    private static final String CONCURRENT_CYCLES = "Cycles";

    private final List<GarbageCollectorMXBean> collectors;
    private final long countBefore;
    private final long msBefore;
    private long count;
    private long totalMs;
    private long longestMs;

    GcPauses() {
        this(ManagementFactory.getGarbageCollectorMXBeans());
    }

    GcPauses(List<GarbageCollectorMXBean> all) {
        collectors = all.stream()
                .filter(collector -> !collector.getName().endsWith(CONCURRENT_CYCLES))
                .toList();
        countBefore = sumOfCounts();
        msBefore = sumOfMs();
    }

    void look() {
        long ms = sumOfMs() - msBefore;
        count = sumOfCounts() - countBefore;
        longestMs = Math.max(longestMs, ms - totalMs);
        totalMs = ms;
    }

    long count() {
        return count;
    }

    long totalMs() {
        return totalMs;
    }

    long longestMs() {
        return longestMs;
    }

    private long sumOfCounts() {
        long sum = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            sum += Math.max(0, collector.getCollectionCount());
        }
        return sum;
    }

    private long sumOfMs() {
        long sum = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            sum += Math.max(0, collector.getCollectionTime());
        }
        return sum;
    }
}
