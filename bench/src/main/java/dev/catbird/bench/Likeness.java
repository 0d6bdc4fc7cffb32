package dev.catbird.bench;

import dev.catbird.engine.analysis.Fourier;
import java.util.Arrays;

/**
 * How near an output comes to its target, aligned and of any loudness, by the measures of the literature on mosaicing; 0 is the same
 * sound. Thread: any.
 *
 * @param convergence spectral convergence: |V - gW| / |V| of the magnitudes, with the best g
 * @param divergence Kullback-Leibler divergence of the output's magnitudes from the target's, by their sum, floor 80 dB below the largest
 * @param melDb root mean square difference of the log-mel spectra (64 bands, 40 to 8000 Hz, floor 60 dB below the loudest) where the
 *     target can be heard
 */
record Likeness(double convergence, double divergence, double melDb) {
    private static final int SIZE = 2048;
    private static final int HOP = 1024;
    private static final int MEL_HOP = 441;
    private static final int MEL_BANDS = 64;
    private static final double LOWEST_HZ = 40;
    private static final double HIGHEST_HZ = 8000;
    private static final double FLOOR_DB = 60;
    private static final double AUDIBLE_DB = 45;
    private static final double LOUD_SHARE = 0.999;

    private static final int LAG_SIZE = 1024;
    private static final int LAG_HOP = 128;
    private static final int LAG_BANDS = 24;
    private static final double LAG_FLOOR_DB = -70;

    /** Compares what they have in common from their first frames on. */
    static Likeness of(float[] target, float[] output, int rateHz) {
        int frames = Math.min(target.length, output.length);
        float[] t = levelled(target, frames);
        float[] o = levelled(output, frames);
        double[][] v = magnitudes(t, SIZE, HOP);
        double[][] w = magnitudes(o, SIZE, HOP);
        return new Likeness(convergence(v, w), divergence(v, w), melDb(t, o, rateHz));
    }

    private static double convergence(double[][] v, double[][] w) {
        double vw = 0;
        double ww = 1e-20;
        double vv = 1e-20;
        for (int r = 0; r < v.length; r++) {
            for (int k = 0; k < v[r].length; k++) {
                vw += v[r][k] * w[r][k];
                ww += w[r][k] * w[r][k];
                vv += v[r][k] * v[r][k];
            }
        }
        // |V - gW|^2 with g = VW / WW.
        return Math.sqrt(Math.max(0, vv - vw * vw / ww) / vv);
    }

    private static double divergence(double[][] v, double[][] w) {
        double largest = Arrays.stream(v).flatMapToDouble(Arrays::stream).max().orElse(0);
        double sumV = Arrays.stream(v).flatMapToDouble(Arrays::stream).sum() + 1e-20;
        double sumW = Arrays.stream(w).flatMapToDouble(Arrays::stream).sum() + 1e-20;
        double floor = 1e-4 * largest + 1e-20;
        double sum = 0;
        for (int r = 0; r < v.length; r++) {
            for (int k = 0; k < v[r].length; k++) {
                double a = v[r][k] + floor;
                double b = w[r][k] * sumV / sumW + floor;
                sum += a * Math.log(a / b) - a + b;
            }
        }
        return sum / sumV;
    }

    private static double melDb(float[] target, float[] output, int rateHz) {
        double[][] t = mel(target, SIZE, MEL_HOP, MEL_BANDS, rateHz);
        double[][] o = mel(output, SIZE, MEL_HOP, MEL_BANDS, rateHz);
        double[] sorted =
                Arrays.stream(t).flatMapToDouble(Arrays::stream).sorted().toArray();
        double top = sorted[(int) (LOUD_SHARE * (sorted.length - 1))];
        double sum = 0;
        int count = 0;
        for (int r = 0; r < t.length; r++) {
            if (Arrays.stream(t[r]).max().orElse(0) <= top - AUDIBLE_DB) {
                continue;
            }
            for (int b = 0; b < MEL_BANDS; b++) {
                double difference = Math.max(t[r][b], top - FLOOR_DB) - Math.max(o[r][b], top - FLOOR_DB);
                sum += difference * difference;
                count++;
            }
        }
        return Math.sqrt(sum / Math.max(1, count));
    }

    /**
     * By how many milliseconds the output follows its target: where the rises of both, in bands, agree best, from 0 to {@code mostMs}.
     */
    static double lagMs(float[] target, float[] output, int rateHz, double mostMs) {
        int frames = Math.min(target.length, output.length);
        double[][] t = rises(levelled(target, frames), rateHz);
        double[][] o = rises(levelled(output, frames), rateHz);
        int most = (int) (mostMs * rateHz / 1000 / LAG_HOP);
        double[] agreement = new double[most + 1];
        int best = 0;
        for (int lag = 0; lag <= most; lag++) {
            for (int r = 0; r + lag < t.length; r++) {
                for (int b = 0; b < LAG_BANDS; b++) {
                    agreement[lag] += t[r][b] * o[r + lag][b];
                }
            }
            best = agreement[lag] > agreement[best] ? lag : best;
        }
        double between = 0;
        if (best > 0 && best < most) {
            double before = agreement[best - 1];
            double after = agreement[best + 1];
            double bend = before - 2 * agreement[best] + after;
            between = bend == 0 ? 0 : 0.5 * (before - after) / bend;
        }
        return (best + between) * LAG_HOP * 1000 / rateHz;
    }

    private static double[][] rises(float[] sound, int rateHz) {
        double[][] mel = mel(sound, LAG_SIZE, LAG_HOP, LAG_BANDS, rateHz);
        double[][] rises = new double[mel.length][LAG_BANDS];
        for (int b = 0; b < LAG_BANDS; b++) {
            double mean = 0;
            for (int r = 1; r < mel.length; r++) {
                rises[r][b] = Math.max(0, Math.max(mel[r][b], LAG_FLOOR_DB) - Math.max(mel[r - 1][b], LAG_FLOOR_DB));
                mean += rises[r][b] / mel.length;
            }
            for (int r = 0; r < mel.length; r++) {
                rises[r][b] -= mean;
            }
        }
        return rises;
    }

    /** The first frames at a root mean square of -23 dB. */
    private static float[] levelled(float[] sound, int frames) {
        double energy = 1e-20;
        for (int i = 0; i < frames; i++) {
            energy += sound[i] * sound[i];
        }
        float gain = (float) (0.0708 / Math.sqrt(energy / frames));
        float[] levelled = new float[frames];
        for (int i = 0; i < frames; i++) {
            levelled[i] = gain * sound[i];
        }
        return levelled;
    }

    /** Magnitudes under a Hann window that sums up to 2, a row each {@code hop} frames. */
    private static double[][] magnitudes(float[] sound, int size, int hop) {
        Fourier fourier = new Fourier(size);
        int rows = Math.max(0, 1 + (sound.length - size) / hop);
        double[][] magnitudes = new double[rows][size / 2];
        float[] a = new float[size];
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < size; i++) {
                a[i] = (float) (sound[r * hop + i] * (1 - Math.cos(2 * Math.PI * i / size)) * 2 / size);
            }
            fourier.forward(a);
            for (int k = 1; k < size / 2; k++) {
                magnitudes[r][k] = Math.hypot(a[2 * k], a[2 * k + 1]);
            }
        }
        return magnitudes;
    }

    /** Power in bands on the mel scale, in dB. */
    private static double[][] mel(float[] sound, int size, int hop, int bands, int rateHz) {
        double[][] weights = bank(size, bands, rateHz);
        double[][] magnitudes = magnitudes(sound, size, hop);
        double[][] mel = new double[magnitudes.length][bands];
        for (int r = 0; r < mel.length; r++) {
            for (int b = 0; b < bands; b++) {
                double power = 1e-20;
                for (int k = 0; k < size / 2; k++) {
                    power += weights[b][k] * magnitudes[r][k] * magnitudes[r][k];
                }
                mel[r][b] = 10 * Math.log10(power);
            }
        }
        return mel;
    }

    /** Triangles whose weights add up to 1; a band narrower than a bin takes the nearest. */
    private static double[][] bank(int size, int bands, int rateHz) {
        double[] edgesHz = new double[bands + 2];
        double low = toMel(LOWEST_HZ);
        double high = toMel(HIGHEST_HZ);
        for (int e = 0; e < edgesHz.length; e++) {
            double mel = low + (high - low) * e / (bands + 1);
            edgesHz[e] = 700 * (Math.pow(10, mel / 2595) - 1);
        }
        double[][] bank = new double[bands][size / 2];
        for (int b = 0; b < bands; b++) {
            double sum = 0;
            for (int k = 0; k < size / 2; k++) {
                double hz = (double) k * rateHz / size;
                double rise = (hz - edgesHz[b]) / (edgesHz[b + 1] - edgesHz[b]);
                double fall = (edgesHz[b + 2] - hz) / (edgesHz[b + 2] - edgesHz[b + 1]);
                bank[b][k] = Math.max(0, Math.min(rise, fall));
                sum += bank[b][k];
            }
            if (sum == 0) {
                bank[b][(int) Math.round(edgesHz[b + 1] * size / rateHz)] = 1;
                sum = 1;
            }
            for (int k = 0; k < size / 2; k++) {
                bank[b][k] /= sum;
            }
        }
        return bank;
    }

    private static double toMel(double hz) {
        return 2595 * Math.log10(1 + hz / 700);
    }
}
