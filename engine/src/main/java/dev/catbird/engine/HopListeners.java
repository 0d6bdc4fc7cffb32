package dev.catbird.engine;

import dev.catbird.engine.match.Combination;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.voice.GrainPlayer;

/**
 * Two listeners as one. Thread: audio.
 *
 * @param first hears everything first
 * @param second hears it then
 */
record HopListeners(HopListener first, HopListener second) implements HopListener {
    @Override
    @RealTime
    public void hop(long outFrame, Combination combination, GrainPlayer grains, int grainFrames) {
        first.hop(outFrame, combination, grains, grainFrames);
        second.hop(outFrame, combination, grains, grainFrames);
    }

    @Override
    @RealTime
    public void control(long outFrame, Parameter parameter, float value) {
        first.control(outFrame, parameter, value);
        second.control(outFrame, parameter, value);
    }

    @Override
    @RealTime
    public void panic(long outFrame) {
        first.panic(outFrame);
        second.panic(outFrame);
    }
}
