package dev.catbird.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTripTest {
    private static final int RATE_HZ = 48000;
    private static final int BLOCK = 256;

    private final RoundTrip trip = new RoundTrip(RATE_HZ);

    /** What comes back of the output: so late, so loud, under so much noise. */
    private RoundTrip.Result measured(int delayFrames, float gain, float noise) {
        Random random = new Random(1);
        float[] way = new float[1 << 15];
        float[][] in = new float[2][BLOCK];
        float[][] out = new float[2][BLOCK];
        long at = 0;
        for (int block = 0; !trip.done(); block++) {
            if (block == 100) {
                trip.begin();
            }
            for (int t = 0; t < BLOCK; t++) {
                in[0][t] = gain * way[(int) (at + t - delayFrames) & (way.length - 1)]
                        + noise * (float) random.nextGaussian();
                in[1][t] = in[0][t];
            }
            trip.process(in, out, BLOCK);
            for (int t = 0; t < BLOCK; t++) {
                way[(int) (at + t) & (way.length - 1)] = out[0][t];
                assertTrue(block >= 100 || out[0][t] == 0, "silence before it begins");
            }
            at += BLOCK;
        }
        return trip.result();
    }

    @ParameterizedTest
    @CsvSource({"256, 1, 0", "999, 0.05, 0.001", "5000, -0.3, 0.02", "21000, 0.5, 0"})
    void delayIsFoundHoweverLongAndSoftAndTurnedOver(int delayFrames, float gain, float noise) {
        RoundTrip.Result result = measured(delayFrames, gain, noise);
        assertEquals(RoundTrip.SWEEPS, result.delaysMs().size());
        assertEquals(1000.0 * delayFrames / RATE_HZ, result.medianMs(), 0.05);
        assertTrue(result.jitterMs() < 0.1, result.jitterMs() + " ms");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 0.1", "0, 0.00001"})
    void noiseIsNoSweep(float gain, float noise) {
        RoundTrip.Result result = measured(256, gain, noise);
        assertEquals(0, result.delaysMs().size());
        assertEquals(0, result.jitterMs());
    }

    @Test
    void medianAndJitterAreThoseOfTheDelays() {
        RoundTrip.Result odd = new RoundTrip.Result(List.of(9.0, 5.0, 6.0), -20);
        assertEquals(6, odd.medianMs());
        assertEquals(4, odd.jitterMs());
        assertEquals(5.5, new RoundTrip.Result(List.of(9.0, 5.0, 6.0, 1.0), -20).medianMs());
        assertFalse(trip.done());
    }
}
