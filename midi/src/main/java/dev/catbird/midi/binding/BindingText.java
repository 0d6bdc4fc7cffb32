package dev.catbird.midi.binding;

import dev.catbird.engine.param.Curve;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.settings.Settings;
import dev.catbird.engine.settings.SettingsException;
import dev.catbird.midi.message.Controller;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A device's bindings as text: TOML, see docs/midi.md. Thread: any. */
final class BindingText {
    static final int VERSION = 1;
    static final String HEADER = "[[binding]]";
    static final String CONTROL = "control";
    static final String WITHOUT = "without";
    static final String BEATS = "beats";

    private static final Set<String> KEYS =
            Set.of(CONTROL, "parameter", "range", "curve", "invert", "mode", "pickup", "feedback");
    private static final Set<String> TABLES =
            Set.of("version", "device", "defaults", WITHOUT, "feedback_to", "binding", BEATS, "clock");

    private BindingText() {}

    /** Reads a text; {@code where} names it in messages. */
    static DeviceBindings read(String where, String text) throws SettingsException {
        Settings root = Settings.parse(where, text);
        root.onlyKnown(TABLES);
        if (root.version(VERSION) == 0) {
            throw root.bad("there must be \"version = " + VERSION + "\", which this Catbird reads");
        }
        String device = root.text("device", "");
        if (device.isBlank()) {
            throw root.bad("device", "there must be device = \"a name, or a part of one\"");
        }
        List<Binding> bindings = new ArrayList<>();
        for (Settings table : root.tables("binding", "bindings")) {
            bindings.add(binding(table));
        }
        return new DeviceBindings(
                device,
                root.flag("defaults", true),
                without(root),
                root.text("feedback_to", ""),
                bindings,
                beats(root.table(BEATS)),
                stopped(root.table("clock")));
    }

    private static Set<Parameter> without(Settings root) throws SettingsException {
        Set<Parameter> without = EnumSet.noneOf(Parameter.class);
        List<Object> names = root.list(WITHOUT, WITHOUT + " must be a list of parameters, such as [\"blend\"]");
        for (Object name : names == null ? List.of() : names) {
            without.add(parameter(root, WITHOUT, String.valueOf(name)));
        }
        return without;
    }

    private static Binding binding(Settings table) throws SettingsException {
        table.onlyKnown(KEYS);
        if (!table.has(CONTROL) || !table.has("parameter")) {
            throw table.bad("a binding needs control = \"...\" and parameter = \"...\"");
        }
        String text = table.text(CONTROL, "");
        Optional<Controller> controller = Controller.parse(text);
        if (controller.isEmpty()) {
            throw table.bad(CONTROL, Settings.quoted(text) + " is no controller; choose " + Controller.allowed());
        }
        Parameter parameter = parameter(table, "parameter", table.text("parameter", ""));
        Binding usual = Binding.of(controller.get(), parameter);
        float[] range = range(table, parameter);
        return usual.withMode(mode(table, usual))
                .withRange(range[0], range[1])
                .withCurve(curve(table), table.flag("invert", false))
                .withPickUp(table.flag("pickup", true))
                .withFeedback(table.flag("feedback", true));
    }

    private static Mode mode(Settings table, Binding usual) throws SettingsException {
        if (!table.has("mode")) {
            return usual.mode();
        }
        String name = table.text("mode", "");
        Controller.Kind kind = usual.controller().kind();
        Optional<Mode> mode = Mode.named(name).filter(m -> m.suits(kind));
        if (mode.isEmpty()) {
            throw table.bad(
                    "mode",
                    Settings.quoted(name) + " is no mode for " + usual.controller() + "; choose "
                            + Mode.of(kind).stream().map(Mode::id).collect(Collectors.joining(", ")));
        }
        if (mode.get() == Mode.NEXT && !Binding.countable(usual.parameter())) {
            throw table.bad(
                    "mode",
                    "\"next\" needs a parameter with whole values; "
                            + usual.parameter().id() + " has "
                            + usual.parameter().range());
        }
        return mode.get();
    }

    private static float[] range(Settings table, Parameter parameter) throws SettingsException {
        String fault = "range must be [from, to], both in " + parameter.range() + " and the first the smaller";
        List<Object> ends = table.list("range", fault);
        if (ends == null) {
            return new float[] {parameter.min(), parameter.max()};
        }
        float from = ends.size() == 2 ? Settings.of(parameter, ends.get(0)) : Float.NaN;
        float to = ends.size() == 2 ? Settings.of(parameter, ends.get(1)) : Float.NaN;
        if (!(from < to)) {
            throw table.bad("range", fault);
        }
        return new float[] {from, to};
    }

    private static float curve(Settings table) throws SettingsException {
        float curve = table.has("curve") ? table.number("curve") : 1;
        if (!(curve >= Binding.FLATTEST_CURVE && curve <= Binding.STEEPEST_CURVE)) {
            throw table.bad(
                    "curve",
                    "curve must be a number in " + Parameter.number(Binding.FLATTEST_CURVE) + ".."
                            + Parameter.number(Binding.STEEPEST_CURVE) + "; 1 is even");
        }
        return curve;
    }

    private static Map<Parameter, Float> beats(@Nullable Settings table) throws SettingsException {
        Map<Parameter, Float> beats = new EnumMap<>(Parameter.class);
        if (table == null) {
            return beats;
        }
        for (String key : table.keys()) {
            Parameter parameter = Parameter.named(key);
            if (parameter == null || !DeviceBindings.countsInBeats(parameter)) {
                throw table.bad(key, key + " cannot be counted in beats; choose " + DeviceBindings.countedInBeats());
            }
            float count = table.number(key);
            if (!(count > 0 && count <= DeviceBindings.MOST_BEATS)) {
                throw table.bad(
                        key,
                        key + " must be a number of beats above 0, " + Parameter.number(DeviceBindings.MOST_BEATS)
                                + " at most");
            }
            beats.put(parameter, count);
        }
        return beats;
    }

    private static @Nullable Parameter stopped(@Nullable Settings table) throws SettingsException {
        if (table == null) {
            return null;
        }
        table.onlyKnown(Set.of("stop"));
        Parameter parameter = parameter(table, "stop", table.text("stop", ""));
        if (parameter.curve() != Curve.SWITCH) {
            throw table.bad("stop", "stop must name a switch: freeze, mute, blackout");
        }
        return parameter;
    }

    private static Parameter parameter(Settings table, String key, String name) throws SettingsException {
        Parameter parameter = Parameter.named(name);
        if (parameter == null) {
            String known = Arrays.stream(Parameter.values()).map(Parameter::id).collect(Collectors.joining(", "));
            throw table.bad(key, Settings.quoted(name) + " is no parameter; choose one of " + known);
        }
        return parameter;
    }
}
