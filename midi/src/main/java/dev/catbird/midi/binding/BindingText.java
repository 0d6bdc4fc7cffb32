package dev.catbird.midi.binding;

import dev.catbird.engine.param.Curve;
import dev.catbird.engine.param.Parameter;
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
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** A device's bindings as text: TOML, see docs/midi.md. Thread: any. */
final class BindingText {
    static final int VERSION = 1;
    static final String HEADER = "[[binding]]";
    static final String CONTROL = "control";
    static final String WITHOUT = "without";

    private static final Set<String> KEYS =
            Set.of(CONTROL, "parameter", "range", "curve", "invert", "mode", "pickup", "feedback");
    private static final Set<String> TABLES =
            Set.of("version", "device", "defaults", WITHOUT, "feedback_to", "binding", "beats", "clock");
    private static final float MOST_BEATS = 64;

    private final String where;
    private final TomlParseResult toml;

    private BindingText(String where, String text) throws BindingException {
        this.where = where;
        try {
            toml = Toml.parse(text);
        } catch (TomlParseError e) {
            // Of some texts; of most it is in the result.
            throw noToml(e);
        }
        if (toml.hasErrors()) {
            throw noToml(toml.errors().get(0));
        }
    }

    private BindingException noToml(TomlParseError e) {
        return new BindingException(where, e.position().line(), "this is not TOML: " + e.getMessage());
    }

    /** Reads a text; {@code where} names it in messages. */
    static DeviceBindings read(String where, String text) throws BindingException {
        BindingText parsed = new BindingText(where, text);
        TomlTable root = parsed.toml;
        parsed.onlyKnown(root, TABLES);
        Object version = root.get(List.of("version"));
        if (!Long.valueOf(VERSION).equals(version)) {
            throw parsed.bad(root, "version", "there must be \"version = " + VERSION + "\", which this Catbird reads");
        }
        String device = parsed.string(root, "device", "");
        if (device.isBlank()) {
            throw parsed.bad(root, "device", "there must be device = \"a name, or a part of one\"");
        }
        return new DeviceBindings(
                device,
                parsed.flag(root, "defaults", true),
                parsed.without(),
                parsed.string(root, "feedback_to", ""),
                parsed.bindings(),
                parsed.beats(),
                parsed.stopped());
    }

    private Set<Parameter> without() throws BindingException {
        Set<Parameter> without = EnumSet.noneOf(Parameter.class);
        Object names = toml.get(List.of(WITHOUT));
        if (names == null) {
            return without;
        }
        if (!(names instanceof TomlArray array)) {
            throw bad(toml, WITHOUT, WITHOUT + " must be a list of parameters, such as [\"blend\"]");
        }
        for (Object name : array.toList()) {
            without.add(parameter(toml, WITHOUT, String.valueOf(name)));
        }
        return without;
    }

    private List<Binding> bindings() throws BindingException {
        Object all = toml.get(List.of("binding"));
        List<Binding> bindings = new ArrayList<>();
        if (all == null) {
            return bindings;
        }
        if (!(all instanceof TomlArray tables)) {
            throw bad(toml, "binding", "bindings begin with " + HEADER);
        }
        for (int i = 0; i < tables.size(); i++) {
            if (!(tables.get(i) instanceof TomlTable table)) {
                throw bad(toml, "binding", "bindings begin with " + HEADER);
            }
            bindings.add(binding(table, line(tables.inputPositionOf(i))));
        }
        return bindings;
    }

    private Binding binding(TomlTable table, int headerLine) throws BindingException {
        onlyKnown(table, KEYS);
        if (table.get(List.of(CONTROL)) == null || table.get(List.of("parameter")) == null) {
            throw new BindingException(where, headerLine, "a binding needs control = \"...\" and parameter = \"...\"");
        }
        String text = string(table, CONTROL, "");
        Optional<Controller> controller = Controller.parse(text);
        if (controller.isEmpty()) {
            throw bad(table, CONTROL, quoted(text) + " is no controller; choose " + Controller.allowed());
        }
        Parameter parameter = parameter(table, "parameter", string(table, "parameter", ""));
        Binding usual = Binding.of(controller.get(), parameter);
        float[] range = range(table, parameter);
        return usual.withMode(mode(table, usual))
                .withRange(range[0], range[1])
                .withCurve(curve(table), flag(table, "invert", false))
                .withPickUp(flag(table, "pickup", true))
                .withFeedback(flag(table, "feedback", true));
    }

    private Mode mode(TomlTable table, Binding usual) throws BindingException {
        if (table.get(List.of("mode")) == null) {
            return usual.mode();
        }
        String name = string(table, "mode", "");
        Controller.Kind kind = usual.controller().kind();
        Optional<Mode> mode = Mode.named(name).filter(m -> m.suits(kind));
        if (mode.isEmpty()) {
            throw bad(
                    table,
                    "mode",
                    quoted(name) + " is no mode for " + usual.controller() + "; choose "
                            + Mode.of(kind).stream().map(Mode::id).collect(Collectors.joining(", ")));
        }
        if (mode.get() == Mode.NEXT && !Binding.countable(usual.parameter())) {
            throw bad(
                    table,
                    "mode",
                    "\"next\" needs a parameter with whole values; "
                            + usual.parameter().id() + " has "
                            + usual.parameter().range());
        }
        return mode.get();
    }

    private float[] range(TomlTable table, Parameter parameter) throws BindingException {
        Object value = table.get(List.of("range"));
        if (value == null) {
            return new float[] {parameter.min(), parameter.max()};
        }
        String fault = "range must be [from, to], both in " + parameter.range() + " and the first the smaller";
        if (!(value instanceof TomlArray ends) || ends.size() != 2) {
            throw bad(table, "range", fault);
        }
        float[] range = new float[2];
        for (int i = 0; i < range.length; i++) {
            range[i] = value(parameter, ends.get(i));
        }
        if (!(range[0] < range[1])) {
            throw bad(table, "range", fault);
        }
        return range;
    }

    /** The number, or not-a-number where it is none of the parameter's. */
    private static float value(Parameter parameter, Object given) {
        float value = Float.NaN;
        if (given instanceof Number number) {
            value = number.floatValue();
        } else if (given instanceof String name && parameter.curve() == Curve.CHOICE) {
            value = parameter.choices().contains(name) ? parameter.choices().indexOf(name) : Float.NaN;
        }
        return parameter.clamp(value) == value ? value : Float.NaN;
    }

    private float curve(TomlTable table) throws BindingException {
        Object value = table.get(List.of("curve"));
        if (value == null) {
            return 1;
        }
        float curve = value instanceof Number number ? number.floatValue() : Float.NaN;
        if (!(curve >= Binding.FLATTEST_CURVE && curve <= Binding.STEEPEST_CURVE)) {
            throw bad(
                    table,
                    "curve",
                    "curve must be a number in " + Parameter.number(Binding.FLATTEST_CURVE) + ".."
                            + Parameter.number(Binding.STEEPEST_CURVE) + "; 1 is even");
        }
        return curve;
    }

    private Map<Parameter, Float> beats() throws BindingException {
        Map<Parameter, Float> beats = new EnumMap<>(Parameter.class);
        TomlTable table = table("beats");
        if (table == null) {
            return beats;
        }
        for (String key : table.keySet()) {
            Parameter parameter = Parameter.named(key);
            if (parameter == null || !DeviceBindings.countsInBeats(parameter)) {
                String known = Arrays.stream(Parameter.values())
                        .filter(DeviceBindings::countsInBeats)
                        .map(Parameter::id)
                        .collect(Collectors.joining(", "));
                throw bad(table, key, key + " cannot be counted in beats; choose " + known);
            }
            float count = table.get(List.of(key)) instanceof Number number ? number.floatValue() : Float.NaN;
            if (!(count > 0 && count <= MOST_BEATS)) {
                throw bad(
                        table,
                        key,
                        key + " must be a number of beats above 0, " + Parameter.number(MOST_BEATS) + " at most");
            }
            beats.put(parameter, count);
        }
        return beats;
    }

    private @Nullable Parameter stopped() throws BindingException {
        TomlTable table = table("clock");
        if (table == null) {
            return null;
        }
        onlyKnown(table, Set.of("stop"));
        String name = string(table, "stop", "");
        Parameter parameter = parameter(table, "stop", name);
        if (parameter.curve() != Curve.SWITCH) {
            throw bad(table, "stop", "stop must name a switch: freeze, mute, blackout");
        }
        return parameter;
    }

    private @Nullable TomlTable table(String key) throws BindingException {
        Object value = toml.get(List.of(key));
        if (value == null) {
            return null;
        }
        if (value instanceof TomlTable table) {
            return table;
        }
        throw bad(toml, key, "[" + key + "] must be a table");
    }

    private Parameter parameter(TomlTable table, String key, String name) throws BindingException {
        Parameter parameter = Parameter.named(name);
        if (parameter == null) {
            String known = Arrays.stream(Parameter.values()).map(Parameter::id).collect(Collectors.joining(", "));
            throw bad(table, key, quoted(name) + " is no parameter; choose one of " + known);
        }
        return parameter;
    }

    private void onlyKnown(TomlTable table, Set<String> known) throws BindingException {
        for (String key : table.keySet()) {
            if (!known.contains(key)) {
                throw bad(
                        table,
                        key,
                        key + " is not known here; there are "
                                + known.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
    }

    private String string(TomlTable table, String key, String otherwise) throws BindingException {
        Object value = table.get(List.of(key));
        if (value == null) {
            return otherwise;
        }
        if (value instanceof String text) {
            return text;
        }
        throw bad(table, key, key + " must be a text in \"quotes\"");
    }

    private boolean flag(TomlTable table, String key, boolean otherwise) throws BindingException {
        Object value = table.get(List.of(key));
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw bad(table, key, key + " must be true or false");
    }

    private BindingException bad(TomlTable table, String key, String cause) {
        return new BindingException(where, line(table.inputPositionOf(List.of(key))), cause);
    }

    private static int line(@Nullable TomlPosition at) {
        return at == null ? 1 : at.line();
    }

    static String quoted(String text) {
        return '"' + Toml.tomlEscape(text).toString() + '"';
    }
}
