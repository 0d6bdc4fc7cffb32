package dev.catbird.engine;

import dev.catbird.engine.match.Combination;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.voice.GrainPlayer;

/**
 * Hears of every combination as its grains start, and of every control as it begins to act: together with the input that is all
 * an instrument's output depends on. Thread: audio; the same rules as for the processor hold.
 */
public interface HopListener {
    HopListener NONE = (outFrame, combination, grains, grainFrames) -> {};

    /**
     * Grains of {@code grainFrames} frames start at output frame {@code outFrame}, one per activation, in order. The
     * arguments are valid during the call only.
     */
    @RealTime
    void hop(long outFrame, Combination combination, GrainPlayer grains, int grainFrames);

    /** From output frame {@code outFrame} on a parameter has this value; at the first frame every one is told. */
    @RealTime
    default void control(long outFrame, Parameter parameter, float value) {}

    /** From output frame {@code outFrame} on all that sounds is cut off. */
    @RealTime
    default void panic(long outFrame) {}

    /** This one and then another. */
    default HopListener and(HopListener other) {
        return new HopListeners(this, other);
    }
}
