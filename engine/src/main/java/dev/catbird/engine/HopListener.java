package dev.catbird.engine;

import dev.catbird.engine.match.Combination;
import dev.catbird.engine.voice.GrainPlayer;

/** Hears of every combination as its grains start. Thread: audio; the same rules as for the processor hold. */
public interface HopListener {
    HopListener NONE = (outFrame, combination, grains, grainFrames) -> {};

    /**
     * Grains of {@code grainFrames} frames start at output frame {@code outFrame}, one per activation, in order. The
     * arguments are valid during the call only.
     */
    @RealTime
    void hop(long outFrame, Combination combination, GrainPlayer grains, int grainFrames);
}
