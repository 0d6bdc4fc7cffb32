package dev.catbird.engine.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.TestSounds;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaveformFitTest {
    private static final int WINDOW = 1024;
    private static final double RIDGE = 2;
    private final WaveformFit fit = new WaveformFit();

    private static double product(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    /** The least of |target - sum x_i p_i|^2 + ridge sum |p_i|^2 (x_i - a_i)^2, by elimination. */
    private static double[] solve(float[] target, float[][] pieces, float[] amplitudes) {
        int n = amplitudes.length;
        double[][] m = new double[n][n + 1];
        for (int i = 0; i < n; i++) {
            double energy = product(pieces[i], pieces[i]);
            for (int j = 0; j < n; j++) {
                m[i][j] = product(pieces[i], pieces[j]) + (i == j ? RIDGE * energy : 0);
            }
            m[i][n] = product(target, pieces[i]) + RIDGE * energy * amplitudes[i];
        }
        for (int c = 0; c < n; c++) {
            for (int r = 0; r < n; r++) {
                if (r != c) {
                    double f = m[r][c] / m[c][c];
                    for (int k = c; k <= n; k++) {
                        m[r][k] -= f * m[c][k];
                    }
                }
            }
        }
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = m[i][n] / m[i][i];
        }
        return x;
    }

    /** Pieces that share some of their sound, a target made of them and noise. */
    private static float[][] pieces(long seed, int count, float shared) {
        float[] common = TestSounds.noise(seed, WINDOW, 0.1f);
        float[][] pieces = new float[count][];
        for (int i = 0; i < count; i++) {
            pieces[i] = TestSounds.noise(seed * 100 + i, WINDOW, 0.1f);
            for (int t = 0; t < WINDOW; t++) {
                pieces[i][t] += shared * common[t];
            }
        }
        return pieces;
    }

    private static float[] sum(float[][] pieces, float[] amplitudes) {
        float[] sum = TestSounds.noise(77, WINDOW, 0.02f);
        for (int i = 0; i < pieces.length; i++) {
            for (int t = 0; t < WINDOW; t++) {
                sum[t] += amplitudes[i] * pieces[i][t];
            }
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 16})
    void solvesItsRidgeProblem(int count) {
        for (long seed = 1; seed <= 10; seed++) {
            Random random = new Random(seed);
            float[][] pieces = pieces(seed, count, 0.4f);
            float[] truth = new float[count];
            float[] found = new float[count];
            for (int i = 0; i < count; i++) {
                truth[i] = (1 + random.nextFloat()) * (random.nextBoolean() ? 1 : -1);
                found[i] = truth[i] * (0.7f + 0.6f * random.nextFloat());
            }
            float[] target = sum(pieces, truth);
            double[] expected = solve(target, pieces, found);
            fit.fit(target, pieces, found, count);
            for (int i = 0; i < count; i++) {
                assertEquals(expected[i], found[i], 0.01 * Math.abs(expected[i]), "seed " + seed + " piece " + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noPieceIsEverTurnedOver(long seed) {
        Random random = new Random(seed);
        float[][] pieces = pieces(seed, 8, 3);
        float[] amplitudes = new float[8];
        for (int i = 0; i < 8; i++) {
            amplitudes[i] = random.nextFloat() - 0.5f;
        }
        float[] before = amplitudes.clone();
        float[] target = TestSounds.noise(seed + 50, WINDOW, 1);
        fit.fit(target, pieces, amplitudes, 8);
        for (int i = 0; i < 8; i++) {
            assertTrue(amplitudes[i] * before[i] >= 0, before[i] + " became " + amplitudes[i]);
        }
    }

    @Test
    void aPieceAgainstTheTargetFallsSilent() {
        float[][] pieces = pieces(3, 1, 0);
        float[] target = sum(pieces, new float[] {-5});
        float[] amplitudes = {1};
        fit.fit(target, pieces, amplitudes, 1);
        assertEquals(0, amplitudes[0]);
    }

    @Test
    void silentPiecesAndThoseBeyondTheCountAreLeftAlone() {
        float[][] pieces = pieces(3, 3, 0);
        Arrays.fill(pieces[1], 0);
        float[] amplitudes = {1, 0.5f, 0.25f};
        fit.fit(sum(pieces, amplitudes), pieces, amplitudes, 2);
        assertArrayEquals(new float[] {0.5f, 0.25f}, Arrays.copyOfRange(amplitudes, 1, 3));
    }
}
