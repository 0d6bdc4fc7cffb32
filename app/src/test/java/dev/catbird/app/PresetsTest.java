package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code presets} and the option {@code --preset}, as a user meets them. */
class PresetsTest {
    private final Captured captured = new Captured(false);

    @TempDir
    private Path folder;

    private int run(String... args) {
        return captured.run(Map.of("CATBIRD_CONFIG", folder.toString()), args);
    }

    @Test
    void theListNamesEveryPresetWithWhatItDoes() {
        assertEquals(0, run("presets"));
        assertTrue(captured.out().contains("choir      many voices for one"), captured.out());
        assertTrue(
                captured.out().endsWith("your own: " + folder.resolve("presets") + System.lineSeparator()),
                captured.out());
    }

    @Test
    void whatIsSavedIsListedAndReadable() throws IOException {
        assertEquals(0, run("presets", "--save", "wide", "--preset", "choir", "--grain", "60", "--about", "wider"));
        String text = Files.readString(folder.resolve("presets/wide.toml"));
        assertTrue(text.contains("grain = 60") && text.contains("combination = 12"), text);
        assertEquals(0, run("presets"));
        assertTrue(captured.out().contains("wide       wider"), captured.out());
    }

    @Test
    void anUnknownPresetIsBadInputAndNamesTheOthers() {
        assertEquals(
                2, run("render", "a.mp4", "b.wav", "-o", folder.resolve("c.wav").toString(), "--preset", "choire"));
        assertTrue(captured.err().contains("choire: there is no such preset; choose mirror, "), captured.err());
    }
}
