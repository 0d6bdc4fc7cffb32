package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.Mode;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.presets.Bank;
import dev.catbird.presets.Deck;
import dev.catbird.presets.Preset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCommandsTest {
    private final Parameters parameters = new Parameters();
    private final AtomicBoolean left = new AtomicBoolean();
    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // made before each
    private Deck deck;

    @SuppressWarnings("NullAway.Init") // made before each
    private KeyCommands commands;

    private static Preset preset(String name, float blend) {
        return new Preset(name, "", Mode.COMBINATION, Map.of(Parameter.BLEND, blend));
    }

    @BeforeEach
    void open() {
        deck = new Deck(
                new Bank(folder),
                List.of(preset("soft", 0.25f), preset("hard", 0.75f)),
                parameters,
                Mode.COMBINATION,
                "",
                said::add);
        commands = new KeyCommands(parameters, new DeckCalls(deck, parameters, said::add), () -> left.set(true));
    }

    @AfterEach
    void close() {
        deck.close();
    }

    @Test
    void digitsCallPresetsAndUTakesThemBack() {
        assertEquals(List.of(), commands.press(Key.TWO));
        assertEquals(0.75f, parameters.get(Parameter.BLEND));
        assertEquals(List.of(), commands.press(Key.U));
        assertEquals(1, parameters.get(Parameter.BLEND));
        assertEquals(List.of(), commands.press(Key.THREE));
        assertEquals(List.of("preset 2 hard", "undone", "there is no preset 3"), said);
    }

    @Test
    void nGoesOnAndRGoesBackToTheBeginning() {
        commands.press(Key.N);
        assertEquals(0.25f, parameters.get(Parameter.BLEND));
        commands.press(Key.SHIFT_N);
        assertEquals(0.75f, parameters.get(Parameter.BLEND));
        commands.press(Key.R);
        assertEquals(1, parameters.get(Parameter.BLEND));
    }

    @Test
    void spaceFreezesAndLetsGo() {
        assertEquals(List.of("freeze on"), commands.press(Key.SPACE));
        assertTrue(parameters.on(Parameter.FREEZE));
        assertEquals(List.of("freeze off"), commands.press(Key.SPACE));
        assertEquals(0, parameters.get(Parameter.FREEZE));
    }

    @Test
    void panicAlsoLetsGoOfWhatIsFrozen() {
        commands.press(Key.SPACE);
        commands.press(Key.P);
        assertEquals(1, parameters.panics());
        assertEquals(0, parameters.get(Parameter.FREEZE));
    }

    @Test
    void theGateMovesInStepsWithinItsRange() {
        assertEquals(List.of("gate -77 dB"), commands.press(Key.SHIFT_G));
        assertEquals(List.of("gate -80 dB"), commands.press(Key.G));
        for (int i = 0; i < 10; i++) {
            commands.press(Key.G);
        }
        assertEquals(List.of("gate -100 dB"), commands.press(Key.G));
    }

    @Test
    void arrowsMoveCombinationAndBlend() {
        assertEquals(List.of("combination 6"), commands.press(Key.UP));
        assertEquals(List.of("combination 5"), commands.press(Key.DOWN));
        assertEquals(List.of("blend 1"), commands.press(Key.RIGHT));
        for (int i = 0; i < 7; i++) {
            commands.press(Key.LEFT);
        }
        assertEquals(0.3f, parameters.get(Parameter.BLEND));
        assertEquals(List.of("blend 0.2"), commands.press(Key.LEFT));
        assertEquals(List.of("combination 10"), tenth());
    }

    private List<String> tenth() {
        for (int i = 0; i < 4; i++) {
            commands.press(Key.UP);
        }
        List<String> said = commands.press(Key.UP);
        return said == null ? List.of() : said;
    }

    @Test
    void qLeavesAndOtherKeysDoNothing() {
        assertNull(commands.press(Key.OTHER));
        assertEquals(KeyCommands.HELP, commands.press(Key.HELP));
        assertEquals(List.of(), commands.press(Key.Q));
        assertTrue(left.get());
    }

    @Test
    void wSavesHowTheKnobsStand() {
        parameters.set(Parameter.BLEND, 0.5f);
        assertEquals(List.of(), commands.press(Key.W));
        assertEquals("preset 3 mine 1 is saved", said.get(said.size() - 1));
        commands.press(Key.ONE);
        commands.press(Key.THREE);
        assertEquals(0.5f, parameters.get(Parameter.BLEND));
    }
}
