package dev.catbird.video2sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CautionTest {
    private static final int COUNT = 5;
    private static final float[] MEAN = {3, 3, 3, 3, 3};

    /** Truths around the mean, and predictions that know this share of how they differ from it, beside errors of their own. */
    private static double share(double knows, double errs, int rows, long seed) {
        Random random = new Random(seed);
        float[][] truth = new float[rows][COUNT];
        float[][] predicted = new float[rows][COUNT];
        for (int i = 0; i < rows; i++) {
            for (int b = 0; b < COUNT; b++) {
                double off = random.nextGaussian();
                truth[i][b] = (float) (MEAN[b] + off);
                predicted[i][b] = (float) (MEAN[b] + knows * off + errs * random.nextGaussian());
            }
        }
        return Caution.share(predicted, truth, MEAN, COUNT, 20);
    }

    @Test
    void whatKnowsIsTrustedAndWhatKnowsNothingIsNot() {
        for (long seed = 1; seed <= 10; seed++) {
            assertTrue(share(1, 0.2, 400, seed) > 0.85, "seed " + seed);
            assertEquals(0, share(0, 1, 400, seed), 0.1, "seed " + seed);
            double some = share(0.5, 1, 400, seed);
            assertTrue(some > 0.1 && some < 0.7, "seed " + seed + ": " + some);
        }
    }

    @Test
    void tooLittleShowsNothing() {
        assertEquals(0, share(1, 0, 59, 1));
        assertTrue(share(1, 0, 60, 1) > 0.9);
        assertEquals(0, share(1, 0, 0, 1));
    }
}
