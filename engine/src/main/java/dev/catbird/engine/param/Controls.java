package dev.catbird.engine.param;

import dev.catbird.engine.RealTime;

/**
 * The values of all parameters as the audio side holds them: taken over once for each piece of sound and used for the whole of
 * it, so that it can be told which value acted when. Thread: audio.
 */
public final class Controls {
    private static final Parameter[] ALL = Parameter.values();

    private final float[] values = new float[ALL.length];
    private int panics;
    private boolean begun;

    /** The parameter of a bit in what {@link #take} returns. */
    @RealTime
    public static Parameter of(int bit) {
        return ALL[bit];
    }

    /** The bit of a parameter: its number within this process. */
    @RealTime
    @SuppressWarnings("EnumOrdinal") // never leaves the process: files have names
    public static int bit(Parameter parameter) {
        return parameter.ordinal();
    }

    /** Takes the current values; returns those that have changed as bits, all of them at first. */
    @RealTime
    public long take(Parameters from) {
        long changed = 0;
        for (int p = 0; p < ALL.length; p++) {
            float value = from.get(ALL[p]);
            if (value != values[p] || !begun) {
                values[p] = value;
                changed |= 1L << p;
            }
        }
        if (!begun) {
            begun = true;
            panics = from.panics();
        }
        return changed;
    }

    /** Whether there was panic since this was last asked; what was before the first time is over. */
    @RealTime
    public boolean takePanic(Parameters from) {
        int now = from.panics();
        boolean fresh = now != panics;
        panics = now;
        return fresh;
    }

    @RealTime
    public void set(Parameter parameter, float value) {
        values[bit(parameter)] = value;
    }

    @RealTime
    public float get(Parameter parameter) {
        return values[bit(parameter)];
    }

    /** Whether a switch is on. */
    @RealTime
    public boolean on(Parameter parameter) {
        return get(parameter) >= 0.5f;
    }
}
