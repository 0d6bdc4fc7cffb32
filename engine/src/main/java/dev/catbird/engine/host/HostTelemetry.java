package dev.catbird.engine.host;

import dev.catbird.engine.RealTime;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What a host counts, from its start on. One thread writes each figure, without locks; anyone reads, and figures read one
 * after another may belong to different blocks. Thread: any.
 */
public final class HostTelemetry {
    private final AtomicLong blocks = new AtomicLong();
    private final AtomicLong busyNs = new AtomicLong();
    private final AtomicLong soundNs = new AtomicLong();
    private final AtomicInteger longestShare = new AtomicInteger();
    private final AtomicLong lateBlocks = new AtomicLong();
    private final AtomicLong overruns = new AtomicLong();
    private final AtomicLong drainedFrames = new AtomicLong();
    private final AtomicLong trimmedFrames = new AtomicLong();
    private final AtomicLong feedbacks = new AtomicLong();
    private final AtomicLong underruns = new AtomicLong();
    private final AtomicLong reconnections = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicInteger inputPeak = new AtomicInteger();
    private final AtomicInteger outputPeak = new AtomicInteger();
    private volatile boolean connected;
    private volatile boolean feedback;
    private volatile @Nullable Throwable firstFailure;

    /** Blocks processed. */
    public long blocks() {
        return blocks.getAcquire();
    }

    /** Time spent in the processor, in nanoseconds; by {@link #soundNs}, that is the load. */
    public long busyNs() {
        return busyNs.getAcquire();
    }

    /** How long the blocks last, in nanoseconds; a server may change their length while they are played. */
    public long soundNs() {
        return soundNs.getAcquire();
    }

    /** The largest share of its time that a block took since this was last asked. */
    public float takeLongestShare() {
        return Float.intBitsToFloat(longestShare.getAndSet(0));
    }

    /** Blocks that took longer than they last. */
    public long lateBlocks() {
        return lateBlocks.getAcquire();
    }

    /** Times so much input had queued up that some was thrown away, or the device says that it lost some. */
    public long overruns() {
        return overruns.getAcquire();
    }

    /** Frames of input that had queued up and were thrown away, so that the delay does not grow. */
    public long drainedFrames() {
        return drainedFrames.getAcquire();
    }

    /** Frames of output that were left out, crossfaded, to take a delay out that served nothing. */
    public long trimmedFrames() {
        return trimmedFrames.getAcquire();
    }

    /** Times the input was found to be our own output. */
    public long feedbacks() {
        return feedbacks.getAcquire();
    }

    /** Whether the input is our own output now, and ours is turned down for it. */
    public boolean feedback() {
        return feedback;
    }

    /** Times the output had run dry when the next block came, or the device says so. */
    public long underruns() {
        return underruns.getAcquire();
    }

    /** Times a lost device has come back and sounded. */
    public long reconnections() {
        return reconnections.getAcquire();
    }

    /** Blocks on which the processor threw; they were silent. */
    public long failures() {
        return failures.getAcquire();
    }

    /** What the processor threw first, or null. */
    public @Nullable Throwable firstFailure() {
        return firstFailure;
    }

    /** Whether there is a device now. */
    public boolean connected() {
        return connected;
    }

    /** The largest amplitude heard since this was last asked; 1 is full scale. */
    public float takeInputPeak() {
        return Float.intBitsToFloat(inputPeak.getAndSet(0));
    }

    /** The largest amplitude played since this was last asked; 1 is full scale. */
    public float takeOutputPeak() {
        return Float.intBitsToFloat(outputPeak.getAndSet(0));
    }

    @RealTime
    void block(long tookNs, long lastsNs, float heardPeak, float playedPeak) {
        add(blocks, 1);
        add(busyNs, tookNs);
        add(soundNs, lastsNs);
        if (tookNs > lastsNs) {
            add(lateBlocks, 1);
        }
        raise(longestShare, (float) tookNs / lastsNs);
        raise(inputPeak, heardPeak);
        raise(outputPeak, playedPeak);
    }

    @RealTime
    void failed(Throwable cause) {
        if (firstFailure == null) {
            firstFailure = cause;
        }
        add(failures, 1);
    }

    /** A host found its input overfull. */
    @RealTime
    public void overrun() {
        add(overruns, 1);
    }

    /** A host threw queued input away. */
    @RealTime
    public void drained(long frames) {
        add(drainedFrames, frames);
    }

    /** A host left frames of output out to shorten a standing delay. */
    @RealTime
    public void trimmed(long frames) {
        add(trimmedFrames, frames);
    }

    /** The input is our own output, or is not any more. */
    void feedback(boolean now) {
        if (now && !feedback) {
            add(feedbacks, 1);
        }
        feedback = now;
    }

    /** A host found its output dry. */
    @RealTime
    public void underrun() {
        add(underruns, 1);
    }

    /** A host's device is back, and blocks go through. */
    @RealTime
    public void reconnected() {
        add(reconnections, 1);
    }

    /** A host has a device, or has lost it. */
    @RealTime
    public void connected(boolean now) {
        connected = now;
    }

    private static void add(AtomicLong counter, long more) {
        counter.setRelease(counter.getPlain() + more);
    }

    private static void raise(AtomicInteger largest, float value) {
        if (value > Float.intBitsToFloat(largest.getAcquire())) {
            largest.setRelease(Float.floatToRawIntBits(value));
        }
    }
}
