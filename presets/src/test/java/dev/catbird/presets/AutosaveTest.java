package dev.catbird.presets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.Mode;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutosaveTest {
    private final Parameters parameters = new Parameters();
    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("config").resolve("session.toml");
    }

    private Autosave begun() throws IOException {
        Autosave autosave = Objects.requireNonNull(Autosave.open(file));
        autosave.begin(parameters, Mode.WEIGHTED, () -> "choir \"2\"", said::add);
        return autosave;
    }

    private LastSession found() throws IOException {
        return LastSession.read(file).orElseThrow();
    }

    @Test
    void aSessionThatIsKilledIsFoundAsItStood() throws IOException {
        try (Autosave autosave = begun()) {
            parameters.set(Parameter.BLEND, 0.3f);
            parameters.set(Parameter.VIEW, 3);
            autosave.save();
            // Nobody says that it ended well.
        }
        LastSession last = found();
        assertFalse(last.endedWell());
        assertEquals(0.3f, last.state().values().get(Parameter.BLEND));
        assertEquals(3f, last.state().values().get(Parameter.VIEW));
        assertEquals(Parameter.values().length, last.state().values().size());
        assertEquals(Mode.WEIGHTED, last.state().mode());
        assertEquals("choir \"2\"", last.calledLast());
    }

    @Test
    void aSessionThatIsClosedSaysSoAndHowItStoodThen() throws IOException {
        try (Autosave autosave = begun()) {
            parameters.set(Parameter.BLEND, 0.4f);
            autosave.endWell();
            parameters.set(Parameter.BLEND, 0.5f);
            autosave.save();
        }
        assertTrue(found().endedWell());
        assertEquals(0.4f, found().state().values().get(Parameter.BLEND));
    }

    @Test
    void whatHasNotMovedIsNotWrittenAgain() throws IOException {
        try (Autosave autosave = begun()) {
            autosave.save();
            Files.delete(file);
            autosave.save();
            assertFalse(Files.exists(file));
            parameters.set(Parameter.WET, 0.5f);
            autosave.save();
            assertTrue(Files.exists(file));
        }
    }

    @Test
    void aSessionThatNeverBeganLeavesTheOneBefore() throws IOException {
        begun().close();
        try (Autosave autosave = begun()) {
            autosave.save();
        }
        String before = Files.readString(file);
        try (Autosave autosave = Objects.requireNonNull(Autosave.open(file))) {
            autosave.save();
            autosave.endWell();
        }
        assertEquals(before, Files.readString(file));
    }

    @Test
    void oneSessionAtATimeKeepsAFile() throws IOException {
        try (Autosave first = begun()) {
            assertNotNull(first);
            assertNull(Autosave.open(file));
        }
        try (Autosave later = Autosave.open(file)) {
            assertNotNull(later);
        }
    }

    @Test
    void nothingIsLeftBesideTheFileAndItsLock() throws IOException {
        try (Autosave autosave = begun()) {
            autosave.save();
        }
        try (var files = Files.list(folder.resolve("config"))) {
            assertEquals(
                    List.of("session.toml", "session.toml.lock"),
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void whatCannotBeWrittenIsSaidOnce() throws IOException {
        try (Autosave autosave = Objects.requireNonNull(Autosave.open(file))) {
            Files.createDirectories(file.resolve("a folder in the way"));
            autosave.begin(parameters, Mode.COMBINATION, () -> "", said::add);
            autosave.save();
            parameters.set(Parameter.WET, 0.5f);
            autosave.save();
        }
        assertEquals(1, said.size(), said.toString());
        assertTrue(said.get(0).startsWith("how the knobs stand is not saved: " + file), said.toString());
    }

    @Test
    void whatCannotBeReadIsSaidWithItsLine() throws IOException {
        assertEquals(Optional.empty(), LastSession.read(file));
        Files.createDirectories(file.getParent());
        Files.writeString(file, "version = 1\nended = \"not yet\"\n[parameters]\nblend = 7\n");
        SettingsException e = assertThrows(SettingsException.class, () -> LastSession.read(file));
        assertEquals(file + ":4: blend = 7 is not allowed; choose 0..1", e.getMessage());
    }

    @Test
    void theFileIsAPresetThatPeopleCanKeep() throws IOException {
        try (Autosave autosave = begun()) {
            parameters.set(Parameter.BLEND, 0.3f);
            autosave.endWell();
        }
        List<String> warnings = new ArrayList<>();
        Preset kept = new Bank(folder.resolve("presets")).find(file.toString(), warnings::add);
        assertEquals(0.3f, kept.values().get(Parameter.BLEND));
        assertEquals(List.of(), warnings);
    }
}
