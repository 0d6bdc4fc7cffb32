package dev.catbird.engine.host;

import dev.catbird.engine.RealTime;

/**
 * Sound at about 5.5 kHz, low-passed at 800 Hz by a Butterworth filter of fourth order: enough to recognise it by, and far
 * enough below half the rate that a delay between two samples does not matter. Thread: audio.
 */
final class LowRate {
    private static final double WANTED_HZ = 5500;
    private static final double CUTOFF_HZ = 800;

    /** The quality factors of the two halves of a Butterworth filter of fourth order. */
    private static final double[] Q = {0.54119610, 1.30656296};

    private final int step;
    private final int rateHz;
    private final double[] b = new double[2];
    private final double[] a1 = new double[2];
    private final double[] a2 = new double[2];
    private final double[] z1 = new double[2];
    private final double[] z2 = new double[2];
    private int phase;
    private float value;

    LowRate(int sourceHz) {
        step = (int) Math.round(sourceHz / WANTED_HZ);
        rateHz = sourceHz / step;
        double w = 2 * Math.PI * CUTOFF_HZ / sourceHz;
        for (int i = 0; i < 2; i++) {
            // Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter coefficients": low pass.
            double alpha = Math.sin(w) / (2 * Q[i]);
            double a0 = 1 + alpha;
            b[i] = (1 - Math.cos(w)) / 2 / a0;
            a1[i] = -2 * Math.cos(w) / a0;
            a2[i] = (1 - alpha) / a0;
        }
    }

    int rateHz() {
        return rateHz;
    }

    /** Takes the next sample at full rate; true if there is a new {@link #value}. */
    @RealTime
    boolean take(float sample) {
        // What is no number would stay in the filter for ever; the tiny constant keeps denormals out of it.
        double x = Math.abs(sample) < 1000 ? sample + 1e-12 : 0;
        for (int i = 0; i < 2; i++) {
            double y = b[i] * x + z1[i];
            z1[i] = 2 * b[i] * x - a1[i] * y + z2[i];
            z2[i] = b[i] * x - a2[i] * y;
            x = y;
        }
        value = (float) x;
        phase++;
        if (phase < step) {
            return false;
        }
        phase = 0;
        return true;
    }

    @RealTime
    float value() {
        return value;
    }
}
