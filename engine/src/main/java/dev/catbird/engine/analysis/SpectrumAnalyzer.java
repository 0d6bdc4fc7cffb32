package dev.catbird.engine.analysis;

import java.util.Arrays;

/**
 * Turns one window of mono sound into a magnitude spectrum. Corpus and target go through this same class. Thread: one;
 * calls allocate nothing.
 *
 * <p>The window is asymmetric, a long rise and a fall of two hops, so that it weighs what has just been heard.
 */
public final class SpectrumAnalyzer {
    private final AnalysisSettings settings;
    private final float[] window;
    private final float[] buffer;
    private final Fourier fourier;

    public SpectrumAnalyzer(AnalysisSettings settings) {
        this.settings = settings;
        window = window(settings.windowFrames(), settings.hopFrames());
        buffer = new float[settings.windowFrames()];
        fourier = new Fourier(settings.windowFrames());
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
        System.arraycopy(windowed, 0, buffer, 0, buffer.length);
        fourier.forward(buffer);
        int bins = settings.bins();
        boolean withHalfRate = 2 * bins == buffer.length;
        int inner = withHalfRate ? bins - 1 : bins;
        float sum = 0;
        for (int k = 1; k <= inner; k++) {
            float re = buffer[2 * k];
            float im = buffer[2 * k + 1];
            float magnitude = (float) Math.sqrt(re * re + im * im);
            magnitudes[k - 1] = magnitude;
            sum += magnitude;
        }
        if (withHalfRate) {
            magnitudes[bins - 1] = Math.abs(buffer[1]);
            sum += magnitudes[bins - 1];
        }
        return sum;
    }

    /**
     * One row of the corpus: the spectrum of {@code mono[offset..]} as {@link UnitCode} to {@code rows[rowOffset..]};
     * returns its level, the sum of its magnitudes. All 0 and level 0 for digital silence.
     */
    public float unit(float[] mono, int offset, float[] windowed, float[] magnitudes, byte[] rows, int rowOffset) {
        window(mono, offset, windowed);
        float level = magnitudes(windowed, magnitudes);
        if (level <= SILENCE) {
            Arrays.fill(rows, rowOffset, rowOffset + settings.rowBytes(), (byte) 0);
            return 0;
        }
        UnitCode.encode(magnitudes, settings.bins(), rows, rowOffset);
        return level;
    }

    /** Levels at or under this are digital silence: some -150 dB under full scale. */
    private static final float SILENCE = 1e-5f;

    private static float[] window(int windowFrames, int hopFrames) {
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
