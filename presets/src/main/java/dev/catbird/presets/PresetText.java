package dev.catbird.presets;

import dev.catbird.engine.Mode;
import dev.catbird.engine.param.Curve;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.settings.Settings;
import dev.catbird.engine.settings.SettingsException;
import dev.catbird.engine.settings.SettingsLines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A preset as text: TOML, see docs/presets.md. Thread: any. */
final class PresetText {
    static final String TABLE = "parameters";

    private static final String ABOUT_KEY = "about";
    private static final String MODE_KEY = "mode";

    private final String where;
    private final Settings settings;
    private final List<String> warnings = new ArrayList<>();

    private PresetText(String where, Settings settings) {
        this.where = where;
        this.settings = settings;
    }

    /**
     * A preset and what is odd about its text.
     *
     * @param preset what was read
     * @param warnings of keys that this version does not know, one line each
     */
    record Read(Preset preset, List<String> warnings) {}

    /** Reads a text; {@code where} names it in messages. */
    static Read read(String name, String where, String text) throws SettingsException {
        return read(name, where, text, Migrations.ALL);
    }

    static Read read(String name, String where, String text, Migrations migrations) throws SettingsException {
        PresetText parsed = new PresetText(where, Settings.parse(where, migrations.migrated(where, text)));
        Preset preset = new Preset(name, parsed.settings.text(ABOUT_KEY, ""), parsed.mode(), parsed.values());
        return new Read(preset, List.copyOf(parsed.warnings));
    }

    private Mode mode() throws SettingsException {
        String name = settings.text(MODE_KEY, "");
        for (Mode mode : Mode.values()) {
            if (id(mode).equals(name) || (name.isEmpty() && mode == Mode.COMBINATION)) {
                return mode;
            }
        }
        String known = Arrays.stream(Mode.values()).map(PresetText::id).collect(Collectors.joining(", "));
        throw settings.bad(MODE_KEY, "mode \"" + name + "\" is not known; choose one of " + known);
    }

    static String id(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private Map<Parameter, Float> values() throws SettingsException {
        Map<Parameter, Float> values = new EnumMap<>(Parameter.class);
        Settings parameters = settings.table(TABLE);
        if (parameters == null) {
            return values;
        }
        for (String key : parameters.keys()) {
            Parameter parameter = Parameter.named(key);
            if (parameter == null) {
                warnings.add(where + ":" + parameters.line(key) + ": " + key
                        + " is no parameter of this version; it does nothing");
                continue;
            }
            float value = Settings.of(parameter, parameters.value(key));
            if (Float.isNaN(value)) {
                throw parameters.bad(
                        key,
                        key + " = " + shown(parameters.value(key)) + " is not allowed; choose "
                                + (parameter.curve() == Curve.INTEGER ? "a whole number in " : "") + parameter.range());
            }
            values.put(parameter, value);
        }
        return values;
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof Number number) {
            return Parameter.number(number.floatValue());
        }
        return value instanceof Boolean
                ? value.toString()
                : value instanceof String text ? Settings.quoted(text) : "that";
    }

    /** A new text. */
    static String write(Preset preset) {
        return rewrite("# A preset of Catbird; what is not named stays as it is.\n", preset);
    }

    /** A text of this version with other values: comments, order and keys it does not know stay. */
    static String rewrite(String text, Preset preset) {
        SettingsLines lines = new SettingsLines(text);
        lines.set("", Migrations.VERSION_KEY, Integer.toString(Migrations.ALL.newest()));
        lines.set("", ABOUT_KEY, Settings.quoted(preset.about()));
        lines.set("", MODE_KEY, Settings.quoted(id(preset.mode())));
        preset.values()
                .forEach((parameter, value) -> lines.set(TABLE, parameter.id(), Settings.written(parameter, value)));
        return lines.text();
    }
}
