package dev.catbird.app.demo;

import java.util.Arrays;

/** Measurements on sound, for the demo's tests. */
final class Listening {
    private static final int RATE_HZ = Orchestra.RATE_HZ;

    private Listening() {}

    static float[] cut(float[] sound, double fromS, double lengthS) {
        int from = (int) (fromS * RATE_HZ);
        return Arrays.copyOfRange(sound, from, from + (int) (lengthS * RATE_HZ));
    }

    static double rms(float[] sound) {
        double power = 0;
        for (float x : sound) {
            power += x * x;
        }
        return Math.sqrt(power / sound.length);
    }

    static double peak(float[] sound) {
        double peak = 0;
        for (float x : sound) {
            peak = Math.max(peak, Math.abs(x));
        }
        return peak;
    }

    static double mean(float[] sound) {
        double sum = 0;
        for (float x : sound) {
            sum += x;
        }
        return sum / sound.length;
    }

    /** Fundamental in 70..1200 Hz: the first lag whose normalised autocorrelation comes near the largest. */
    static double pitchHz(float[] sound) {
        int shortest = RATE_HZ / 1200;
        int longest = RATE_HZ / 70;
        double[] likeness = new double[longest + 1];
        double best = 0;
        for (int lag = shortest; lag <= longest; lag++) {
            double both = 0;
            double here = 0;
            double there = 0;
            for (int i = 0; i + longest < sound.length; i++) {
                both += sound[i] * sound[i + lag];
                here += sound[i] * sound[i];
                there += sound[i + lag] * sound[i + lag];
            }
            likeness[lag] = both / Math.sqrt(here * there + 1e-30);
            best = Math.max(best, likeness[lag]);
        }
        for (int lag = shortest + 1; lag < longest; lag++) {
            boolean top = likeness[lag] >= likeness[lag - 1] && likeness[lag] >= likeness[lag + 1];
            if (top && likeness[lag] > 0.93 * best) {
                double bend = likeness[lag - 1] - 2 * likeness[lag] + likeness[lag + 1];
                double shift = bend == 0 ? 0 : 0.5 * (likeness[lag - 1] - likeness[lag + 1]) / bend;
                return RATE_HZ / (lag + shift);
            }
        }
        return Double.NaN;
    }

    static double cents(double hz, double of) {
        return 1200 * Math.log(hz / of) / Math.log(2);
    }

    /** Geometric over arithmetic mean of the power spectrum around its centre: near 0 for tones, towards 1 for noise. */
    static double flatness(float[] sound) {
        double[] power = spectrum(sound);
        int centre = (int) (centreHz(sound) / binHz());
        double logs = 0;
        double sum = 0;
        int bins = 0;
        for (int k = Math.max(2, centre * 2 / 3); k < Math.min(power.length, centre * 3 / 2 + 8); k++) {
            logs += Math.log(power[k] + 1e-30);
            sum += power[k];
            bins++;
        }
        return Math.exp(logs / bins) / (sum / bins);
    }

    static double centreHz(float[] sound) {
        double[] power = spectrum(sound);
        double weighted = 0;
        double sum = 0;
        for (int k = 0; k < power.length; k++) {
            weighted += k * binHz() * power[k];
            sum += power[k];
        }
        return weighted / sum;
    }

    private static double binHz() {
        return RATE_HZ / 1024.0;
    }

    /** Mean power spectrum of a few Hann windows, by the plain sum. */
    private static double[] spectrum(float[] sound) {
        double[] power = new double[512];
        int windows = Math.min(12, sound.length / 1024);
        for (int w = 0; w < windows; w++) {
            int from = (int) ((long) w * (sound.length - 1024) / Math.max(1, windows - 1));
            for (int k = 0; k < power.length; k++) {
                double real = 0;
                double imaginary = 0;
                for (int i = 0; i < 1024; i++) {
                    double x = sound[from + i] * COS[(i & 1023)] * -0.5 + sound[from + i] * 0.5;
                    real += x * COS[k * i & 1023];
                    imaginary += x * COS[k * i + 256 & 1023];
                }
                power[k] += real * real + imaginary * imaginary;
            }
        }
        return power;
    }

    private static final double[] COS = new double[1024];

    static {
        for (int i = 0; i < COS.length; i++) {
            COS[i] = Math.cos(2 * Math.PI * i / COS.length);
        }
    }
}
