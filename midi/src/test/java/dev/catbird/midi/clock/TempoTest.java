package dev.catbird.midi.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TempoTest {
    private final Tempo tempo = new Tempo();
    private double nowNs = 1e9;

    private void play(double bpm, int ticks, double jitterMs, Random random) {
        for (int i = 0; i < ticks; i++) {
            nowNs += 60e9 / bpm / 24;
            tempo.tick((long) (nowNs + 1e6 * jitterMs * random.nextDouble()));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {30, 60, 97.3, 120, 174, 300})
    void aSteadyClockIsFoundToAThousandth(double bpm) {
        play(bpm, 200, 0, new Random(1));
        assertEquals(60_000 / bpm, tempo.beatMs(), 1e-3);
    }

    @Test
    void jitterOfTwoMillisecondsCostsLittle() {
        Random random = new Random(2);
        play(120, 96, 2, random);
        for (int i = 0; i < 500; i++) {
            play(120, 1, 2, random);
            assertEquals(500, tempo.beatMs(), 1.0, "seed 2, tick " + i);
        }
    }

    @Test
    void aNewTempoIsFoundWithinABeat() {
        play(120, 200, 1, new Random(3));
        play(90, 24, 1, new Random(4));
        assertEquals(60_000 / 90.0, tempo.beatMs(), 12);
    }

    @Test
    void itIsNotKnownAtOnce() {
        play(120, 12, 0, new Random(5));
        assertEquals(0, tempo.beatMs());
        play(120, 1, 0, new Random(5));
        assertEquals(500, tempo.beatMs(), 1e-3);
    }

    @Test
    void aPauseBeginsAnew() {
        play(120, 100, 0, new Random(6));
        assertTrue(tempo.runs((long) nowNs));
        nowNs += 10e9;
        assertFalse(tempo.runs((long) nowNs));
        play(60, 13, 0, new Random(7));
        assertEquals(1000, tempo.beatMs(), 1e-3);
    }

    @Test
    void aFloodOfTicksIsNoTempo() {
        play(5000, 300, 0, new Random(8));
        assertEquals(0, tempo.beatMs());
    }
}
