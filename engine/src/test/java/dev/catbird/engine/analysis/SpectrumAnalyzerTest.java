package dev.catbird.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.TestSounds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumAnalyzerTest {
    private static final AnalysisSettings SETTINGS = AnalysisSettings.DEFAULT;

    @Test
    void windowRisesLongAndFallsInTwoHops() {
        float[] window = new SpectrumAnalyzer(SETTINGS).window();
        int peak = SETTINGS.windowFrames() - 2 * SETTINGS.hopFrames();
        assertEquals(SETTINGS.windowFrames(), window.length);
        assertEquals(0, window[0]);
        assertEquals(1, window[peak]);
        for (int i = 1; i < window.length; i++) {
            assertEquals(i <= peak, window[i] > window[i - 1], "frame " + i);
        }
        assertTrue(window[window.length - 1] < 1e-3, "ends at " + window[window.length - 1]);
        assertEquals(0.5, window[peak / 2], 1e-6);
        assertEquals(0.5, window[peak + SETTINGS.hopFrames()], 1e-6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1000, 8000, 11025, 22050})
    void magnitudesAreThoseOfTheCountedBins(double maxHz) {
        AnalysisSettings settings = new AnalysisSettings(44100, 1024, 128, 512, maxHz);
        SpectrumAnalyzer analyzer = new SpectrumAnalyzer(settings);
        float[] sound = TestSounds.noise(1, 1024, 0.3f);
        float[] magnitudes = new float[settings.bins()];
        float sum = analyzer.magnitudes(sound, magnitudes);
        double expectedSum = 0;
        for (int b = 0; b < magnitudes.length; b++) {
            double re = 0;
            double im = 0;
            for (int t = 0; t < 1024; t++) {
                double angle = 2 * Math.PI * ((b + 1) * t % 1024) / 1024;
                re += sound[t] * Math.cos(angle);
                im += sound[t] * Math.sin(angle);
            }
            assertEquals(Math.hypot(re, im), magnitudes[b], 2e-4, "bin " + b);
            expectedSum += Math.hypot(re, im);
        }
        assertEquals(expectedSum, sum, 1e-5 * expectedSum);
    }

    @Test
    void soundIsNotChangedByLookingAtIt() {
        float[] sound = TestSounds.noise(2, 1024, 0.3f);
        float[] before = sound.clone();
        new SpectrumAnalyzer(SETTINGS).magnitudes(sound, new float[SETTINGS.bins()]);
        assertArrayEquals(before, sound);
    }

    @Test
    void unitIsTheCodeOfItsMagnitudes() {
        SpectrumAnalyzer analyzer = new SpectrumAnalyzer(SETTINGS);
        int bins = SETTINGS.bins();
        float[] sound = TestSounds.noise(4, 3000, 0.2f);
        byte[] rows = new byte[SETTINGS.rowBytes() + 7];
        Arrays.fill(rows, (byte) 99);
        float[] magnitudes = new float[bins];
        float level = analyzer.unit(sound, 1000, new float[1024], magnitudes, rows, 5);
        double sum = 0;
        for (float magnitude : magnitudes) {
            sum += magnitude;
        }
        assertEquals(sum, level, 1e-5 * sum);
        byte[] expected = new byte[SETTINGS.rowBytes()];
        UnitCode.encode(magnitudes, bins, expected, 0);
        assertArrayEquals(expected, Arrays.copyOfRange(rows, 5, 5 + expected.length));
        assertEquals(99, rows[4]);
        assertEquals(99, rows[5 + expected.length]);
    }

    @Test
    void silenceHasNoLevelAndNoDistribution() {
        SpectrumAnalyzer analyzer = new SpectrumAnalyzer(SETTINGS);
        byte[] row = new byte[SETTINGS.rowBytes()];
        Arrays.fill(row, (byte) 99);
        float level = analyzer.unit(new float[1024], 0, new float[1024], new float[SETTINGS.bins()], row, 0);
        assertEquals(0, level);
        assertArrayEquals(new byte[SETTINGS.rowBytes()], row);
    }
}
