package dev.catbird.midi.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.settings.SettingsException;
import dev.catbird.midi.message.Controller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingFolderTest {
    private static final String HEAD = "version = 1\ndevice = \"nano\"\n";

    @TempDir
    private Path config;

    private BindingFolder folder() {
        return new BindingFolder(config.resolve("midi"));
    }

    private static Binding binding(String controller, Parameter parameter) {
        return Binding.of(Controller.parse(controller).orElseThrow(), parameter);
    }

    @Test
    void whatIsSavedIsReadAgain() throws IOException {
        List<Binding> bindings = List.of(
                binding("cc 21 ch 3", Parameter.BLEND),
                binding("nrpn 300", Parameter.LEVEL).withRange(-40, 0).withCurve(0.5f, true),
                binding("note 36 ch 10", Parameter.FREEZE)
                        .withMode(Mode.MOMENTARY)
                        .withFeedback(false),
                binding("cc 7", Parameter.VIEW)
                        .withRange(1, 3)
                        .withMode(Mode.RELATIVE_OFFSET)
                        .withPickUp(false),
                binding("bend", Parameter.GRAIN));
        for (Binding binding : bindings) {
            folder().save("nano/KONTROL 2", binding);
        }
        DeviceBindings read = BindingFolder.of(folder().all(), "nano/KONTROL 2");
        assertEquals(bindings, read.bindings());
        assertTrue(read.defaults());
        try (Stream<Path> files = Files.list(folder().folder())) {
            assertEquals(List.of(folder().folder().resolve("nano_KONTROL 2.toml")), files.toList());
        }
    }

    @Test
    void commentsAndOtherBindingsStay() throws IOException {
        Path file = Files.createDirectories(folder().folder()).resolve("mine.toml");
        String text = HEAD + """
                # my evening
                [[binding]] # the big one
                control = 'cc 1'
                parameter = "blend"   # left

                # the pedal
                [[binding]]
                control = "cc 64"
                parameter = "freeze"

                [beats]
                linger = 0.5
                """;
        Files.writeString(file, text);
        assertEquals(file, folder().save("nanoKONTROL", binding("cc 1", Parameter.LEVEL)));
        String after = Files.readString(file);
        assertTrue(
                after.contains("# my evening") && after.contains("# the pedal\n[[binding]]\ncontrol = \"cc 64\""),
                after);
        DeviceBindings read = BindingFolder.of(folder().all(), "nanoKONTROL");
        assertEquals(List.of(binding("cc 64", Parameter.FREEZE), binding("cc 1", Parameter.LEVEL)), read.bindings());
        assertEquals(Map.of(Parameter.LINGER, 0.5f), read.beats());
    }

    @Test
    void whatIsForgottenIsGoneAndItsDefaultToo() throws IOException {
        folder().save("nano", binding("cc 1", Parameter.BLEND));
        folder().save("nano", binding("cc 2", Parameter.LEVEL));
        folder().forget("nano", Parameter.BLEND);
        folder().forget("nano", Parameter.NOVELTY);
        DeviceBindings read = BindingFolder.of(folder().all(), "nano");
        assertEquals(List.of(binding("cc 2", Parameter.LEVEL)), read.bindings());
        assertEquals(Set.of(Parameter.BLEND, Parameter.NOVELTY), read.without());
        folder().save("nano", binding("cc 3", Parameter.BLEND));
        assertEquals(2, BindingFolder.of(folder().all(), "nano").bindings().size());
    }

    @Test
    void theFileWithTheVeryNameGoesFirst() throws IOException {
        Files.createDirectories(folder().folder());
        Files.writeString(folder().folder().resolve("a.toml"), HEAD);
        Files.writeString(
                folder().folder().resolve("b.toml"), "version = 1\ndevice = \"nanoKONTROL2\"\ndefaults = false\n");
        List<DeviceBindings> all = folder().all();
        assertEquals("nanoKONTROL2", BindingFolder.of(all, "nanokontrol2").device());
        assertEquals("nano", BindingFolder.of(all, "nanoPAD").device());
        assertEquals("Korg", BindingFolder.of(all, "Korg").device());
    }

    @Test
    void aChangedFileIsNoticed() throws IOException {
        Object before = folder().stamp();
        Path file = folder().save("nano", binding("cc 1", Parameter.BLEND));
        Object after = folder().stamp();
        assertNotEquals(before, after);
        Files.delete(file);
        assertEquals(before, folder().stamp());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "control = \"cc 200\"; parameter = \"blend\" | 4 | \"cc 200\" is no controller; choose cc 0..119",
                "control = \"cc 2\"; parameter = \"blond\" | 5 | \"blond\" is no parameter; choose one of combination",
                "control = \"cc 2\" | 3 | a binding needs control = \"...\" and parameter",
                "control = \"cc 2\"; parameter = \"blend\"; range = [0, 2] | 6 | both in 0..1 and the first the smaller",
                "control = \"cc 2\"; parameter = \"blend\"; range = [1, 0] | 6 | both in 0..1 and the first the smaller",
                "control = \"cc 2\"; parameter = \"blend\"; curve = 0 | 6 | curve must be a number in 0.1..10",
                "control = \"cc 2\"; parameter = \"blend\"; mode = \"velocity\" | 6 | choose absolute, relative-twos",
                "control = \"cc 2\"; parameter = \"blend\"; mode = \"next\" | 6 | needs a parameter with whole values",
                "control = \"cc 2\"; parameter = \"blend\"; invert = 1 | 6 | invert must be true or false",
                "control = \"cc 2\"; parameter = \"blend\"; pick = 1 | 6 | pick is not known here",
            })
    void whatIsWrongIsNamedWithFileLineAndWhatIsAllowed(String lines, int line, String message) throws IOException {
        Path file = Files.createDirectories(folder().folder()).resolve("nano.toml");
        Files.writeString(file, HEAD + "[[binding]]\n" + lines.replace("; ", "\n") + "\n");
        SettingsException e = assertThrows(SettingsException.class, () -> folder().all());
        String said = String.valueOf(e.getMessage());
        assertTrue(said.startsWith(file + ":" + line + ": ") && said.contains(message), said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "device = \"nano\" | there must be \"version = 1\"",
                "version = 1 | there must be device",
                "version = 2; device = \"nano\" | version = 2 is of a newer Catbird; this one reads 1",
                "version = 1; device = \"n\"; [beats]; level = 1 | level cannot be counted in beats; choose grain",
                "version = 1; device = \"n\"; [beats]; linger = 0 | a number of beats above 0, 64 at most",
                "version = 1; device = \"n\"; [clock]; stop = \"blend\" | must name a switch",
                "version = 1; device = \"n\"; without = [\"x\"] | \"x\" is no parameter",
                "version = 1; device = \"n\"; binding = 3 | bindings begin with [[binding]]",
                "version = = | this is not TOML",
            })
    void wholeFilesAreCheckedToo(String lines, String message) throws IOException {
        Path file = Files.createDirectories(folder().folder()).resolve("nano.toml");
        Files.writeString(file, lines.replace("; ", "\n") + "\n");
        SettingsException e = assertThrows(SettingsException.class, () -> folder().all());
        assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
    }

    @Test
    void aFileThatCannotBeChangedIsLeftAsItIs() throws IOException {
        Path file = Files.createDirectories(folder().folder()).resolve("nano.toml");
        String text = HEAD + "binding = [{control = \"cc 1\", parameter = \"blend\"}]\n";
        Files.writeString(file, text);
        assertThrows(SettingsException.class, () -> folder().save("nano", binding("cc 1", Parameter.LEVEL)));
        assertEquals(text, Files.readString(file));
    }

    @Test
    void anyTextIsReadOrRefusedInALine() {
        Random random = new Random(5);
        String whole = HEAD
                + "without = [\"wet\"]\n[[binding]]\ncontrol = \"cc 1 ch 2\"\nparameter = \"blend\"\nrange = [0.1, 0.5]\n"
                + "curve = 2\nmode = \"absolute\"\npickup = false\n[beats]\ngrain = 0.1\n[clock]\nstop = \"mute\"\n";
        int read = 0;
        for (int i = 0; i < 1000; i++) {
            StringBuilder text = new StringBuilder(whole);
            for (int n = random.nextInt(4); n > 0; n--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, "[]\"=.{}1a\n#,".charAt(random.nextInt(12)));
                    default -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
                }
            }
            try {
                BindingText.read("nano", text.toString());
                read++;
            } catch (SettingsException e) {
                String said = String.valueOf(e.getMessage());
                assertTrue(said.startsWith("nano:"), "seed 5, text " + i + ": " + said);
            }
        }
        assertTrue(read > 50, "only " + read);
    }
}
