package dev.catbird.video2sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EigenpicturesTest {
    /** Rows whose fine pictures are mixtures of a few, with a little noise. */
    private static float[][] rows(int mixed, double noise) {
        Random random = new Random(5);
        double[][] parts = new double[mixed][VisualFeatures.FINE_COUNT];
        for (double[] part : parts) {
            for (int i = 0; i < part.length; i++) {
                part[i] = random.nextGaussian();
            }
        }
        float[][] rows = new float[300][VisualFeatures.COUNT];
        for (float[] row : rows) {
            for (int m = 0; m < mixed; m++) {
                double share = random.nextGaussian() * (mixed - m);
                for (int i = 0; i < VisualFeatures.FINE_COUNT; i++) {
                    row[VisualFeatures.FINE + i] += (float) (0.01 * share * parts[m][i]);
                }
            }
            for (int i = 0; i < VisualFeatures.FINE_COUNT; i++) {
                row[VisualFeatures.FINE + i] += (float) (0.5 + noise * random.nextGaussian());
            }
        }
        return rows;
    }

    @Test
    void theyAreOfLengthOneAndAtRightAngles() {
        Eigenpictures eigen = Eigenpictures.of(rows(20, 0.001));
        for (int p = 0; p < Eigenpictures.COUNT; p++) {
            for (int q = 0; q <= p; q++) {
                double inner = 0;
                for (int i = 0; i < VisualFeatures.FINE_COUNT; i++) {
                    inner += eigen.picture(p)[i] * eigen.picture(q)[i];
                }
                assertEquals(p == q ? 1 : 0, inner, 1e-4);
            }
        }
    }

    @Test
    void mixturesOfAFewPicturesAreMadeOfThem() {
        float[][] rows = rows(6, 0);
        Eigenpictures eigen = Eigenpictures.of(rows);
        float[] takes = new float[Eigenpictures.COUNT];
        float[] room = new float[VisualFeatures.FINE_COUNT];
        double left = 0;
        double all = 0;
        for (float[] row : rows) {
            eigen.describe(row, takes, 0, room);
            for (int i = 0; i < VisualFeatures.FINE_COUNT; i++) {
                double made = 0;
                for (int p = 0; p < 6; p++) {
                    made += takes[p] * eigen.picture(p)[i];
                }
                left += Math.pow(room[i] - made, 2);
                all += room[i] * room[i];
            }
        }
        assertTrue(left < 1e-4 * all, left + " of " + all);
    }

    @Test
    void picturesThatNeverChangeHaveNone() {
        float[][] rows = new float[20][VisualFeatures.COUNT];
        float[] takes = new float[Eigenpictures.COUNT];
        Eigenpictures.of(rows).describe(rows[0], takes, 0, new float[VisualFeatures.FINE_COUNT]);
        for (float take : takes) {
            assertEquals(0, take);
        }
    }
}
