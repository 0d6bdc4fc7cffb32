package dev.catbird.engine.match;

import dev.catbird.engine.analysis.AnalysisSettings;

/** The A-weighting of IEC 61672-1: how loud a frequency seems to the ear. Thread: any. */
final class Weighting {
    private Weighting() {}

    /** One amplitude factor per counted bin, 1 at 1 kHz. */
    static float[] a(AnalysisSettings analysis) {
        float[] weights = new float[analysis.bins()];
        double at1000Hz = response(1000);
        for (int b = 0; b < weights.length; b++) {
            double hz = (b + 1.0) * analysis.rateHz() / analysis.windowFrames();
            weights[b] = (float) (response(hz) / at1000Hz);
        }
        return weights;
    }

    private static double response(double hz) {
        double f2 = hz * hz;
        return 12194.0
                * 12194.0
                * f2
                * f2
                / ((f2 + 20.6 * 20.6)
                        * Math.sqrt((f2 + 107.7 * 107.7) * (f2 + 737.9 * 737.9))
                        * (f2 + 12194.0 * 12194.0));
    }
}
