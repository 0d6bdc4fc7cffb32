package dev.catbird.presets;

import dev.catbird.engine.Mode;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Values of parameters under a name. What it does not name it leaves as it is: so a preset need not touch the gate that was
 * set for this evening's microphone. Thread: any.
 *
 * @param name by which it is chosen
 * @param about what it does, in one line; may be empty
 * @param mode the mode of the matcher it is made for; chosen when an instrument is made, not while it plays
 * @param values each within its parameter's range
 */
public record Preset(String name, String about, Mode mode, Map<Parameter, Float> values) {
    /** What stays as it is when a preset is called. */
    private static final Set<Parameter> OF_THE_EVENING = Collections.unmodifiableSet(EnumSet.of(
            Parameter.GATE,
            Parameter.FREEZE,
            Parameter.LEVEL,
            Parameter.MUTE,
            Parameter.MORPH,
            Parameter.PICTURE_DELAY,
            Parameter.BLACKOUT,
            Parameter.FLASH_LIMIT));

    public Preset {
        EnumMap<Parameter, Float> clamped = new EnumMap<>(Parameter.class);
        values.forEach((parameter, value) -> clamped.put(parameter, parameter.clamp(value)));
        values = Collections.unmodifiableMap(clamped);
    }

    /** All parameters as they are now. */
    public static Preset of(String name, String about, Mode mode, Parameters now) {
        EnumMap<Parameter, Float> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            values.put(parameter, now.get(parameter));
        }
        return new Preset(name, about, mode, values);
    }

    /**
     * What a performer would call a setting, as it is now: all but what belongs to the microphone, the room, the projector and the
     * hand, as bundled presets leave it alone too.
     */
    public static Preset played(String name, String about, Mode mode, Parameters now) {
        Map<Parameter, Float> values = new EnumMap<>(of(name, about, mode, now).values());
        values.keySet().removeAll(OF_THE_EVENING);
        values.keySet().removeIf(parameter -> parameter.group() == Parameter.Group.PIN);
        return new Preset(name, about, mode, values);
    }

    /** Sets what it names, at once. */
    public void recall(Parameters parameters) {
        values.forEach(parameters::set);
    }
}
