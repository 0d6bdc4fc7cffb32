package dev.catbird.engine.health;

import dev.catbird.engine.RealTime;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * How long matches take, as a histogram. Thread: matcher records, without locks or allocation; control reads, one thread at a
 * time.
 */
public final class MatchTimes {
    /** Longer ones count as this: ten seconds. */
    private static final long LONGEST_NS = 10_000_000_000L;

    /** Significant digits: times are right to one in a hundred. */
    private static final int DIGITS = 2;

    private static final double MEDIAN = 50;
    private static final double ONE_IN_A_HUNDRED = 99;
    private static final double ONE_IN_A_THOUSAND = 99.9;
    private static final double NS_PER_US = 1000;

    /**
     * Times of matches in microseconds, all 0 if there were none.
     *
     * @param count matches
     * @param p50Us median
     * @param p99Us one in a hundred took longer
     * @param p999Us one in a thousand took longer
     * @param maxUs the longest
     */
    public record Summary(long count, double p50Us, double p99Us, double p999Us, double maxUs) {
        public static final Summary NONE = new Summary(0, 0, 0, 0, 0);

        private static Summary of(Histogram times) {
            if (times.getTotalCount() == 0) {
                return NONE;
            }
            return new Summary(
                    times.getTotalCount(),
                    times.getValueAtPercentile(MEDIAN) / NS_PER_US,
                    times.getValueAtPercentile(ONE_IN_A_HUNDRED) / NS_PER_US,
                    times.getValueAtPercentile(ONE_IN_A_THOUSAND) / NS_PER_US,
                    times.getMaxValue() / NS_PER_US);
        }
    }

    private final SingleWriterRecorder recorder = new SingleWriterRecorder(LONGEST_NS, DIGITS);
    private final Histogram total = new Histogram(LONGEST_NS, DIGITS);
    private Histogram recent = recorder.getIntervalHistogram();

    @RealTime
    public void record(long tookNs) {
        recorder.recordValue(Math.max(0, Math.min(LONGEST_NS, tookNs)));
    }

    /** The matches since this was last asked. */
    public Summary recent() {
        recent = recorder.getIntervalHistogram(recent);
        total.add(recent);
        return Summary.of(recent);
    }

    /** All matches up to the last {@link #recent}. */
    public Summary all() {
        return Summary.of(total);
    }
}
