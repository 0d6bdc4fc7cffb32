package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.Mode;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.settings.SettingsException;
import dev.catbird.presets.Preset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What of one session the next one finds, through the options of play. */
class KeptTest {
    private static final Preset ASKED = new Preset("choir", "", Mode.COMBINATION, Map.of());

    private final Captured captured = new Captured(false);

    @TempDir
    private Path folder;

    @Command
    static final class WithOptions {
        @Mixin
        @SuppressWarnings("NullAway.Init") // picocli makes it
        ResumeOptions options;
    }

    private Kept open(String... args) throws IOException {
        WithOptions command = new WithOptions();
        new CommandLine(command).parseArgs(args);
        return command.options.open(session());
    }

    private Session session() {
        return new Session(captured.terminal, Map.of("CATBIRD_CONFIG", folder.toString()), new Interruption());
    }

    private PlayDeck deck(Kept kept, Parameters parameters) throws IOException {
        return PlayDeck.open(session(), kept, kept.inMode(ASKED, false), parameters);
    }

    /** A session in which a knob is turned and a preset called. */
    private void play(boolean endsWell, String... args) throws IOException {
        Parameters parameters = new Parameters();
        try (Kept kept = open(args);
                PlayDeck deck = deck(kept, parameters)) {
            deck.begin();
            deck.calls().call(1);
            parameters.set(Parameter.LEVEL, -9);
            // What the timer does after a second at most.
            if (endsWell) {
                deck.endWell();
            } else {
                deck.endWell();
                Path file = folder.resolve(ResumeOptions.FILE);
                Files.writeString(file, Files.readString(file).replace("ended = \"well\"", "ended = \"not yet\""));
            }
        }
    }

    private Parameters next(String... args) throws IOException {
        Parameters parameters = new Parameters();
        parameters.set(Parameter.LEVEL, 3);
        try (Kept kept = open(args);
                PlayDeck deck = deck(kept, parameters)) {
            deck.calls().reset();
            assertEquals(3, parameters.get(Parameter.LEVEL));
            deck.calls().undo();
        }
        return parameters;
    }

    @Test
    void afterACrashKnobsAreAsTheyWereAndItIsSaid() throws IOException {
        play(false);
        assertEquals(-9, next().get(Parameter.LEVEL));
        assertTrue(captured.err().contains("catbird: the last session (preset mirror, 20"), captured.err());
        assertTrue(
                captured.err()
                        .contains("ended without closing: all knobs are as they were then; key r, or --fresh, begins as"
                                + " the command line says"),
                captured.err());
    }

    @Test
    void afterAnEndKnobsAreAsTheCommandLineSays() throws IOException {
        play(true);
        assertEquals(3, next().get(Parameter.LEVEL));
        assertEquals("", captured.err());
    }

    @Test
    void bothCanBeAskedForOtherwise() throws IOException {
        play(true);
        assertEquals(-9, next("--resume").get(Parameter.LEVEL));
        assertTrue(captured.err().contains(") is resumed: all knobs"), captured.err());
        play(false);
        assertEquals(3, next("--fresh").get(Parameter.LEVEL));
    }

    @Test
    void theModeIsThatOfTheSessionUnlessOneIsAskedFor() throws IOException {
        play(false);
        Path file = folder.resolve(ResumeOptions.FILE);
        Files.writeString(file, Files.readString(file).replace("mode = \"combination\"", "mode = \"basic\""));
        try (Kept kept = open()) {
            assertEquals(Mode.BASIC, kept.inMode(ASKED, false).mode());
            assertEquals(Mode.COMBINATION, kept.inMode(ASKED, true).mode());
        }
    }

    @Test
    void aSessionThatIsBeingPlayedIsNotTakenForACrash() throws IOException {
        play(false);
        try (Kept first = open("--fresh");
                Kept second = open()) {
            assertEquals(ASKED, second.inMode(ASKED, false));
            second.endWell();
            first.endWell();
        }
        assertTrue(captured.err().contains("another session keeps "), captured.err());
    }

    @Test
    void aFileThatCannotBeReadIsSaidAndKeepsNobodyFromPlaying() throws IOException {
        Files.writeString(folder.resolve(ResumeOptions.FILE), "nonsense");
        assertEquals(3, next().get(Parameter.LEVEL));
        assertTrue(captured.err().contains("; the last session cannot be resumed"), captured.err());
        assertThrows(SettingsException.class, () -> open("--resume"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidAndKeepsNobodyFromPlaying() throws IOException {
        Path inTheWay = folder.resolve("file");
        Files.writeString(inTheWay, "");
        Session session = new Session(
                captured.terminal,
                Map.of("CATBIRD_CONFIG", inTheWay.resolve("x").toString()),
                new Interruption());
        WithOptions command = new WithOptions();
        new CommandLine(command).parseArgs();
        command.options.open(session).close();
        assertTrue(captured.err().contains("how the knobs stand is not saved: "), captured.err());
        assertFalse(Files.exists(inTheWay.resolve("x")));
    }
}
