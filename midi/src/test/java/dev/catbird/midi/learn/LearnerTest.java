package dev.catbird.midi.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.midi.binding.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearnerTest {
    private static final long REST_NS = 500_000_000L;

    private final Learner learner = new Learner();

    private void cc(String device, int number, int... values) {
        for (int value : values) {
            learner.hear(device, 0xB0, number, value, 0);
        }
    }

    private String best() {
        Candidate best = learner.found(REST_NS).orElseThrow();
        return best + " " + best.mode();
    }

    @Test
    void theOneThatMovedMostIsTakenAndTheOthersAreListed() {
        cc("fader", 7, 10, 12, 11);
        cc("nano", 21, 0, 20, 40, 60, 64);
        cc("nano", 22, 64, 90);
        assertEquals("cc 21 ch 1 of nano ABSOLUTE", best());
        assertEquals(
                List.of("cc 21 ch 1 of nano", "cc 22 ch 1 of nano", "cc 7 ch 1 of fader"),
                learner.candidates().stream().map(Candidate::toString).toList());
    }

    @Test
    void itWaitsForTheHandToRest() {
        cc("nano", 21, 0, 127);
        assertTrue(learner.found(REST_NS / 10).isEmpty());
    }

    @Test
    void aTremblingNeighbourIsNotMeant() {
        for (int i = 0; i < 100; i++) {
            cc("nano", 21, 60 + i % 3);
        }
        assertTrue(learner.found(REST_NS).isEmpty());
    }

    @Test
    void aTremblingNeighbourKeepsNobodyWaiting() {
        cc("nano", 21, 0, 60, 127);
        learner.hear("old", 0xB0, 7, 60, REST_NS);
        learner.hear("old", 0xB0, 7, 61, REST_NS);
        assertEquals("cc 21 ch 1 of nano ABSOLUTE", best());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, RELATIVE_TWOS",
        "127, 127, 127, RELATIVE_TWOS",
        "1, 1, 127, RELATIVE_TWOS",
        "65, 65, 65, RELATIVE_OFFSET",
        "65, 65, 63, RELATIVE_OFFSET",
        "65, 65, 1, RELATIVE_SIGN"
    })
    void encodersAreToldByTheirSteps(int a, int b, int c, Mode mode) {
        cc("nano", 21, a, a, b, c, c);
        assertEquals("cc 21 ch 1 of nano " + mode, best());
    }

    @Test
    void aButtonIsToldByItsEnds() {
        cc("nano", 41, 127, 0);
        assertEquals("cc 41 ch 1 of nano TOGGLE", best());
    }

    @Test
    void aKnobTurnedToItsEndIsNoButton() {
        cc("nano", 41, 100, 110, 120, 127, 127, 127);
        assertEquals("cc 41 ch 1 of nano ABSOLUTE", best());
    }

    @Test
    void aPairIsOneController() {
        for (int value = 0; value < 16384; value += 100) {
            cc("fine", 3, value >> 7);
            cc("fine", 35, value & 127);
        }
        assertEquals("cc14 3 ch 1 of fine ABSOLUTE", best());
        assertEquals(1, learner.candidates().size());
    }

    @Test
    void twoFadersThatAreThirtyTwoApartAreTwo() {
        cc("nano", 3, 0, 10, 20, 30, 40, 50);
        cc("nano", 35, 90);
        assertEquals("cc 3 ch 1 of nano ABSOLUTE", best());
        assertEquals(2, learner.candidates().size());
    }

    @Test
    void fourMessagesAreOneNumber() {
        for (int value = 0; value < 16384; value += 500) {
            cc("fine", 99, 2);
            cc("fine", 98, 44);
            cc("fine", 6, value >> 7);
            cc("fine", 38, value & 127);
        }
        assertEquals("nrpn 300 ch 1 of fine ABSOLUTE", best());
        assertEquals(1, learner.candidates().size());
    }

    @Test
    void keysWheelAndPressureAreFound() {
        learner.hear("keys", 0x99, 36, 3, 0);
        learner.hear("keys", 0x89, 36, 0, 0);
        assertEquals("note 36 ch 10 of keys null", best());
        learner.hear("keys", 0xE0, 0, 64, 0);
        learner.hear("keys", 0xE0, 0, 127, 0);
        assertEquals("bend ch 1 of keys ABSOLUTE", best());
        learner.hear("keys", 0xD1, 0, 0, 0);
        learner.hear("keys", 0xD1, 127, 0, 0);
        assertEquals("pressure ch 2 of keys ABSOLUTE", best());
    }
}
