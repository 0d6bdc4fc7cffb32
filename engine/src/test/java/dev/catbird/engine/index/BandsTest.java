package dev.catbird.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BandsTest {

    /** A row with one bin sounding makes one band sound, and bands follow the order of bins without a gap. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 63, 64, 65, 66, 80, 127, 255, 256, 512, 4096})
    void everyBinIsInOneBandAndNoBandIsEmpty(int bins) {
        Bands bands = new Bands(bins);
        assertEquals(0, bands.width() % 16);
        byte[] summary = new byte[bands.width()];
        int[] sums = new int[bins + 1];
        int last = -1;
        for (int b = 0; b < bins; b++) {
            byte[] row = new byte[bins];
            row[b] = (byte) 200;
            assertTrue(bands.summarize(row, 0, sums, summary, 0));
            int found = -1;
            for (int j = 0; j < summary.length; j++) {
                if (summary[j] != 0) {
                    assertEquals(-1, found, "bin " + b + " in two bands");
                    assertEquals(255, summary[j] & 0xff);
                    found = j;
                }
            }
            assertTrue(found == last || found == last + 1, "bin " + b + " in band " + found + " after " + last);
            last = found;
        }
        assertEquals(Math.min(bins, 64) - 1, last);
    }

    /** Inner products of summaries come near those of the spectra that they stand for. */
    @Test
    void pooledQueriesScoreSmoothSpectraAsWholeOnesDo() {
        int bins = 256;
        Bands bands = new Bands(bins);
        Random random = new Random(4);
        byte[] row = new byte[bins];
        byte[] summary = new byte[bands.width()];
        float[] query = new float[bins];
        float[] pooled = new float[bands.width()];
        for (int round = 0; round < 20; round++) {
            double slope = random.nextDouble() * 0.03;
            double phase = random.nextDouble() * 6;
            double squares = 0;
            double asked = 0;
            double rootSum = 0;
            double shareSum = 0;
            for (int b = 0; b < bins; b++) {
                int code = (int) (255 * Math.exp(-slope * b) * (0.6 + 0.4 * Math.sin(0.02 * b + phase)));
                row[b] = (byte) code;
                query[b] = (float) (1 + Math.cos(0.03 * b + phase));
                squares += code * code;
                asked += query[b] * query[b];
                rootSum += code * query[b];
                shareSum += (double) code * code * query[b];
            }
            assertTrue(bands.summarize(row, 0, new int[bins + 1], summary, 0));
            bands.poolRoots(query, pooled);
            double roots = 0;
            for (int j = 0; j < summary.length; j++) {
                roots += (summary[j] & 0xff) / 255.0 * pooled[j];
            }
            assertEquals(rootSum / Math.sqrt(squares * asked), roots / Math.sqrt(asked), 0.02, "round " + round);
            bands.poolFactors(query, pooled);
            double shares = 0;
            for (int j = 0; j < summary.length; j++) {
                shares += (summary[j] & 0xff) / 255.0 * (summary[j] & 0xff) / 255.0 * pooled[j];
            }
            assertEquals(shareSum / squares, shares, 0.03, "round " + round);
        }
    }

    @Test
    void silenceHasNoSummary() {
        Bands bands = new Bands(256);
        byte[] summary = new byte[bands.width()];
        summary[3] = 7;
        assertFalse(bands.summarize(new byte[256], 0, new int[257], summary, 0));
        assertEquals(7, summary[3]);
    }
}
