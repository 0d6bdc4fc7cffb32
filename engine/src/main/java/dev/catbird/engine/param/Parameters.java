package dev.catbird.engine.param;

import dev.catbird.engine.RealTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The current value of every parameter, and the panic button. Anyone sets, anyone reads, without locks; the last writer wins.
 * Thread: any.
 */
public final class Parameters {
    private final Map<Parameter, AtomicInteger> bits = new EnumMap<>(Parameter.class);
    private final AtomicInteger panics = new AtomicInteger();

    public Parameters() {
        for (Parameter p : Parameter.values()) {
            bits.put(p, new AtomicInteger(Float.floatToRawIntBits(p.initial())));
        }
    }

    /** Sets a value, clamped to the parameter's range; not-a-number is ignored. */
    @RealTime
    public void set(Parameter parameter, float value) {
        if (!Float.isNaN(value)) {
            slot(parameter).setRelease(Float.floatToRawIntBits(parameter.clamp(value)));
        }
    }

    /** Sets a value if it still is {@code from}: whoever has moved it meanwhile has the last word. Tells whether it was. */
    public boolean move(Parameter parameter, float from, float to) {
        return !Float.isNaN(to)
                && slot(parameter)
                        .compareAndSet(Float.floatToRawIntBits(from), Float.floatToRawIntBits(parameter.clamp(to)));
    }

    @RealTime
    public float get(Parameter parameter) {
        return Float.intBitsToFloat(slot(parameter).getAcquire());
    }

    /** Whether a switch is on. */
    @RealTime
    public boolean on(Parameter parameter) {
        return get(parameter) >= 0.5f;
    }

    /**
     * Cuts off all that sounds, in {@code Voice.PANIC_MS}: what is frozen is let go, every piece fades and is forgotten, and then
     * playing begins anew by itself.
     */
    @RealTime
    public void panic() {
        set(Parameter.FREEZE, 0);
        panics.incrementAndGet();
    }

    /** How often there was panic. */
    @RealTime
    public int panics() {
        return panics.get();
    }

    private AtomicInteger slot(Parameter parameter) {
        return Objects.requireNonNull(bits.get(parameter));
    }
}
