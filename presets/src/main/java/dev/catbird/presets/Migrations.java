package dev.catbird.presets;

import dev.catbird.engine.settings.Settings;
import dev.catbird.engine.settings.SettingsException;
import dev.catbird.engine.settings.SettingsLines;
import java.util.List;

/**
 * How a preset of an earlier version becomes one of this version: a step from each version to the next, in order. Comments and keys
 * that no step touches stay. Thread: any.
 *
 * @param steps the first from version 1 to 2, and so on
 */
record Migrations(List<Step> steps) {
    static final String VERSION_KEY = "version";

    /** Those of this Catbird: none, as version 1 is the only one there has been. */
    static final Migrations ALL = new Migrations(List.of());

    /** From one version to the next. */
    interface Step {
        /** Changes in {@code lines} what is said otherwise in the next version; {@code preset} is what they say. */
        void apply(Settings preset, SettingsLines lines) throws SettingsException;
    }

    Migrations {
        steps = List.copyOf(steps);
    }

    /** The version they lead to. */
    int newest() {
        return 1 + steps.size();
    }

    /**
     * The text as the newest version has it. Throws {@link SettingsException} if it tells no version, or a newer one: what that
     * means nobody knows here.
     */
    String migrated(String where, String text) throws SettingsException {
        int version = Settings.parse(where, text).version(newest());
        if (version == 0) {
            throw new SettingsException(
                    where, "there is no \"" + VERSION_KEY + " = " + newest() + "\", so it is no preset");
        }
        String now = text;
        for (int from = version; from < newest(); from++) {
            SettingsLines lines = new SettingsLines(now);
            steps.get(from - 1).apply(Settings.parse(where, now), lines);
            lines.set("", VERSION_KEY, Integer.toString(from + 1));
            now = lines.text();
        }
        return now;
    }
}
