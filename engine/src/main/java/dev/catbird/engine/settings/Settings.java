package dev.catbird.engine.settings;

import dev.catbird.engine.param.Curve;
import dev.catbird.engine.param.Parameter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** A table of settings in TOML: a whole text, or a part of one under its header. Thread: any. */
public final class Settings {
    /** Settings are a page or two: what is longer is something else. */
    private static final int LONGEST_BYTES = 1 << 20;

    private static final String VERSION = "version";

    private final String where;
    private final TomlTable table;
    private final int headerLine;

    private Settings(String where, TomlTable table, int headerLine) {
        this.where = where;
        this.table = table;
        this.headerLine = headerLine;
    }

    /** Reads a text; {@code where} names it in messages. Throws {@link SettingsException} if it is not TOML. */
    public static Settings parse(String where, String text) throws SettingsException {
        TomlParseResult toml;
        try {
            toml = Toml.parse(text);
        } catch (TomlParseError e) {
            // Of some texts; of most it is in the result.
            throw noToml(where, e);
        }
        if (toml.hasErrors()) {
            throw noToml(where, toml.errors().get(0));
        }
        return new Settings(where, toml, 1);
    }

    private static SettingsException noToml(String where, TomlParseError e) {
        return new SettingsException(where, e.position().line(), "this is not TOML: " + e.getMessage());
    }

    /** The text of a file. Throws {@link SettingsException}, which says that it {@code isNot}, such as "is no preset", if it is none. */
    public static String text(Path file, String isNot) throws IOException {
        if (Files.isDirectory(file) || Files.size(file) > LONGEST_BYTES) {
            throw new SettingsException(file.toString(), isNot + ": it is a folder or too long");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new SettingsException(file.toString(), isNot + ": it is not text in UTF-8");
        }
    }

    /** Its {@code version = N}, or 0 if it has none; throws {@link SettingsException} if that is not a whole number from 1 to {@code newest}. */
    public int version(int newest) throws SettingsException {
        Object version = value(VERSION);
        if (version == null) {
            return 0;
        }
        if (!(version instanceof Long number) || number < 1) {
            throw bad(VERSION, VERSION + " must be a whole number in 1.." + newest);
        }
        if (number > newest) {
            throw bad(
                    VERSION,
                    VERSION + " = " + number + " is of a newer Catbird; this one reads "
                            + (newest == 1 ? "1" : "1.." + newest));
        }
        return number.intValue();
    }

    /** All keys, in order. */
    public List<String> keys() {
        return List.copyOf(table.keySet());
    }

    public boolean has(String key) {
        return value(key) != null;
    }

    /** Whatever stands there: a text, a number, true or false, or something else; null for nothing. */
    public @Nullable Object value(String key) {
        return table.get(List.of(key));
    }

    public String text(String key, String otherwise) throws SettingsException {
        Object value = value(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof String text) {
            return text;
        }
        throw bad(key, key + " must be a text in \"quotes\"");
    }

    public boolean flag(String key, boolean otherwise) throws SettingsException {
        Object value = value(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw bad(key, key + " must be true or false");
    }

    /** The number, or not-a-number where something else stands, or nothing. */
    public float number(String key) {
        return value(key) instanceof Number number ? number.floatValue() : Float.NaN;
    }

    /** What stands in [brackets], or null for nothing; throws {@link SettingsException} with that cause for anything else. */
    public @Nullable List<Object> list(String key, String cause) throws SettingsException {
        Object value = value(key);
        if (value == null) {
            return null;
        }
        if (value instanceof TomlArray array) {
            return array.toList();
        }
        throw bad(key, cause);
    }

    /** What stands under {@code [key]}, or null for nothing. */
    public @Nullable Settings table(String key) throws SettingsException {
        Object value = value(key);
        if (value == null) {
            return null;
        }
        if (value instanceof TomlTable inner) {
            return new Settings(where, inner, line(key));
        }
        throw bad(key, "[" + key + "] must be a table");
    }

    /** What stands under each {@code [[key]]}; {@code many} names them in messages. */
    public List<Settings> tables(String key, String many) throws SettingsException {
        List<Settings> tables = new ArrayList<>();
        Object all = value(key);
        if (all == null) {
            return tables;
        }
        if (all instanceof TomlArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof TomlTable inner) {
                    tables.add(new Settings(where, inner, line(array.inputPositionOf(i))));
                }
            }
            if (tables.size() == array.size()) {
                return tables;
            }
        }
        throw bad(key, many + " begin with [[" + key + "]]");
    }

    /** Throws {@link SettingsException} if there is another key. */
    public void onlyKnown(Set<String> known) throws SettingsException {
        for (String key : keys()) {
            if (!known.contains(key)) {
                throw bad(
                        key,
                        key + " is not known here; there are "
                                + known.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
    }

    /** The line of a key, from 1. */
    public int line(String key) {
        return line(table.inputPositionOf(List.of(key)));
    }

    private static int line(@Nullable TomlPosition at) {
        return at == null ? 1 : at.line();
    }

    /** What is wrong at a key. */
    public SettingsException bad(String key, String cause) {
        return new SettingsException(where, line(key), cause);
    }

    /** What is wrong with all of it. */
    public SettingsException bad(String cause) {
        return new SettingsException(where, headerLine, cause);
    }

    /**
     * The value of a parameter that a value of settings means: a number, the name of a choice, true or false for a switch.
     * Not-a-number if it means none, or one out of range.
     */
    public static float of(Parameter parameter, @Nullable Object value) {
        float meant = Float.NaN;
        if (value instanceof Number number) {
            meant = number.floatValue();
        } else if (value instanceof String name && parameter.curve() == Curve.CHOICE) {
            meant = parameter.choices().contains(name) ? parameter.choices().indexOf(name) : Float.NaN;
        } else if (value instanceof Boolean on && parameter.curve() == Curve.SWITCH) {
            meant = on ? 1 : 0;
        }
        // Neither out of range nor, for whole ones, between two values.
        return parameter.clamp(meant) == meant ? meant : Float.NaN;
    }

    /** A value of a parameter as settings have it. */
    public static String written(Parameter parameter, float value) {
        return parameter.curve() == Curve.CHOICE ? quoted(parameter.text(value)) : Parameter.number(value);
    }

    /** A text as settings have it. */
    public static String quoted(String text) {
        return '"' + Toml.tomlEscape(text).toString() + '"';
    }
}
