package dev.catbird.render.live;

import dev.catbird.engine.RealTime;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When a frame of the output is computed, by the system's clock: sound comes in blocks, the clock runs evenly through their middle.
 * Thread: the audio's tells, any asks.
 */
final class SoundClock {
    private static final long UNKNOWN = Long.MIN_VALUE;
    /** Blocks after which a deviation is mostly believed: about a third of a second at usual sizes. */
    private static final int INERTIA = 64;

    /** A deviation that is no jitter: a device was away, or a queue thrown away. */
    private static final long JUMP_NS = 80_000_000;

    private final double nsPerFrame;
    private final AtomicLong zeroNs = new AtomicLong(UNKNOWN);

    SoundClock(int rateHz) {
        nsPerFrame = 1e9 / rateHz;
    }

    /** The output has just come to this frame. */
    @RealTime
    void at(long frame, long nowNs) {
        long zero = nowNs - Math.round(frame * nsPerFrame);
        long before = zeroNs.getPlain();
        long error = zero - before;
        zeroNs.setRelease(before == UNKNOWN || Math.abs(error) > JUMP_NS ? zero : before + error / INERTIA);
    }

    /** Whether there has been sound. */
    boolean runs() {
        return zeroNs.getAcquire() != UNKNOWN;
    }

    /** When a frame is computed, or was. */
    long timeNs(long frame) {
        return zeroNs.getAcquire() + Math.round(frame * nsPerFrame);
    }
}
