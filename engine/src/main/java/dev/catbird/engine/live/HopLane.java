package dev.catbird.engine.live;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.match.Combination;
import org.jspecify.annotations.Nullable;

/**
 * The way of hops to whoever explains them, and back after a delay that never changes. Thread: audio; no call allocates, locks or
 * waits. The caller fills {@link #next}, publishes it, and asks at every hop's end what starts there.
 */
public interface HopLane {

    /** Frames from the end of a hop's window to the start of its grains: whole hops, fixed. */
    int delayFrames();

    /** The time that a match may take from now on, in nanoseconds; 0 for as long as it needs. Thread: any. */
    void budget(long budgetNs);

    /** The hop to be filled and published next: everything but its combination. */
    @RealTime
    Hop next();

    /** That hop is filled. */
    @RealTime
    void publish();

    /**
     * The hop whose grains start at this frame, {@link #delayFrames} after its end; null if none do. To be asked for every hop's
     * end, after publishing. Valid until the next {@link #publish}.
     */
    @RealTime
    @Nullable
    Hop due(long frame);

    /** What is played for the hop that was due last: what explains it, or what goes on in its place. Valid as long as that. */
    @RealTime
    Combination combination();
}
