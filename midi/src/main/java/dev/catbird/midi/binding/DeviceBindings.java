package dev.catbird.midi.binding;

import dev.catbird.engine.param.Parameter;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is bound on one device. Thread: any.
 *
 * @param device its name, or a part of it
 * @param defaults whether {@link DefaultMap} fills in what is not bound
 * @param without what {@link DefaultMap} shall leave alone
 * @param feedbackTo name of the output that is told of changes; empty for the one that is named as the input
 * @param bindings in order
 * @param beats times that follow the device's clock, in beats
 * @param stopped the switch that is on while the device's clock stands; null for none
 */
public record DeviceBindings(
        String device,
        boolean defaults,
        Set<Parameter> without,
        String feedbackTo,
        List<Binding> bindings,
        Map<Parameter, Float> beats,
        @Nullable Parameter stopped) {

    public DeviceBindings {
        without = Set.copyOf(without);
        bindings = List.copyOf(bindings);
        EnumMap<Parameter, Float> own = new EnumMap<>(Parameter.class);
        own.putAll(beats);
        beats = Collections.unmodifiableMap(own);
    }

    /** Nothing bound but the defaults. */
    public static DeviceBindings none(String device) {
        return new DeviceBindings(device, true, Set.of(), "", List.of(), Map.of(), null);
    }

    /** The longest time that is counted in beats. */
    public static final float MOST_BEATS = 64;

    /** Whether a time can follow a clock. */
    public static boolean countsInBeats(Parameter parameter) {
        return parameter == Parameter.LINGER
                || parameter == Parameter.MORPH
                || parameter == Parameter.GRAIN
                || parameter == Parameter.FADE
                || parameter == Parameter.FEEDBACK;
    }

    /** The times that can, for people. */
    public static String countedInBeats() {
        return Arrays.stream(Parameter.values())
                .filter(DeviceBindings::countsInBeats)
                .map(Parameter::id)
                .collect(Collectors.joining(", "));
    }

    /** Whether they are for a device of that name: 2 exactly, 1 as a part of it, 0 not. */
    int fits(String name) {
        String asked = name.toLowerCase(Locale.ROOT);
        String mine = device.toLowerCase(Locale.ROOT);
        return asked.equals(mine) ? 2 : asked.contains(mine) ? 1 : 0;
    }
}
