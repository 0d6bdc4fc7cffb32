package dev.catbird.presets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.catbird.engine.Mode;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.settings.Settings;
import dev.catbird.engine.settings.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A file of each version becomes one of the newest, line by line as it is kept here. There has been one version of presets: what stands for
 * others was made up for this test.
 */
class MigrationsGoldenTest {
    private static final Migrations MADE_UP = new Migrations(List.of(
            // 2: voices are called combination.
            (preset, lines) -> {
                Object voices = parameters(preset).value("voices");
                lines.remove(PresetText.TABLE, "voices");
                lines.set(PresetText.TABLE, "combination", String.valueOf(voices));
            },
            // 3: grains are counted in milliseconds.
            (preset, lines) -> {
                float seconds = parameters(preset).number("grain_s");
                lines.remove(PresetText.TABLE, "grain_s");
                lines.set(PresetText.TABLE, "grain", Parameter.number(seconds * 1000));
            }));

    private static Settings parameters(Settings preset) throws SettingsException {
        return Objects.requireNonNull(preset.table(PresetText.TABLE));
    }

    private static String golden(int version) throws IOException {
        String name = "migrations/" + version + ".toml";
        try (InputStream in = Objects.requireNonNull(MigrationsGoldenTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyVersionBecomesTheNewest(int version) throws IOException {
        assertEquals(golden(3), MADE_UP.migrated("it.toml", golden(version)));
        Preset read = PresetText.read("it", "it.toml", golden(version), MADE_UP).preset();
        assertEquals(
                new Preset(
                        "it",
                        "thick and short",
                        Mode.COMBINATION,
                        Map.of(Parameter.COMBINATION, 7f, Parameter.GRAIN, 40f, Parameter.LEVEL, -3f)),
                read);
    }

    @Test
    void oneStepGoesToTheNextVersionOnly() throws IOException {
        Migrations first = new Migrations(MADE_UP.steps().subList(0, 1));
        assertEquals(golden(2), first.migrated("it.toml", golden(1)));
    }

    @Test
    void aNewerVersionIsRefused() throws IOException {
        SettingsException e = assertThrows(SettingsException.class, () -> PresetText.read("it", "it.toml", golden(2)));
        assertEquals("it.toml:2: version = 2 is of a newer Catbird; this one reads 1", e.getMessage());
        SettingsException later = assertThrows(
                SettingsException.class,
                () -> MADE_UP.migrated("it.toml", golden(3).replace("version = 3", "version = 4")));
        assertEquals("it.toml:2: version = 4 is of a newer Catbird; this one reads 1..3", later.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"version = 0", "version = -1", "version = 1.5", "version = \"1\""})
    void whatIsNoVersionIsRefused(String text) {
        SettingsException e = assertThrows(SettingsException.class, () -> MADE_UP.migrated("it.toml", text));
        assertEquals("it.toml:1: version must be a whole number in 1..3", e.getMessage());
    }
}
