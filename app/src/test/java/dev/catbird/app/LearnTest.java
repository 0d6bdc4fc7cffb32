package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code learn}, and the options of play that choose MIDI devices, where there is no device. */
class LearnTest {
    private final Captured captured = new Captured(false);

    @TempDir
    private Path folder;

    private int run(String... args) {
        return captured.run(Map.of("CATBIRD_CONFIG", folder.toString()), args);
    }

    @Test
    void aControllerThatIsNamedIsBoundWithoutMovingIt() throws IOException {
        assertEquals(
                0,
                run(
                        "learn",
                        "level",
                        "--midi",
                        "nano",
                        "--control",
                        "cc 21",
                        "--range",
                        "-40..0",
                        "--curve",
                        "2",
                        "--invert",
                        "--as",
                        "momentary",
                        "--no-pickup",
                        "--no-feedback"));
        Path file = folder.resolve("midi/nano.toml");
        assertEquals("level is turned by cc 21 of nano (momentary): " + file + System.lineSeparator(), captured.out());
        assertTrue(Files.readString(file).endsWith("""
                        device = "nano"

                        [[binding]]
                        control = "cc 21"
                        parameter = "level"
                        range = [-40, 0]
                        curve = 2
                        invert = true
                        mode = "momentary"
                        pickup = false
                        feedback = false
                        """), Files.readString(file));
        assertEquals(0, run("learn", "level", "--midi", "nano", "--forget"));
        assertFalse(Files.readString(file).contains("cc 21"));
    }

    @Test
    void aTimeThatFollowsTheClockIsSetWithoutADevice() throws IOException {
        Path file = folder.resolve("midi/nano.toml");
        assertEquals(0, run("learn", "grain", "--midi", "nano", "--beats", "0.0625"));
        assertEquals("grain lasts 0.0625 beats of the clock of nano: " + file + System.lineSeparator(), captured.out());
        assertEquals(0, run("learn", "morph", "--midi", "nano", "--beats", "4"));
        assertEquals(0, run("learn", "linger", "--midi", "nano", "--beats", "0.5"));
        assertTrue(Files.readString(file).endsWith("[beats]\ngrain = 0.0625\nmorph = 4\nlinger = 0.5\n"));
        assertEquals(0, run("learn", "morph", "--midi", "nano", "--beats", "0"));
        assertTrue(Files.readString(file).endsWith("[beats]\ngrain = 0.0625\nlinger = 0.5\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "learn blond --midi n --control cc2 | 'blond' is no parameter; did you mean blend?",
                "learn blend --control cc2 | --control needs the device's name",
                "learn blend --forget | --forget needs the device's name",
                "learn blend --midi n --control cc200 | 'cc200' is no controller; choose cc 0..119",
                "learn blend --midi n --control cc2 --range 0..2 | --range 0..2 is not allowed; choose FROM..TO in 0..1",
                "learn blend --midi n --control cc2 --curve 0 | --curve 0 is not allowed; choose 0.1..10",
                "learn blend --midi n --control cc2 --as velocity | is not for cc 2; choose absolute, relative-twos",
                "learn blend --midi n --beats 1 | --beats is not for blend; choose grain, morph, fade, linger, feedback",
                "learn linger --midi n --beats 65 | --beats 65 is not allowed; choose 0..64",
                "learn linger --beats 1 | --beats needs the device's name",
                "learn blend --midi nothing-of-that-name | can be listened to; connect it",
                "play x.mp4 --midi n --no-midi | --no-midi means no MIDI",
            })
    void whatCannotBeIsToldInALine(String command, String message) {
        assertEquals(2, run(command.split(" ", -1)));
        assertTrue(captured.err().contains(message), captured.err());
        assertEquals(1, captured.err().lines().count(), captured.err());
    }
}
