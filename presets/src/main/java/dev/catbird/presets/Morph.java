package dev.catbird.presets;

import dev.catbird.engine.param.Curve;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.util.EnumMap;
import java.util.Map;

/**
 * The way from what is set now to a preset. Knobs turn evenly, on their own curves, whole numbers one by one; switches and
 * choices change half way. A parameter that somebody moves meanwhile is left to them. Thread: control, one.
 */
final class Morph {
    private final Map<Parameter, Float> from = new EnumMap<>(Parameter.class);
    private final Map<Parameter, Float> last = new EnumMap<>(Parameter.class);
    private final Preset to;
    private final Parameters parameters;

    /** A morph that begins at what {@code parameters} hold now. */
    Morph(Parameters parameters, Preset to) {
        this.parameters = parameters;
        this.to = to;
        for (Parameter parameter : to.values().keySet()) {
            from.put(parameter, parameters.get(parameter));
            last.put(parameter, parameters.get(parameter));
        }
    }

    /** Sets the parameters as they are after {@code share} of the way, 0..1. */
    void at(float share) {
        float s = Math.min(1, Math.max(0, share));
        to.values().forEach((parameter, value) -> {
            Float was = last.get(parameter);
            float to = parameter.clamp(between(parameter, from.getOrDefault(parameter, value), value, s));
            if (was != null && parameters.move(parameter, was, to)) {
                last.put(parameter, to);
            } else {
                last.remove(parameter);
            }
        });
    }

    private static float between(Parameter parameter, float a, float b, float share) {
        if (share >= 1) {
            return b;
        }
        if (parameter.curve() == Curve.SWITCH || parameter.curve() == Curve.CHOICE) {
            return share < 0.5f ? a : b;
        }
        float start = parameter.positionNorm(a);
        float end = parameter.positionNorm(b);
        return share == 0 ? a : parameter.at(start + share * (end - start));
    }
}
