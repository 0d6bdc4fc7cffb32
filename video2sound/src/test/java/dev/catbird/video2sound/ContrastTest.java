package dev.catbird.video2sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContrastTest {
    /** Bands of so many moments that differ by {@code spread} tens of dB around half way up. */
    private static float[][] bands(double spread) {
        Random random = new Random(1);
        float[][] rows = new float[500][Model.OUTPUTS];
        for (float[] row : rows) {
            for (int b = 0; b < MelBands.COUNT; b++) {
                row[b] = (float) Math.max(0, 3.5 + spread * random.nextGaussian());
            }
        }
        return rows;
    }

    private static double power(float[][] rows, double factor) {
        double sum = 0;
        for (float[] row : rows) {
            for (int b = 0; b < MelBands.COUNT; b++) {
                sum += row[b] > 0 ? Math.pow(10, factor * row[b]) : 0;
            }
        }
        return sum;
    }

    @Test
    void whatIsCertainStaysAsItIs() {
        assertEquals(1, Contrast.factor(bands(1), bands(1)), 1e-6);
        assertEquals(1, Contrast.factor(new float[0][], new float[0][]), 1e-5);
    }

    @Test
    void aMeanOfLogarithmsBecomesAsLoudAsWhatItIsTheMeanOf() {
        float[][] truth = bands(0.6);
        float[][] mean = new float[truth.length][Model.OUTPUTS];
        for (float[] row : mean) {
            Arrays.fill(row, 0, MelBands.COUNT, 3.5f);
        }
        double softer = 10 * Math.log10(power(mean, 1) / power(truth, 1));
        assertTrue(softer < -3, softer + " dB");
        double factor = Contrast.factor(mean, truth);
        assertEquals(0, 10 * Math.log10(power(mean, factor) / power(truth, 1)), 0.05);
    }

    @Test
    void whatIsTooLoudIsNotMadeSofterAndNothingIsStretchedWithoutEnd() {
        assertEquals(1, Contrast.factor(bands(1.2), bands(0.5)), 1e-5);
        float[][] loud = new float[10][Model.OUTPUTS];
        float[][] soft = new float[10][Model.OUTPUTS];
        for (int i = 0; i < loud.length; i++) {
            Arrays.fill(loud[i], 6);
            Arrays.fill(soft[i], 1);
        }
        assertEquals(1.3, Contrast.factor(soft, loud), 1e-4);
    }
}
