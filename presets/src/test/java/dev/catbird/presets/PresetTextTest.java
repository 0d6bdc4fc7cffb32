package dev.catbird.presets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.Mode;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.settings.SettingsException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetTextTest {

    private static final String BEGINNING = "version = 1\n[parameters]\n";

    private static Preset read(String text) throws SettingsException {
        return PresetText.read("it", "it.toml", text).preset();
    }

    @Test
    void whatIsWrittenIsReadAgain() throws SettingsException {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            Parameters parameters = new Parameters();
            for (Parameter parameter : Parameter.values()) {
                parameters.set(parameter, parameter.at(random.nextFloat()));
            }
            Preset preset = Preset.of("it", "\"quotes\" \\ and # and = und Ümläute", Mode.WEIGHTED, parameters);
            assertEquals(preset, read(PresetText.write(preset)));
        }
    }

    @Test
    void whatIsNotNamedStaysAsItIs() throws SettingsException {
        Parameters parameters = new Parameters();
        parameters.set(Parameter.GATE, -33);
        read(BEGINNING + "blend = 0.25\nfreeze = true").recall(parameters);
        assertEquals(0.25f, parameters.get(Parameter.BLEND));
        assertTrue(parameters.on(Parameter.FREEZE));
        assertEquals(-33, parameters.get(Parameter.GATE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version = 1\\n[parameters]\\ncombination = 40 | it.toml:3: combination = 40 is not allowed; choose a whole number in 1..16",
                "version = 1\\n[parameters]\\ncombination = 2.5 | it.toml:3: combination = 2.5 is not allowed; choose a whole number in 1..16",
                "version = 1\\n[parameters]\\nblend = nan | it.toml:3: blend = NaN is not allowed; choose 0..1",
                "version = 1\\n[parameters]\\nblend = 'x' | it.toml:3: blend = \"x\" is not allowed; choose 0..1",
                "version = 1\\n[parameters]\\nblend = [1] | it.toml:3: blend = that is not allowed; choose 0..1",
                "version = 1\\nmode = 'fast' | it.toml:2: mode \"fast\" is not known; choose one of basic, combination, unique, weighted",
                "version = 1\\nabout = 3 | it.toml:2: about must be a text in \"quotes\"",
                "version = 1\\nparameters = 3 | it.toml:2: [parameters] must be a table",
                "version = 1\\n[parameters]\\nview = 'mess' | it.toml:3: view = \"mess\" is not allowed; choose single, blend, slices, tiles or bars",
                "version = 9 | it.toml:1: version = 9 is of a newer Catbird; this one reads 1",
                "blend = 1 | it.toml: there is no \"version = 1\", so it is no preset",
            })
    void whatIsWrongIsSaidWithItsLineAndWhatIsAllowed(String text, String message) {
        SettingsException e = assertThrows(SettingsException.class, () -> read(text.replace("\\n", "\n")));
        assertEquals(message, e.getMessage());
    }

    @Test
    void brokenTomlIsSaidWithItsLine() {
        SettingsException e = assertThrows(SettingsException.class, () -> read(BEGINNING + "blend = = 3"));
        assertTrue(String.valueOf(e.getMessage()).startsWith("it.toml:3: this is not TOML: "), e.getMessage());
    }

    @Test
    void commentsOrderAndUnknownKeysStay() throws SettingsException {
        String text = """
                # mine
                version = 1   # for ever
                future = "kept"

                [parameters]
                # loud
                level = -3 # not too loud
                warp = 9

                [lights]
                blend = "not this one"
                """;
        Preset changed = new Preset("it", "new", Mode.BASIC, Map.of(Parameter.LEVEL, -6f, Parameter.BLEND, 0.5f));
        String rewritten = PresetText.rewrite(text, changed);
        assertEquals("""
                # mine
                version = 1   # for ever
                future = "kept"
                about = "new"
                mode = "basic"

                [parameters]
                # loud
                level = -6 # not too loud
                warp = 9
                blend = 0.5

                [lights]
                blend = "not this one"
                """, rewritten);
        PresetText.Read read = PresetText.read("it", "it.toml", rewritten);
        assertEquals(changed, read.preset());
        assertEquals(
                java.util.List.of("it.toml:10: warp is no parameter of this version; it does nothing"),
                read.warnings());
    }
}
