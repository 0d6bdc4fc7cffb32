package dev.catbird.presets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.Mode;
import dev.catbird.engine.param.Controls;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.settings.SettingsException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A text is read whole or refused with its own exception and its line, whatever it is. */
class PresetTextPropertyTest {
    private static final String BEGINNING = "version = 1\n[parameters]\n";
    private static final String LETTERS = "version=1\n[parameters]\"'#.,-+e{}\\ blend\u0000ü";
    private static final int FEW = 20_000;
    private static final int MANY = 1_000_000;

    /** Letters by chance, or a preset or a session with some of its letters changed, left out, or its end cut off. */
    private static String text(Random random) {
        if (random.nextBoolean()) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? BEGINNING : "");
            for (int n = random.nextInt(40); n > 0; n--) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            return text.toString();
        }
        Parameters parameters = new Parameters();
        for (int n = random.nextInt(4); n > 0; n--) {
            Parameter parameter = Controls.of(random.nextInt(Parameter.values().length));
            parameters.set(parameter, parameter.at(random.nextFloat()));
        }
        StringBuilder text = new StringBuilder("version = 1\nabout = \"it\" # so\nended = \"well\"\n[parameters]\n");
        for (int n = random.nextInt(3); n >= 0; n--) {
            Parameter parameter = Controls.of(random.nextInt(Parameter.values().length));
            text.append(parameter.id())
                    .append(" = ")
                    .append(parameters.get(parameter))
                    .append('\n');
        }
        for (int n = random.nextInt(3); n > 0; n--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
                case 1 -> text.deleteCharAt(at);
                default -> text.setLength(Math.max(1, at));
            }
        }
        return text.toString();
    }

    private static void readAll(int count, long seed) {
        Random random = new Random(seed);
        int good = 0;
        for (int i = 0; i < count; i++) {
            String text = text(random);
            String where = "text " + i + " of seed " + seed + ": " + text;
            try {
                LastSession session = LastSession.read("it.toml", text, warning -> {});
                session.state()
                        .values()
                        .forEach((parameter, value) -> assertEquals(parameter.clamp(value), value, where));
                good++;
            } catch (SettingsException e) {
                assertTrue(String.valueOf(e.getMessage()).startsWith("it.toml:"), where + ": " + e.getMessage());
            }
        }
        assertTrue(good > count / 20 && good < count, good + " of " + count + " were good");
    }

    @Test
    void textsByChanceAreReadOrRefused() {
        readAll(FEW, 2);
    }

    @Test
    @Tag("fuzz")
    void aMillionTextsAreReadOrRefused() {
        readAll(MANY, 3);
    }

    @Test
    void everySessionIsReadAsItWasWritten() throws SettingsException {
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            Parameters parameters = new Parameters();
            for (Parameter parameter : Parameter.values()) {
                parameters.set(parameter, parameter.at(random.nextFloat()));
            }
            LastSession session = LastSession.of(
                    parameters, Mode.UNIQUE, "\"it\" \\ # ü " + i, random.nextBoolean(), Instant.ofEpochSecond(i));
            assertEquals(session, LastSession.read("it.toml", session.text(), warning -> {}));
        }
    }
}
