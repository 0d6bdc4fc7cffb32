package dev.catbird.presets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is saved while it is played. */
class DeckSaveTest {
    private static final Preset SOFT = new Preset("soft", "", Mode.BASIC, Map.of(Parameter.BLEND, 0.25f));

    @TempDir
    private Path folder;

    private final Parameters parameters = new Parameters();
    private final List<String> said = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // made before each
    private Deck deck;

    @BeforeEach
    void make() {
        deck = new Deck(new Bank(folder), List.of(SOFT), parameters, Mode.UNIQUE, "soft", said::add);
    }

    @AfterEach
    void close() {
        deck.close();
    }

    private Preset found(String name) throws IOException {
        return new Bank(folder).find(name, said::add);
    }

    @Test
    void howTheKnobsStandIsSavedUnderAFreeName() throws IOException {
        parameters.set(Parameter.BLEND, 0.5f);
        parameters.set(Parameter.VIEW, 3);
        Files.writeString(folder.resolve("mine 2.toml"), "version = 1\n");
        deck.save("");
        deck.save("");
        assertEquals(
                List.of("soft", "mine 1", "mine 3"),
                deck.presets().stream().map(Preset::name).toList());
        assertEquals("mine 3", deck.currentName());
        assertEquals("preset 2 mine 1 is saved", said.get(0));
        Preset mine = found("mine 1");
        assertEquals(Mode.UNIQUE, mine.mode());
        assertEquals("saved while it was played, from soft", mine.about());
        assertEquals(0.5f, mine.values().get(Parameter.BLEND));
        assertEquals(3f, mine.values().get(Parameter.VIEW));
        assertEquals(deck.presets().get(1), mine);
        parameters.set(Parameter.BLEND, 1);
        deck.load(1);
        assertEquals(0.5f, parameters.get(Parameter.BLEND));
        deck.undo();
        assertEquals(1, parameters.get(Parameter.BLEND));
    }

    @Test
    void whatBelongsToTheEveningStaysOut() throws IOException {
        deck.save("all but that");
        for (Parameter parameter : List.of(
                Parameter.LEVEL, Parameter.GATE, Parameter.FREEZE, Parameter.BLACKOUT, Parameter.PIN_TOP_LEFT_X)) {
            assertFalse(found("all but that").values().containsKey(parameter), parameter.id());
        }
        for (Preset bundled : new Bank(folder.resolve("none")).all(said::add)) {
            assertTrue(found("all but that")
                    .values()
                    .keySet()
                    .containsAll(bundled.values().keySet()));
        }
    }

    @Test
    void aNameThatIsThereIsReplacedInItsPlace() throws IOException {
        deck.save("mine");
        deck.save("other");
        Files.writeString(folder.resolve("mine.toml"), "# loved\nversion = 1\nlights = 3\n");
        parameters.set(Parameter.WET, 0.125f);
        deck.save("mine");
        assertEquals(
                List.of("soft", "mine", "other"),
                deck.presets().stream().map(Preset::name).toList());
        assertEquals(0.125f, deck.presets().get(1).values().get(Parameter.WET));
        assertTrue(Files.readString(folder.resolve("mine.toml")).startsWith("# loved\nversion = 1\nlights = 3\n"));
    }

    @Test
    void whatCannotBeSavedChangesNothing() throws IOException {
        assertThrows(SettingsException.class, () -> deck.save("../soft"));
        Files.writeString(folder.resolve("broken.toml"), "nonsense");
        assertThrows(SettingsException.class, () -> deck.save("broken"));
        assertEquals("nonsense", Files.readString(folder.resolve("broken.toml")));
        assertEquals(List.of(SOFT), deck.presets());
        assertEquals("soft", deck.currentName());
        assertEquals(List.of(), said);
    }
}
