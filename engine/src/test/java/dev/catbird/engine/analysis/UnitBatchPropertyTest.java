package dev.catbird.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.kernel.FourierKernels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitBatchPropertyTest {
    /** Noise, a tone, silence and a whisper, one after the other. */
    private static float[] sound(int frames) {
        Random random = new Random(frames);
        float[] sound = new float[frames];
        for (int i = 0; i < frames; i++) {
            sound[i] = switch (8 * i / frames) {
                case 0, 1, 2 -> (float) random.nextGaussian() * 0.3f;
                case 3, 4 -> (float) Math.sin(i * 0.07);
                case 5 -> 0;
                default -> 1e-7f * (float) Math.sin(i * 0.3);
            };
        }
        return sound;
    }

    @ParameterizedTest
    @CsvSource({
        "1024, 128, 512, 11025, 37",
        "1024, 128, 128, 22050, 70",
        "256, 64, 64, 11025, 16",
        "512, 32, 512, 3000, 17",
        "2048, 256, 1024, 22050, 5",
        "16384, 1024, 16384, 8000, 3"
    })
    void manyUnitsAtOnceHaveTheBitsOfEachAlone(
            int windowFrames, int hopFrames, int corpusHopFrames, double maxHz, int count) {
        AnalysisSettings settings = new AnalysisSettings(44100, windowFrames, hopFrames, corpusHopFrames, maxHz);
        float[] mono = sound(windowFrames + (count - 1) * corpusHopFrames);
        SpectrumAnalyzer one = new SpectrumAnalyzer(settings);
        byte[] expected = new byte[count * settings.rowBytes()];
        float[] expectedLevels = new float[count];
        for (int u = 0; u < count; u++) {
            expectedLevels[u] = one.unit(
                    mono,
                    u * corpusHopFrames,
                    new float[windowFrames],
                    new float[settings.bins()],
                    expected,
                    u * settings.rowBytes());
        }
        for (FourierKernels kernels : new FourierKernels[] {FourierKernels.plain(), FourierKernels.best()}) {
            UnitBatch batch = new UnitBatch(settings, kernels);
            for (int again = 0; again < 2; again++) {
                byte[] rows = new byte[expected.length];
                Arrays.fill(rows, (byte) 99);
                float[] levels = new float[count];
                batch.units(mono, count, rows, levels);
                assertArrayEquals(expected, rows);
                assertArrayEquals(expectedLevels, levels);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"8", "16", "256", "512", "1024", "4096", "16384"})
    void magnitudesAreThoseOfTheFourierTransform(int size) {
        int lanes = 3;
        Random random = new Random(size);
        FourierBatch fourier = new FourierBatch(FourierKernels.best(), size, lanes);
        float[][] signals = new float[lanes][size];
        for (int s = 0; s < lanes; s++) {
            for (int i = 0; i < size; i++) {
                signals[s][i] = (float) random.nextGaussian();
                (i % 2 == 0 ? fourier.even() : fourier.odd())[i / 2 * lanes + s] = signals[s][i];
            }
        }
        int bins = size / 2;
        float[] magnitudes = new float[bins * lanes];
        float[] sums = new float[lanes];
        float[] largest = new float[lanes];
        fourier.magnitudes(bins, magnitudes, sums, largest);
        for (int s = 0; s < lanes; s++) {
            float[] expected = signals[s].clone();
            new Fourier(size).forward(expected);
            double sum = 0;
            float most = 0;
            for (int k = 1; k <= bins; k++) {
                double exact = k == bins ? Math.abs(expected[1]) : Math.hypot(expected[2 * k], expected[2 * k + 1]);
                assertEquals(exact, magnitudes[(k - 1) * lanes + s], 1e-5 * Math.sqrt(size), "bin " + k);
                sum += exact;
                most = Math.max(most, magnitudes[(k - 1) * lanes + s]);
            }
            assertEquals(sum, sums[s], 1e-5 * sum);
            assertEquals(most, largest[s]);
        }
    }

    @Test
    void digitalSilenceIsAllZeros() {
        AnalysisSettings settings = AnalysisSettings.DEFAULT;
        float[] mono = sound(80000);
        int count = (mono.length - 1024) / 512 + 1;
        byte[] rows = new byte[count * settings.rowBytes()];
        float[] levels = new float[count];
        new UnitBatch(settings).units(mono, count, rows, levels);
        int silent = (mono.length * 5 / 8 + 511) / 512 + 1;
        assertEquals(0, levels[silent]);
        for (int b = 0; b < settings.rowBytes(); b++) {
            assertEquals(0, rows[silent * settings.rowBytes() + b]);
        }
        assertTrue(levels[0] > 0);
    }
}
