package dev.catbird.presets;

import dev.catbird.engine.Mode;
import dev.catbird.engine.param.Curve;
import dev.catbird.engine.param.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** A preset as text: TOML, see docs/presets.md. Thread: any. */
final class PresetText {
    static final int VERSION = 1;
    static final String TABLE = "parameters";

    private static final String VERSION_KEY = "version";
    private static final String ABOUT_KEY = "about";
    private static final String MODE_KEY = "mode";

    private final String where;
    private final TomlParseResult toml;
    private final List<String> warnings = new ArrayList<>();

    private PresetText(String where, String text) throws PresetException {
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

    private PresetException noToml(TomlParseError e) {
        return new PresetException(where, e.position().line(), "this is not TOML: " + e.getMessage());
    }

    /**
     * A preset and what is odd about its text.
     *
     * @param preset what was read
     * @param warnings of keys that this version does not know, one line each
     */
    record Read(Preset preset, List<String> warnings) {}

    /** Reads a text; {@code where} names it in messages. */
    static Read read(String name, String where, String text) throws PresetException {
        PresetText parsed = new PresetText(where, text);
        parsed.checkVersion();
        Preset preset = new Preset(name, parsed.string(ABOUT_KEY), parsed.mode(), parsed.values());
        return new Read(preset, List.copyOf(parsed.warnings));
    }

    private void checkVersion() throws PresetException {
        Object version = toml.get(List.of(VERSION_KEY));
        if (version == null) {
            throw new PresetException(where, "there is no \"version = " + VERSION + "\", so it is no preset");
        }
        if (!Long.valueOf(VERSION).equals(version)) {
            throw bad(
                    toml.inputPositionOf(List.of(VERSION_KEY)),
                    "version = " + version + " is not one this Catbird reads; it reads " + VERSION);
        }
    }

    private String string(String key) throws PresetException {
        Object value = toml.get(List.of(key));
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return text;
        }
        throw bad(toml.inputPositionOf(List.of(key)), key + " must be a text in \"quotes\"");
    }

    private Mode mode() throws PresetException {
        String name = string(MODE_KEY);
        for (Mode mode : Mode.values()) {
            if (id(mode).equals(name) || (name.isEmpty() && mode == Mode.COMBINATION)) {
                return mode;
            }
        }
        String known = Arrays.stream(Mode.values()).map(PresetText::id).collect(Collectors.joining(", "));
        throw bad(
                toml.inputPositionOf(List.of(MODE_KEY)), "mode \"" + name + "\" is not known; choose one of " + known);
    }

    static String id(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private Map<Parameter, Float> values() throws PresetException {
        Map<Parameter, Float> values = new EnumMap<>(Parameter.class);
        Object table = toml.get(List.of(TABLE));
        if (table == null) {
            return values;
        }
        if (!(table instanceof TomlTable parameters)) {
            throw bad(toml.inputPositionOf(List.of(TABLE)), "[" + TABLE + "] must be a table");
        }
        for (String key : parameters.keySet()) {
            TomlPosition at = parameters.inputPositionOf(List.of(key));
            Parameter parameter = Parameter.named(key);
            if (parameter == null) {
                warnings.add(where + ":" + line(at) + ": " + key + " is no parameter of this version; it does nothing");
            } else {
                values.put(parameter, value(parameter, parameters.get(List.of(key)), at));
            }
        }
        return values;
    }

    private float value(Parameter parameter, @Nullable Object value, @Nullable TomlPosition at) throws PresetException {
        Double number = null;
        if (parameter.curve() == Curve.CHOICE) {
            int choice = value instanceof String name ? parameter.choices().indexOf(name) : -1;
            number = choice < 0 ? null : (double) choice;
        } else if (value instanceof Number given) {
            number = given.doubleValue();
        } else if (value instanceof Boolean on && parameter.curve() == Curve.SWITCH) {
            number = on ? 1.0 : 0.0;
        }
        if (number == null
                || !(number.floatValue() >= parameter.min() && number.floatValue() <= parameter.max())
                || (parameter.whole() && number != Math.rint(number))) {
            throw bad(
                    at,
                    parameter.id() + " = " + shown(value) + " is not allowed; choose "
                            + (parameter.curve() == Curve.INTEGER ? "a whole number in " : "") + parameter.range());
        }
        return number.floatValue();
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof Number number) {
            return Parameter.number(number.floatValue());
        }
        return value instanceof Boolean ? value.toString() : value instanceof String text ? quoted(text) : "that";
    }

    private PresetException bad(@Nullable TomlPosition at, String cause) {
        return new PresetException(where, line(at), cause);
    }

    private static int line(@Nullable TomlPosition at) {
        return at == null ? 1 : at.line();
    }

    /** A new text. */
    static String write(Preset preset) {
        return rewrite("# A preset of Catbird; what is not named stays as it is.\n", preset);
    }

    /** A text with other values: comments, order and keys it does not know stay. */
    static String rewrite(String text, Preset preset) {
        PresetLines lines = new PresetLines(text);
        lines.set("", VERSION_KEY, Integer.toString(VERSION));
        lines.set("", ABOUT_KEY, quoted(preset.about()));
        lines.set("", MODE_KEY, quoted(id(preset.mode())));
        preset.values().forEach((parameter, value) -> lines.set(TABLE, parameter.id(), written(parameter, value)));
        return lines.text();
    }

    private static String written(Parameter parameter, float value) {
        return parameter.curve() == Curve.CHOICE ? quoted(parameter.text(value)) : Parameter.number(value);
    }

    static String quoted(String text) {
        return '"' + Toml.tomlEscape(text).toString() + '"';
    }
}
