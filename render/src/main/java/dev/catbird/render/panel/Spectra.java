package dev.catbird.render.panel;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.analysis.SpectrumAnalyzer;
import dev.catbird.engine.scope.Scope;

/** The spectrum of what is heard, and over it that of what is played, by the analysis that the matcher uses too. Thread: panel. */
final class Spectra {
    private static final int BANDS = 112;
    private static final double LOW_HZ = 60;
    private static final float FLOOR_DB = -72;
    private static final float FALL_DB_PER_S = 60;
    private static final int[] MARKS_HZ = {100, 300, 1000, 3000, 10000};
    private static final String[] MARKS = {"100", "300", "1k", "3k", "10k"};

    private final Scope scope;
    private final SpectrumAnalyzer analyzer;
    private final int windowFrames;
    private final double highHz;
    private final float[] left;
    private final float[] right;
    private final float[] windowed;
    private final float[] magnitudes;
    private final float[] heardDb = new float[BANDS];
    private final float[] playedDb = new float[BANDS];
    private final float[] firstBins = new float[BANDS + 1];

    Spectra(Scope scope, int rateHz) {
        this.scope = scope;
        AnalysisSettings settings = AnalysisSettings.atRate(rateHz);
        analyzer = new SpectrumAnalyzer(settings);
        windowFrames = settings.windowFrames();
        left = new float[windowFrames];
        right = new float[windowFrames];
        windowed = new float[windowFrames];
        magnitudes = new float[settings.bins()];
        double binHz = (double) rateHz / windowFrames;
        highHz = (settings.bins() - 1) * binHz;
        for (int i = 0; i <= BANDS; i++) {
            firstBins[i] = (float) (LOW_HZ * Math.pow(highHz / LOW_HZ, (double) i / BANDS) / binHz);
        }
        java.util.Arrays.fill(heardDb, FLOOR_DB);
        java.util.Arrays.fill(playedDb, FLOOR_DB);
    }

    void look(float passedS) {
        look(Scope.HEARD, heardDb, passedS);
        look(Scope.PLAYED, playedDb, passedS);
    }

    private void look(int side, float[] bandsDb, float passedS) {
        long from = scope.written() - windowFrames;
        scope.read(side, from, left, windowFrames);
        scope.read(side + 1, from, right, windowFrames);
        for (int t = 0; t < windowFrames; t++) {
            left[t] = 0.5f * (left[t] + right[t]);
        }
        analyzer.window(left, 0, windowed);
        analyzer.magnitudes(windowed, magnitudes);
        // A sine of full scale has about a quarter of the window's length.
        float full = windowFrames / 4f;
        for (int i = 0; i < BANDS; i++) {
            float amplitude = amplitude(firstBins[i], firstBins[i + 1]) / full;
            float db = amplitude > 0 ? Math.max(FLOOR_DB, (float) (20 * Math.log10(amplitude))) : FLOOR_DB;
            bandsDb[i] = Math.max(db, bandsDb[i] - FALL_DB_PER_S * passedS);
        }
    }

    /** The largest magnitude between two places; between two bins, on the line from one to the other. */
    private float amplitude(float from, float to) {
        float middle = Math.min(magnitudes.length - 1.001f, (from + to) / 2);
        int bin = (int) middle;
        float largest = magnitudes[bin] + (middle - bin) * (magnitudes[bin + 1] - magnitudes[bin]);
        for (int b = (int) Math.ceil(from); b < to && b < magnitudes.length; b++) {
            largest = Math.max(largest, magnitudes[b]);
        }
        return largest;
    }

    void draw(Pen pen, float x, float y, float w, float h) {
        pen.surface(x, y, w, h, "SPECTRUM");
        pen.textRight(pen.fonts.small, Fonts.SMALL, x + w - 62, y + 14, Ink.TARGET, "target");
        pen.textRight(pen.fonts.small, Fonts.SMALL, x + w - 14, y + 14, Ink.OUTPUT, "output");
        float left0 = x + 12;
        float wide = w - 24;
        float top = y + Pen.HEAD + 2;
        float high = h - Pen.HEAD - 20;
        for (int i = 0; i < MARKS.length; i++) {
            float at = left0 + wide * (float) (Math.log(MARKS_HZ[i] / LOW_HZ) / Math.log(highHz / LOW_HZ));
            pen.fill(at, top, 1, high, Ink.LINE);
            pen.textCentre(pen.fonts.small, 9.5f, at, top + high + 9, Ink.FAINT, MARKS[i]);
        }
        float step = wide / BANDS;
        for (int i = 0; i < BANDS; i++) {
            float tall = high * (1 - heardDb[i] / FLOOR_DB);
            if (tall > 0.3f) {
                pen.bar(left0 + i * step, top + high - tall, step - 0.6f, tall, Ink.alpha(Ink.TARGET, 0.5f));
            }
        }
        for (int i = 0; i < BANDS; i++) {
            pen.to(left0 + (i + 0.5f) * step, top + high * Math.min(1, playedDb[i] / FLOOR_DB));
        }
        pen.stroke(Ink.OUTPUT, 1.6f);
        pen.fill(left0, top + high, wide, 1, Ink.LINE);
    }
}
