package dev.catbird.midi.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Parameter;
import dev.catbird.midi.binding.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What messages turn. */
class SurfaceTest extends OnSurface {
    @Test
    void aControllerTurnsItsParameterOverTheWholeRange() {
        bind(binding("cc 21", Parameter.LEVEL).withPickUp(false));
        send(0xB0, 21, 127);
        assertEquals(12, get(Parameter.LEVEL), EXACT);
        send(0xB5, 21, 0);
        assertEquals(-60, get(Parameter.LEVEL), EXACT);
        send(0xB5, 22, 64);
        assertEquals(-60, get(Parameter.LEVEL), EXACT);
    }

    @Test
    void aChannelOfItsOwnIsKeptApart() {
        bind(binding("cc 21 ch 2", Parameter.LEVEL).withPickUp(false));
        send(0xB0, 21, 127);
        assertEquals(0, get(Parameter.LEVEL), EXACT);
        send(0xB1, 21, 127);
        assertEquals(12, get(Parameter.LEVEL), EXACT);
    }

    @Test
    void rangeCurveAndInversionShapeTheWay() {
        bind(binding("cc 1", Parameter.BLEND)
                .withRange(0.2f, 0.6f)
                .withCurve(2, true)
                .withPickUp(false));
        send(0xB0, 1, 0);
        assertEquals(0.6f, get(Parameter.BLEND), EXACT);
        send(0xB0, 1, 127);
        assertEquals(0.2f, get(Parameter.BLEND), EXACT);
        send(0xB0, 1, 64);
        float p = 1 - 64 / 127f;
        assertEquals(0.2f + 0.4f * p * p, get(Parameter.BLEND), EXACT);
    }

    @Test
    void twoControlChangesMakeFourteenBits() {
        bind(binding("cc14 3", Parameter.BLEND).withPickUp(false));
        for (int value : new int[] {0, 1, 8191, 8192, 16382, 16383, 5000}) {
            send(0xB0, 3, value >> 7, 35, value & 127);
            assertEquals(value / 16383f, get(Parameter.BLEND), EXACT);
        }
    }

    @Test
    void betweenItsHalvesAValueNeverGoesBackwardsNorTooFar() {
        bind(binding("cc14 3", Parameter.BLEND).withPickUp(false));
        send(0xB0, 3, 0, 35, 0);
        float last = 0;
        for (int value = 1; value <= 16383; value += 37) {
            send(0xB0, 3, value >> 7);
            assertTrue(get(Parameter.BLEND) >= last - EXACT && get(Parameter.BLEND) <= value / 16383f + EXACT);
            send(35, value & 127);
            last = get(Parameter.BLEND);
            assertEquals(value / 16383f, last, EXACT);
        }
        for (int value = 16383 - 37; value >= 0; value -= 37) {
            send(0xB0, 3, value >> 7);
            assertTrue(get(Parameter.BLEND) <= last + EXACT);
            assertTrue(get(Parameter.BLEND) >= value / 16383f - EXACT);
            send(35, value & 127);
            last = get(Parameter.BLEND);
        }
    }

    @Test
    void aPairWithoutItsLowerHalfStillReachesBothEnds() {
        bind(binding("cc14 3", Parameter.BLEND).withPickUp(false));
        send(0xB0, 3, 0);
        assertEquals(0, get(Parameter.BLEND), EXACT);
        send(0xB0, 3, 127);
        assertEquals(1, get(Parameter.BLEND), EXACT);
    }

    @Test
    void aParameterWithoutARegisteredNumberIsSetByFourMessages() {
        bind(
                binding("nrpn 300", Parameter.BLEND).withPickUp(false),
                binding("cc 6", Parameter.LEVEL).withPickUp(false));
        send(0xB0, 99, 300 >> 7, 98, 300 & 127, 6, 64, 38, 5);
        assertEquals((64 * 128 + 5) / 16383f, get(Parameter.BLEND), EXACT);
        assertEquals(0, get(Parameter.LEVEL), EXACT);
        send(0xB0, 98, 3, 6, 0);
        assertEquals((64 * 128 + 5) / 16383f, get(Parameter.BLEND), EXACT);
        send(0xB0, 101, 127, 100, 127, 6, 127);
        assertEquals(12, get(Parameter.LEVEL), EXACT);
    }

    @Test
    void numbersAreCountedUpAndDown() {
        bind(binding("nrpn 5", Parameter.COMBINATION));
        send(0xB0, 99, 0, 98, 5, 96, 0, 96, 0);
        assertEquals(7, get(Parameter.COMBINATION));
        send(0xB0, 97, 0);
        assertEquals(6, get(Parameter.COMBINATION));
    }

    @ParameterizedTest
    @CsvSource({"RELATIVE_TWOS, 3, 126", "RELATIVE_OFFSET, 67, 62", "RELATIVE_SIGN, 3, 66"})
    void encodersStepUpAndDown(Mode mode, int threeUp, int twoDown) {
        bind(binding("cc 7", Parameter.COMBINATION).withMode(mode));
        send(0xB0, 7, threeUp);
        assertEquals(8, get(Parameter.COMBINATION));
        send(0xB0, 7, twoDown);
        assertEquals(6, get(Parameter.COMBINATION));
        for (int i = 0; i < 50; i++) {
            send(0xB0, 7, threeUp);
        }
        assertEquals(16, get(Parameter.COMBINATION));
        send(0xB0, 7, twoDown);
        assertEquals(14, get(Parameter.COMBINATION));
    }

    @Test
    void anEncoderGoesOnFromWhereOthersHavePutTheParameter() {
        bind(binding("cc 7", Parameter.BLEND).withMode(Mode.RELATIVE_TWOS));
        parameters.set(Parameter.BLEND, 0.5f);
        send(0xB0, 7, 1);
        assertEquals(0.5f + 1 / 127f, get(Parameter.BLEND), EXACT);
    }

    @Test
    void keysToggleHoldAndStrike() {
        bind(
                binding("note 36", Parameter.FREEZE),
                binding("note 37", Parameter.MUTE).withMode(Mode.MOMENTARY),
                binding("note 38", Parameter.BLEND),
                binding("note 39", Parameter.VIEW));
        send(0x90, 36, 100, 36, 0);
        assertTrue(parameters.on(Parameter.FREEZE));
        send(0x90, 36, 1, 0x80, 36, 64);
        assertEquals(0, get(Parameter.FREEZE));
        send(0x90, 37, 100);
        assertTrue(parameters.on(Parameter.MUTE));
        send(0x80, 37, 0);
        assertEquals(0, get(Parameter.MUTE));
        send(0x90, 38, 127 / 2, 38, 0);
        assertEquals(63 / 127f, get(Parameter.BLEND), EXACT);
        float view = get(Parameter.VIEW);
        send(0x90, 39, 1, 39, 0);
        assertEquals(view + 1, get(Parameter.VIEW));
        for (int i = 0; i < 4; i++) {
            send(0x90, 39, 1, 39, 0);
        }
        assertEquals(view, get(Parameter.VIEW));
    }

    @Test
    void wheelAndPressureTurnToo() {
        bind(
                binding("bend", Parameter.BLEND).withPickUp(false),
                binding("pressure", Parameter.NOVELTY).withPickUp(false));
        send(0xE0, 0, 64);
        assertEquals(8192 / 16383f, get(Parameter.BLEND), EXACT);
        send(0xD0, 127);
        assertEquals(1, get(Parameter.NOVELTY), EXACT);
    }

    @Test
    void programsAreHandedOn() {
        send(0xC0, 3, 7);
        assertEquals(List.of(3, 7), programs);
    }

    @Test
    void allSoundOffAndAllNotesOffArePanic() {
        parameters.set(Parameter.FREEZE, 1);
        send(0xB0, 120, 0);
        assertEquals(1, parameters.panics());
        assertEquals(0, get(Parameter.FREEZE));
        send(0xBF, 123, 0, 121, 0);
        assertEquals(2, parameters.panics());
    }

    @Test
    void anUnknownRowIsAskedForUntilItIsFound() {
        surface.bind(List.of(), true);
        send(0xB0, 64, 127, 21, 3);
        assertEquals(List.of(64, 21), strangers);
        bind();
        send(0xB0, 22, 3);
        assertEquals(List.of(64, 21), strangers);
    }
}
