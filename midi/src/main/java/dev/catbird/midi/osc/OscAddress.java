package dev.catbird.midi.osc;

import dev.catbird.engine.param.Curve;
import dev.catbird.engine.param.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An address that messages may be sent to. Every parameter of the registry has one, by its name. Thread: any.
 *
 * @param name what follows {@link #ROOT}
 * @param kind what it is for
 * @param parameter the parameter it sets, if it sets one
 * @param arguments for people
 * @param doc one line for people
 */
record OscAddress(String name, Kind kind, @Nullable Parameter parameter, String arguments, String doc) {
    static final String ROOT = "/catbird/";

    private static final String BUTTON = "none, or a number: not 0";

    /** What an address is for. */
    enum Kind {
        PARAMETER,
        PRESET,
        NEXT,
        PREVIOUS,
        UNDO,
        RESET,
        SAVE,
        PANIC,
        SUBSCRIBE,
        UNSUBSCRIBE
    }

    /** All of them by path, in the order of documents. */
    static final Map<String, OscAddress> ALL = all();

    private static Map<String, OscAddress> all() {
        List<OscAddress> all = new ArrayList<>();
        for (Parameter parameter : Parameter.values()) {
            all.add(new OscAddress(parameter.id(), Kind.PARAMETER, parameter, parameter.range(), parameter.doc()));
        }
        all.add(new OscAddress(
                "preset",
                Kind.PRESET,
                null,
                "number from 1, or name; then seconds, if not as `morph` says",
                "calls a preset"));
        all.add(new OscAddress("next", Kind.NEXT, null, BUTTON, "calls the next preset"));
        all.add(new OscAddress("previous", Kind.PREVIOUS, null, BUTTON, "calls the preset before"));
        all.add(new OscAddress("undo", Kind.UNDO, null, BUTTON, "takes back the last preset or reset"));
        all.add(new OscAddress("reset", Kind.RESET, null, BUTTON, "sets all knobs as at the beginning"));
        all.add(new OscAddress(
                "save",
                Kind.SAVE,
                null,
                "name; none, or a number: not 0, to have one made up",
                "saves how the knobs stand as a preset of your own"));
        all.add(new OscAddress("panic", Kind.PANIC, null, BUTTON, "cuts off all that sounds, and begins anew"));
        all.add(new OscAddress(
                "subscribe",
                Kind.SUBSCRIBE,
                null,
                "none, or a port",
                "sends all values to the sender, or to that port of its machine, and then every change, for a minute"));
        all.add(new OscAddress("unsubscribe", Kind.UNSUBSCRIBE, null, "none, or a port", "ends that"));
        Map<String, OscAddress> byPath = new LinkedHashMap<>();
        all.forEach(address -> byPath.put(address.path(), address));
        return Collections.unmodifiableMap(byPath);
    }

    String path() {
        return ROOT + name;
    }

    static String path(Parameter parameter) {
        return ROOT + parameter.id();
    }

    /** Whether it is a button: it acts when pressed, and has no value. */
    boolean button() {
        return switch (kind) {
            case NEXT, PREVIOUS, UNDO, RESET, PANIC -> true;
            case PARAMETER, PRESET, SAVE, SUBSCRIBE, UNSUBSCRIBE -> false;
        };
    }

    /** A value of a parameter as messages carry it: numbers as int or float, choices by name. */
    static Object argument(Parameter parameter, float value) {
        if (parameter.curve() == Curve.CHOICE) {
            return parameter.text(value);
        }
        return parameter.whole() ? (Object) Math.round(value) : (Object) value;
    }

    Parameter parameterOrThrow() {
        return Objects.requireNonNull(parameter);
    }

    /** The table of docs/osc.md. */
    static String table() {
        StringBuilder table = new StringBuilder("| address | arguments | what |\n|---|---|---|\n");
        for (OscAddress a : ALL.values()) {
            table.append("| `%s` | %s | %s |\n".formatted(a.path(), a.arguments(), a.doc()));
        }
        return table.toString();
    }
}
