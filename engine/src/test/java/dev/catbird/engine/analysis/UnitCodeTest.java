package dev.catbird.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitCodeTest {

    /** Magnitudes over some 100 dB. */
    private static float[] magnitudes(long seed, int bins) {
        Random random = new Random(seed);
        float[] magnitudes = new float[bins];
        for (int b = 0; b < bins; b++) {
            magnitudes[b] = (float) Math.pow(10, -5 * random.nextDouble());
        }
        return magnitudes;
    }

    private static float largest(float[] magnitudes) {
        float largest = 0;
        for (float magnitude : magnitudes) {
            largest = Math.max(largest, magnitude);
        }
        return largest;
    }

    private static byte[] encoded(float[] magnitudes) {
        byte[] row = new byte[UnitCode.rowBytes(magnitudes.length)];
        UnitCode.encode(magnitudes, magnitudes.length, row, 0);
        return row;
    }

    @ParameterizedTest
    @CsvSource({"1, 16", "15, 16", "16, 16", "17, 32", "255, 256", "256, 256", "257, 272"})
    void rowsAreWholeVectors(int bins, int bytes) {
        assertEquals(bytes, UnitCode.rowBytes(bins));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 101, 255, 256})
    void codesAreTheNearestToTheRoots(int bins) {
        for (long seed = 1; seed <= 20; seed++) {
            float[] magnitudes = magnitudes(seed, bins);
            byte[] row = encoded(magnitudes);
            float largest = largest(magnitudes);
            for (int b = 0; b < bins; b++) {
                double exact = 255 * Math.sqrt(magnitudes[b] / largest);
                assertEquals(exact, row[b] & 0xff, 0.5001, "seed " + seed + ", bin " + b);
            }
        }
    }

    /** By the Hellinger distance, which is that of the roots: half a code in every bin at most. */
    @ParameterizedTest
    @ValueSource(ints = {1, 17, 101, 256})
    void whatIsDecodedIsNearlyTheDistribution(int bins) {
        for (long seed = 1; seed <= 20; seed++) {
            float[] magnitudes = magnitudes(seed, bins);
            float[] distribution = new float[bins];
            UnitCode.decode(encoded(magnitudes), 0, bins, distribution);
            double sum = 0;
            double level = 0;
            for (int b = 0; b < bins; b++) {
                sum += distribution[b];
                level += magnitudes[b];
            }
            assertEquals(1, sum, 1e-5, "seed " + seed);
            double halfCode = 0.5 / 255 * Math.sqrt(largest(magnitudes) / level);
            double distance = 0;
            for (int b = 0; b < bins; b++) {
                double difference = Math.sqrt(distribution[b]) - Math.sqrt(magnitudes[b] / level);
                distance += difference * difference;
            }
            assertTrue(
                    Math.sqrt(distance) <= 2 * halfCode * Math.sqrt(bins) + 1e-6,
                    "seed " + seed + ": " + Math.sqrt(distance));
        }
    }

    @Test
    void magnitudesDownToMinus108DbAreKept() {
        assertArrayEquals(
                new int[] {255, 128, 16, 1, 1, 0},
                codes(1, db(-12), db(-48), db(-96.2), db(-108), db(-108.5)),
                "a code is 255 x the root");
    }

    private static float db(double db) {
        return (float) Math.pow(10, db / 20);
    }

    private static int[] codes(float... magnitudes) {
        byte[] row = encoded(magnitudes);
        int[] codes = new int[magnitudes.length];
        Arrays.setAll(codes, b -> row[b] & 0xff);
        return codes;
    }

    /** So a reader that codes what it decoded has the stored row. */
    @Test
    void codingWhatWasDecodedGivesTheSameRow() {
        for (long seed = 1; seed <= 50; seed++) {
            byte[] row = encoded(magnitudes(seed, 101));
            float[] distribution = new float[101];
            UnitCode.decode(row, 0, 101, distribution);
            assertArrayEquals(row, encoded(distribution), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {1e-6f, 0.01f, 3, 1e5f})
    void howLoudItIsMakesNoDifference(float factor) {
        float[] magnitudes = {0.3f, 0.01f, 0, 1, 0.5f};
        float[] louder = magnitudes.clone();
        for (int b = 0; b < louder.length; b++) {
            louder[b] *= factor;
        }
        assertArrayEquals(encoded(magnitudes), encoded(louder));
    }

    @Test
    void silenceIsAllZero() {
        byte[] row = new byte[48];
        Arrays.fill(row, (byte) 99);
        UnitCode.encode(new float[40], 40, row, 0);
        assertArrayEquals(new byte[48], row);
        assertEquals(0, UnitCode.squares(row, 0, 40));
        float[] distribution = new float[40];
        Arrays.fill(distribution, 9);
        UnitCode.decode(row, 0, 40, distribution);
        assertArrayEquals(new float[40], distribution);
    }

    @Test
    void paddingIsZeroAndNothingElseIsWritten() {
        byte[] rows = new byte[64];
        Arrays.fill(rows, (byte) 99);
        float[] magnitudes = new float[30];
        Arrays.fill(magnitudes, 1);
        UnitCode.encode(magnitudes, 17, rows, 16);
        for (int i = 0; i < 64; i++) {
            int expected = i < 16 || i >= 48 ? 99 : i < 16 + 17 ? 255 : 0;
            assertEquals(expected, rows[i] & 0xff, "byte " + i);
        }
    }

    @Test
    void codesAreUnsigned() {
        byte[] row = new byte[258];
        Arrays.fill(row, 1, 257, (byte) 255);
        assertEquals(256 * 255 * 255, UnitCode.squares(row, 1, 256));
        float[] distribution = new float[256];
        UnitCode.decode(row, 1, 256, distribution);
        for (float share : distribution) {
            assertEquals(1.0 / 256, share, 1e-8);
        }
    }
}
