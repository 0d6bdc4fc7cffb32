package dev.catbird.engine.param;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmoothedTest {

    @Test
    void onePercentIsLeftAfterTheSettlingTime() {
        Smoothed smoothed = new Smoothed(0, 20, 44100);
        float value = 0;
        for (int i = 0; i < 882; i++) {
            value = smoothed.next(1);
        }
        assertEquals(0.99, value, 1e-4);
    }

    @Test
    void neverStepsAndNeverOvershoots() {
        Smoothed smoothed = new Smoothed(-3, 20, 44100);
        float before = -3;
        for (int i = 0; i < 44100; i++) {
            float value = smoothed.next(5);
            assertTrue(value >= before && value <= 5, "frame " + i + ": " + value);
            assertTrue(value - before < 0.05f, "a step of " + (value - before));
            before = value;
        }
    }

    /** Also where the last steps are smaller than a float can hold. */
    @ParameterizedTest
    @CsvSource({"0, 1, 44100", "1, 0, 44100", "0, 3.98, 44100", "3.98, 0.001, 192000", "0, 0.3, 192000", "1, 0.5, 8000"
    })
    void arrivesExactly(float from, float to, int rateHz) {
        Smoothed smoothed = new Smoothed(from, 20, rateHz);
        float value = from;
        for (int i = 0; i < rateHz / 2; i++) {
            value = smoothed.next(to);
        }
        assertEquals(to, value);
    }
}
