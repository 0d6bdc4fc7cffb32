package dev.catbird.video2sound;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.analysis.SpectrumAnalyzer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What can be measured of a sound that was made to pictures. Thread: any. */
final class Meters {
    private static final AnalysisSettings ANALYSIS = AnalysisSettings.DEFAULT;
    private static final int HOP = 441;
    private static final double HOP_S = (double) HOP / World.RATE_HZ;

    /** What is quieter wavers unheard. */
    private static final double QUIETEST_DB = -60;

    private Meters() {}

    /** A sound at half the rate: good enough for one without much that is high. */
    static float[] halved(float[] sound) {
        float[] half = new float[sound.length / 2];
        for (int t = 0; t < half.length; t++) {
            half[t] = 0.5f * (sound[2 * t] + sound[2 * t + 1]);
        }
        return half;
    }

    /** A sound at twice the rate, straight from sample to sample. */
    static float[] doubled(float[] half) {
        float[] sound = new float[2 * half.length];
        for (int t = 0; t < half.length; t++) {
            sound[2 * t] = half[t];
            sound[2 * t + 1] = 0.5f * (half[t] + half[Math.min(half.length - 1, t + 1)]);
        }
        return sound;
    }

    /** Tens of dB over the floor of every band, a hundred times a second. */
    static float[][] bands(float[] sound) {
        SpectrumAnalyzer analyzer = new SpectrumAnalyzer(ANALYSIS);
        MelBands mel = new MelBands(ANALYSIS);
        int window = ANALYSIS.windowFrames();
        float[] windowed = new float[window];
        float[] magnitudes = new float[ANALYSIS.bins()];
        float[] power = new float[MelBands.COUNT];
        float[][] bands = new float[Math.max(0, (sound.length - window) / HOP)][MelBands.COUNT];
        for (int i = 0; i < bands.length; i++) {
            analyzer.window(sound, i * HOP, windowed);
            analyzer.magnitudes(windowed, magnitudes);
            mel.of(magnitudes, bands[i], 0, power);
        }
        return bands;
    }

    /** Mean of the bands' absolute differences in dB, over stretches of 50 ms. */
    static double errorDb(float[] sound, float[] truth) {
        float[][] one = smooth(bands(sound));
        float[][] other = smooth(bands(truth));
        double sum = 0;
        int count = Math.min(one.length, other.length);
        for (int i = 0; i < count; i++) {
            for (int b = 0; b < MelBands.COUNT; b++) {
                sum += Math.abs(one[i][b] - other[i][b]);
            }
        }
        return 10 * sum / (count * MelBands.COUNT);
    }

    private static float[][] smooth(float[][] bands) {
        float[][] means = new float[bands.length / 5][MelBands.COUNT];
        for (int i = 0; i < means.length; i++) {
            for (int b = 0; b < MelBands.COUNT; b++) {
                for (int k = 0; k < 5; k++) {
                    means[i][b] += bands[5 * i + k][b] / 5;
                }
            }
        }
        return means;
    }

    /**
     * How much the loudness wavers at that rate, against the rates around it, in dB. Loudness is in decibels, so that all moments count
     * alike and not the loudest alone: the same world over 12 s differs by 1 dB from seed to seed, by amplitudes 3.
     */
    static double modulationDb(float[] sound, double rateHz) {
        int hop = 220;
        double stepS = (double) hop / World.RATE_HZ;
        double[] loudness = new double[sound.length / hop];
        double mean = 0;
        for (int i = 0; i < loudness.length; i++) {
            for (int t = 0; t < hop; t++) {
                loudness[i] += sound[i * hop + t] * sound[i * hop + t];
            }
            loudness[i] = Math.max(QUIETEST_DB, 10 * Math.log10(loudness[i] / hop + 1e-20));
            mean += loudness[i] / loudness.length;
        }
        double there = 0;
        double around = 0;
        double step = 1 / (loudness.length * stepS);
        int near = 0;
        int far = 0;
        for (double f = rateHz - 6; f <= rateHz + 6; f += step) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < loudness.length; i++) {
                double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / loudness.length);
                double turn = 2 * Math.PI * f * i * stepS;
                re += hann * (loudness[i] - mean) * Math.cos(turn);
                im += hann * (loudness[i] - mean) * Math.sin(turn);
            }
            double distance = Math.abs(f - rateHz);
            if (distance < 0.75) {
                there += re * re + im * im;
                near++;
            } else if (distance > 2) {
                around += re * re + im * im;
                far++;
            }
        }
        return 10 * Math.log10((there / near + 1e-20) / (around / far + 1e-20));
    }

    /** When something begins in a sound: peaks of what is new in its bands. */
    static List<Double> onsetsS(float[] sound) {
        float[][] bands = bands(sound);
        double[] rise = new double[bands.length];
        for (int i = 3; i < bands.length; i++) {
            for (int b = 0; b < MelBands.COUNT; b++) {
                rise[i] += Math.max(0, bands[i][b] - bands[i - 3][b]) / MelBands.COUNT;
            }
        }
        List<Double> onsets = new ArrayList<>();
        int last = -100;
        for (int i = 1; i + 1 < rise.length; i++) {
            double[] around = Arrays.copyOfRange(rise, Math.max(0, i - 10), Math.min(rise.length, i + 10));
            double top = Arrays.stream(around).max().orElse(0);
            if (rise[i] == top && rise[i] > 0.35 && i - last > 7) {
                // The window's weight lies at its end.
                onsets.add(i * HOP_S + (ANALYSIS.windowFrames() - 256.0) / World.RATE_HZ - 1.5 * HOP_S);
                last = i;
            }
        }
        return onsets;
    }

    /**
     * Onsets found against true ones.
     *
     * @param f1 harmonic mean of the shares that were found and that are true
     * @param lagS median of found less true
     */
    record Onsets(double f1, double lagS) {}

    static Onsets onsets(List<Double> found, List<Double> truth) {
        boolean[] used = new boolean[found.size()];
        List<Double> lags = new ArrayList<>();
        for (double t : truth) {
            int best = -1;
            for (int i = 0; i < used.length; i++) {
                double away = Math.abs(found.get(i) - t);
                if (!used[i] && away <= 0.07 && (best < 0 || away < Math.abs(found.get(best) - t))) {
                    best = i;
                }
            }
            if (best >= 0) {
                used[best] = true;
                lags.add(found.get(best) - t);
            }
        }
        lags.sort(null);
        double precision = found.isEmpty() ? 0 : (double) lags.size() / found.size();
        double recall = truth.isEmpty() ? 0 : (double) lags.size() / truth.size();
        double f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
        return new Onsets(f1, lags.isEmpty() ? Double.NaN : lags.get(lags.size() / 2));
    }

    /** Level of a stretch in dB of full scale. */
    static double levelDb(float[] sound, double fromS, double toS) {
        double squares = 0;
        int from = (int) (fromS * World.RATE_HZ);
        int to = (int) (toS * World.RATE_HZ);
        for (int t = from; t < to; t++) {
            squares += sound[t] * sound[t];
        }
        return 10 * Math.log10(squares / (to - from) + 1e-20);
    }
}
