package dev.catbird.video2sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.analysis.SpectrumAnalyzer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MelBandsTest {
    private static float[] sine(AnalysisSettings analysis, double hz, double amplitude) {
        SpectrumAnalyzer analyzer = new SpectrumAnalyzer(analysis);
        float[] windowed = new float[analysis.windowFrames()];
        for (int t = 0; t < windowed.length; t++) {
            windowed[t] = (float) (amplitude * Math.sin(2 * Math.PI * hz * t / analysis.rateHz()));
        }
        analyzer.window(windowed, 0, windowed);
        float[] magnitudes = new float[analysis.bins()];
        analyzer.magnitudes(windowed, magnitudes);
        return magnitudes;
    }

    private static float[] bands(AnalysisSettings analysis, float[] magnitudes) {
        float[] bands = new float[MelBands.COUNT];
        new MelBands(analysis).of(magnitudes, bands, 0, new float[MelBands.COUNT]);
        return bands;
    }

    @ParameterizedTest
    @ValueSource(ints = {44100, 48000})
    void levelIsCountedFromTheFloorAtAnyRate(int rateHz) {
        AnalysisSettings analysis = AnalysisSettings.atRate(rateHz);
        float loudest = 0;
        for (float band : bands(analysis, sine(analysis, 1000, 0.1))) {
            loudest = Math.max(loudest, band);
        }
        assertEquals((MelBands.FLOOR_DB - 20) / 10.0, loudest, 0.4);
        for (float band : bands(analysis, new float[analysis.bins()])) {
            assertEquals(0, band);
        }
    }

    @Test
    void spectrumHasTheBandsItWasMadeOf() {
        AnalysisSettings analysis = AnalysisSettings.DEFAULT;
        float[] bands = new float[MelBands.COUNT];
        for (int b = 0; b < bands.length; b++) {
            bands[b] = (float) (4 + Math.sin(b / 5.0));
        }
        float[] magnitudes = new float[analysis.bins()];
        new MelBands(analysis).spectrum(bands, magnitudes);
        float[] again = bands(analysis, magnitudes);
        for (int b = 1; b + 1 < bands.length; b++) {
            assertEquals(bands[b], again[b], 0.25, "band " + b);
        }
        new MelBands(analysis).spectrum(new float[MelBands.COUNT], magnitudes);
        for (float magnitude : magnitudes) {
            assertEquals(0, magnitude);
        }
        assertTrue(bands(analysis, sine(analysis, 200, 0.5))[3] > 3);
    }
}
