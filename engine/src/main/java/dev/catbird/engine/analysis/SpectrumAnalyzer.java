package dev.catbird.engine.analysis;

import dev.catbird.engine.kernel.FourierKernels;

/**
 * Turns one window of mono sound into a magnitude spectrum. Corpus and target go through this same class. Thread: one;
 * calls allocate nothing.
 *
 * <p>The window is asymmetric, a long rise and a fall of two hops, so that it weighs what has just been heard.
 */
public final class SpectrumAnalyzer {
    private final AnalysisSettings settings;
    private final float[] window;
    private final FourierBatch fourier;
    private final float[] sum = new float[1];
    private final float[] largest = new float[1];

    public SpectrumAnalyzer(AnalysisSettings settings) {
        this.settings = settings;
        window = window(settings.windowFrames(), settings.hopFrames());
        // One window alone gives vectors little to do, and plain Java allocates nothing even before it is compiled.
        fourier = new FourierBatch(FourierKernels.plain(), settings.windowFrames(), 1);
    }

    public AnalysisSettings settings() {
        return settings;
    }

    /** The analysis window's shape, {@code windowFrames} values in 0..1; not to be written to. */
    public float[] window() {
        return window;
    }

    /** Multiplies {@code mono[offset..]} by the window into {@code windowed}. */
    public void window(float[] mono, int offset, float[] windowed) {
        for (int i = 0; i < window.length; i++) {
            windowed[i] = mono[offset + i] * window[i];
        }
    }

    /**
     * The magnitudes of the counted bins of a windowed signal, to {@code magnitudes[0..bins)}; returns their sum.
     */
    public float magnitudes(float[] windowed, float[] magnitudes) {
        float[] even = fourier.even();
        float[] odd = fourier.odd();
        for (int i = 0; i < even.length; i++) {
            even[i] = windowed[2 * i];
            odd[i] = windowed[2 * i + 1];
        }
        fourier.magnitudes(settings.bins(), magnitudes, sum, largest);
        return sum[0];
    }

    /**
     * One row of the corpus: the spectrum of {@code mono[offset..]} as {@link UnitCode} to {@code rows[rowOffset..]};
     * returns its level, the sum of its magnitudes. All 0 and level 0 for digital silence.
     */
    public float unit(float[] mono, int offset, float[] windowed, float[] magnitudes, byte[] rows, int rowOffset) {
        window(mono, offset, windowed);
        float level = audible(magnitudes(windowed, magnitudes));
        UnitCode.encode(magnitudes, settings.bins(), level > 0 ? largest[0] : 0, rows, rowOffset);
        return level;
    }

    /** Levels at or under this are digital silence: some -150 dB under full scale. */
    private static final float SILENCE = 1e-5f;

    /** A level as it is stored: 0 for digital silence. */
    static float audible(float level) {
        return level > SILENCE ? level : 0;
    }

    static float[] window(int windowFrames, int hopFrames) {
        int fall = 2 * hopFrames;
        int rise = windowFrames - fall;
        float[] shape = new float[windowFrames];
        for (int i = 0; i < rise; i++) {
            double s = Math.sin(Math.PI * i / (2.0 * rise));
            shape[i] = (float) (s * s);
        }
        for (int i = 0; i < fall; i++) {
            double c = Math.cos(Math.PI * i / (2.0 * fall));
            shape[rise + i] = (float) (c * c);
        }
        return shape;
    }
}
