package dev.catbird.presets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.Mode;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.settings.SettingsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeckTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final Bank NO_BANK = new Bank(Path.of("none"));
    private static final Preset SOFT = preset("soft", Map.of(Parameter.BLEND, 0.25f, Parameter.GRAIN, 100f));
    private static final Preset HARD = preset("hard", Map.of(Parameter.BLEND, 0.75f, Parameter.VIEW, 4f));
    private static final Preset CUTS = new Preset("cuts", "", Mode.BASIC, Map.of(Parameter.COMBINATION, 1f));

    private final Parameters parameters = new Parameters();
    private final AtomicLong nowNs = new AtomicLong();
    private final List<String> said = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // made before each
    private Deck deck;

    private static Preset preset(String name, Map<Parameter, Float> values) {
        return new Preset(name, "", Mode.COMBINATION, values);
    }

    private Deck deck(String begunWith) {
        return new Deck(
                NO_BANK, List.of(SOFT, HARD, CUTS), parameters, Mode.COMBINATION, begunWith, said::add, nowNs::get);
    }

    @BeforeEach
    void make() {
        parameters.set(Parameter.LEVEL, -6);
        deck = deck("");
    }

    @AfterEach
    void close() {
        deck.close();
    }

    private void at(double seconds) {
        nowNs.set((long) (seconds * SECOND_NS));
        deck.turn();
    }

    @Test
    void aPresetIsThereAtOnceAndLeavesAloneWhatItDoesNotName() {
        assertEquals(OptionalInt.empty(), deck.current());
        assertTrue(deck.load(0));
        assertEquals(OptionalInt.of(0), deck.current());
        assertEquals("soft", deck.currentName());
        assertEquals(0.25f, parameters.get(Parameter.BLEND));
        assertEquals(-6, parameters.get(Parameter.LEVEL));
        assertEquals(List.of("preset 1 soft"), said);
    }

    @Test
    void whatIsNotThereChangesNothing() {
        assertFalse(deck.load(3));
        assertFalse(deck.load(-1));
        SettingsException e = assertThrows(SettingsException.class, () -> deck.load("sofd"));
        assertEquals("sofd: there is no such preset; choose soft, hard, cuts", e.getMessage());
        assertEquals(OptionalInt.empty(), deck.current());
        assertFalse(deck.undo());
    }

    @Test
    void knobsArriveInTheTimeGivenAndChoicesChangeHalfWay() {
        parameters.set(Parameter.VIEW, 0);
        deck.morphTo(1, 4);
        assertTrue(deck.isMorphing());
        assertEquals("hard", deck.currentName());
        at(1);
        assertEquals(1 - 0.25f / 4, parameters.get(Parameter.BLEND), 1e-6f);
        assertEquals(0, parameters.get(Parameter.VIEW));
        at(1.99);
        assertEquals(0, parameters.get(Parameter.VIEW));
        at(2);
        assertEquals(4, parameters.get(Parameter.VIEW));
        at(4);
        assertEquals(0.75f, parameters.get(Parameter.BLEND));
        assertFalse(deck.isMorphing());
        assertEquals(List.of("preset 2 hard over 4 s"), said);
    }

    @Test
    void theTimeIsAKnob() throws SettingsException {
        parameters.set(Parameter.MORPH, 2);
        deck.load("soft");
        at(1);
        assertEquals(0.625f, parameters.get(Parameter.BLEND), 1e-6f);
        at(3);
        assertEquals(0.25f, parameters.get(Parameter.BLEND));
    }

    @Test
    void timesThatAreNoTimesMeanAtOnce() {
        for (double seconds : new double[] {0, -1, Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertTrue(deck.morphTo(0, seconds));
            assertFalse(deck.isMorphing());
            deck.undo();
        }
        deck.morphTo(0, Double.POSITIVE_INFINITY);
        at(Parameter.MORPH.max());
        assertFalse(deck.isMorphing());
    }

    @Test
    void itsOwnThreadTurnsTheKnobs() throws InterruptedException {
        CountDownLatch turned = new CountDownLatch(3);
        try (Deck live = new Deck(NO_BANK, List.of(SOFT), parameters, Mode.COMBINATION, "", said::add, () -> {
            if (Thread.currentThread().getName().equals(Deck.THREAD)) {
                turned.countDown();
            }
            return nowNs.addAndGet(SECOND_NS / 100);
        })) {
            live.morphTo(0, 1);
            assertTrue(turned.await(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void whatAHandMovesOnTheWayIsLeftToIt() {
        deck.morphTo(0, 1);
        at(0.5);
        parameters.set(Parameter.BLEND, 0.9f);
        at(0.75);
        at(1);
        assertEquals(0.9f, parameters.get(Parameter.BLEND));
        assertEquals(100, parameters.get(Parameter.GRAIN));
    }

    @Test
    void aSecondCallBeginsWhereTheFirstIs() {
        deck.morphTo(0, 1);
        at(0.5);
        float onTheWay = parameters.get(Parameter.BLEND);
        deck.morphTo(1, 1);
        at(0.5);
        assertEquals(onTheWay, parameters.get(Parameter.BLEND), 1e-6f);
        at(1.5);
        assertEquals(0.75f, parameters.get(Parameter.BLEND));
        deck.undo();
        assertEquals(onTheWay, parameters.get(Parameter.BLEND), 1e-6f);
        assertEquals("soft", deck.currentName());
    }

    @Test
    void undoTakesBackWhatTheCallMovedAndNothingElse() {
        deck.load(0);
        parameters.set(Parameter.BLEND, 0.4f);
        parameters.set(Parameter.LEVEL, -12);
        assertTrue(deck.undo());
        assertEquals(1, parameters.get(Parameter.BLEND));
        assertEquals(-12, parameters.get(Parameter.LEVEL));
        assertEquals(OptionalInt.empty(), deck.current());
        assertTrue(deck.undo());
        assertEquals(0.4f, parameters.get(Parameter.BLEND));
        assertEquals("soft", deck.currentName());
    }

    @Test
    void undoStopsAMorph() {
        deck.morphTo(0, 1);
        at(0.5);
        deck.undo();
        assertFalse(deck.isMorphing());
        at(1);
        assertEquals(1, parameters.get(Parameter.BLEND));
    }

    @Test
    void resetGoesBackToTheBeginningAndCanBeUndone() {
        deck.load(1);
        parameters.set(Parameter.LEVEL, 3);
        deck.reset();
        for (Parameter parameter : Parameter.values()) {
            assertEquals(
                    parameter == Parameter.LEVEL ? -6 : parameter.initial(), parameters.get(parameter), parameter.id());
        }
        assertEquals(OptionalInt.empty(), deck.current());
        deck.undo();
        assertEquals(3, parameters.get(Parameter.LEVEL));
        assertEquals("hard", deck.currentName());
    }

    @Test
    void whatItBeganWithIsKnown() {
        try (Deck other = deck("hard")) {
            assertEquals(OptionalInt.of(1), other.current());
        }
    }

    @Test
    void stepsGoRound() {
        deck.step(1);
        assertEquals("soft", deck.currentName());
        deck.step(-1);
        assertEquals("cuts", deck.currentName());
        deck.step(1);
        assertEquals("soft", deck.currentName());
    }

    @Test
    void aPresetForAnotherModeIsSaid() {
        deck.load(2);
        assertEquals(
                List.of("preset 3 cuts; it is made for mode basic, this is combination: to have it whole, begin with"
                        + " --preset cuts"),
                said);
    }

    @Test
    void aResumedSessionStandsAsItStoodButNotFrozen() {
        Parameters then = new Parameters();
        then.set(Parameter.BLEND, 0.1f);
        then.set(Parameter.MUTE, 1);
        then.set(Parameter.FREEZE, 1);
        deck.resume(Preset.of("it", "", Mode.COMBINATION, then), "hard");
        assertEquals(0.1f, parameters.get(Parameter.BLEND));
        assertTrue(parameters.on(Parameter.MUTE));
        assertFalse(parameters.on(Parameter.FREEZE));
        assertEquals("hard", deck.currentName());
        deck.reset();
        assertEquals(1, parameters.get(Parameter.BLEND));
        assertEquals(-6, parameters.get(Parameter.LEVEL));
    }

    @Test
    void onceClosedItHasNoPresetsToCall() {
        deck.close();
        assertFalse(deck.morphTo(0, 1));
        assertEquals(1, parameters.get(Parameter.BLEND));
    }

    /** Hands on several threads: every knob ends at what was set last, and nothing is stuck on its way. */
    @Test
    void manyHandsAtOnceLeaveNoKnobOutOfItsRange() throws InterruptedException {
        List<Thread> hands = new ArrayList<>();
        try (Deck live = new Deck(
                NO_BANK,
                List.of(SOFT, HARD, CUTS),
                parameters,
                Mode.COMBINATION,
                "",
                line -> {},
                nowNs::incrementAndGet)) {
            for (int h = 0; h < 4; h++) {
                Random random = new Random(h);
                Thread hand = new Thread(() -> {
                    for (int i = 0; i < 5000; i++) {
                        switch (random.nextInt(5)) {
                            case 0 -> live.morphTo(random.nextInt(3), 1e-6 * random.nextInt(5));
                            case 1 -> live.undo();
                            case 2 -> live.reset();
                            case 3 -> live.turn();
                            default -> parameters.set(Parameter.BLEND, random.nextFloat());
                        }
                    }
                });
                hand.start();
                hands.add(hand);
            }
            for (Thread hand : hands) {
                hand.join();
            }
            nowNs.addAndGet(SECOND_NS);
            live.turn();
            assertFalse(live.isMorphing());
        }
        for (Parameter parameter : Parameter.values()) {
            float value = parameters.get(parameter);
            assertEquals(parameter.clamp(value), value, parameter.id());
        }
    }
}
