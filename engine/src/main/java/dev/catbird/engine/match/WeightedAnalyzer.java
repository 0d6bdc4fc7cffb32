package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.analysis.SpectrumAnalyzer;
import org.jspecify.annotations.Nullable;

/** Measures target and sounding pieces alike, frequencies weighed where asked for. Thread: matcher; calls allocate nothing. */
final class WeightedAnalyzer {
    private final SpectrumAnalyzer analyzer;
    private final float @Nullable [] weights;

    /** {@code weights}: one factor per counted bin. */
    WeightedAnalyzer(AnalysisSettings settings, float @Nullable [] weights) {
        analyzer = new SpectrumAnalyzer(settings);
        this.weights = weights;
    }

    AnalysisSettings settings() {
        return analyzer.settings();
    }

    /** The analysis window's shape; not to be written to. */
    float[] shape() {
        return analyzer.window();
    }

    /** Multiplies {@code mono} by the window into {@code windowed}. */
    @RealTime
    void window(float[] mono, float[] windowed) {
        analyzer.window(mono, 0, windowed);
    }

    /** The weighed magnitudes of a windowed signal; returns their sum. */
    @RealTime
    float magnitudes(float[] windowed, float[] magnitudes) {
        float level = analyzer.magnitudes(windowed, magnitudes);
        if (weights == null) {
            return level;
        }
        float sum = 0;
        for (int b = 0; b < weights.length; b++) {
            magnitudes[b] *= weights[b];
            sum += magnitudes[b];
        }
        return sum;
    }
}
