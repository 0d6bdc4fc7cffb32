package dev.catbird.engine.param;

import dev.catbird.engine.RealTime;

/**
 * A value that follows its target without a step: exponentially, to 1 % in the time given; the same to the last bit on any machine.
 * Thread: audio.
 */
public final class Smoothed {
    private final float coefficient;
    private float value;

    /** {@code settleMs}: time after which 1 % of a step is left. */
    public Smoothed(float initial, double settleMs, int rateHz) {
        value = initial;
        coefficient = (float) (1 - StrictMath.exp(StrictMath.log(0.01) / (settleMs * 0.001 * rateHz)));
    }

    /** Is there at once. */
    @RealTime
    public void jump(float to) {
        value = to;
    }

    /** The next sample's value on the way to {@code target}. */
    @RealTime
    public float next(float target) {
        float step = target - value;
        float next = value + coefficient * step;
        // Within a millionth, or where a float has no room for the step, it has arrived: exact, and without denormals.
        value = Math.abs(step) < 1e-6f || next == value ? target : next;
        return value;
    }
}
