package dev.catbird.engine;

import java.util.Random;

/** Sounds made for tests: mono, -1..1, the same for the same seed. Thread: any. */
public final class TestSounds {
    private TestSounds() {}

    /** White noise of a root mean square. */
    public static float[] noise(long seed, int frames, float rms) {
        Random random = new Random(seed);
        float[] sound = new float[frames];
        for (int i = 0; i < frames; i++) {
            sound[i] = (2 * random.nextFloat() - 1) * rms * (float) Math.sqrt(3);
        }
        return sound;
    }

    /** The first ten harmonics of a sawtooth, or those under half the rate. */
    public static float[] sawtooth(double hz, int frames, int rateHz) {
        float[] sound = new float[frames];
        int harmonics = (int) Math.min(10, 0.45 * rateHz / hz);
        for (int i = 0; i < frames; i++) {
            double phase = 2 * Math.PI * hz * i / rateHz;
            double sum = 0;
            for (int h = 1; h <= harmonics; h++) {
                sum += Math.sin(h * phase) / h;
            }
            sound[i] = (float) (0.2 * sum);
        }
        return sound;
    }

    /** A hum without anything above 600 Hz: what clicks stands out. */
    public static float[] hum(long seed, int frames, int rateHz) {
        Random random = new Random(seed);
        float[] sound = new float[frames];
        for (int voice = 0; voice < 6; voice++) {
            double hz = 120 + 80 * voice + 20 * random.nextDouble();
            double wobbleHz = 0.5 + random.nextDouble();
            double phase = 0;
            for (int i = 0; i < frames; i++) {
                phase += 2 * Math.PI * hz * (1 + 0.03 * Math.sin(2 * Math.PI * wobbleHz * i / rateHz)) / rateHz;
                sound[i] += (float) (0.06 * Math.sin(phase));
            }
        }
        return sound;
    }

    /** Like somebody talking: syllables of a gliding voice with two formants, hisses and pauses. */
    public static float[] speechLike(long seed, int frames, int rateHz) {
        Random random = new Random(seed);
        float[] sound = new float[frames];
        int at = 0;
        while (at < frames) {
            int length = (int) ((0.08 + 0.2 * random.nextDouble()) * rateHz);
            int end = Math.min(frames, at + length);
            double kind = random.nextDouble();
            if (kind < 0.65) {
                voice(random, sound, at, end, rateHz);
            } else if (kind < 0.85) {
                hiss(random, sound, at, end, rateHz);
            }
            at = end;
        }
        return sound;
    }

    private static void voice(Random random, float[] sound, int from, int to, int rateHz) {
        double startHz = 90 + 120 * random.nextDouble();
        double endHz = startHz * (0.8 + 0.4 * random.nextDouble());
        Resonance low = new Resonance(300 + 500 * random.nextDouble(), 80, rateHz);
        Resonance high = new Resonance(1000 + 1500 * random.nextDouble(), 120, rateHz);
        double phase = 0;
        for (int i = from; i < to; i++) {
            double way = (i - from) / (double) (to - from);
            phase += (startHz + way * (endHz - startHz)) / rateHz;
            phase -= Math.floor(phase);
            double pulse = phase < 0.1 ? Math.sin(Math.PI * phase / 0.1) : 0;
            sound[i] = (float) (Math.sin(Math.PI * way) * (0.005 * low.next(pulse) + 0.0025 * high.next(pulse)));
        }
    }

    private static void hiss(Random random, float[] sound, int from, int to, int rateHz) {
        Resonance band = new Resonance(2500 + 3000 * random.nextDouble(), 1500, rateHz);
        for (int i = from; i < to; i++) {
            double way = (i - from) / (double) (to - from);
            sound[i] = (float) (0.003 * Math.sin(Math.PI * way) * band.next(random.nextGaussian()));
        }
    }

    /** A resonator of two poles, loud at its frequency. */
    private static final class Resonance {
        private final double b1;
        private final double b2;
        private double y1;
        private double y2;

        Resonance(double hz, double widthHz, int rateHz) {
            double r = Math.exp(-Math.PI * widthHz / rateHz);
            b1 = 2 * r * Math.cos(2 * Math.PI * hz / rateHz);
            b2 = -r * r;
        }

        double next(double x) {
            double y = 0.3 * x + b1 * y1 + b2 * y2;
            y2 = y1;
            y1 = y;
            return y;
        }
    }

    /** Root mean square of a part. */
    public static double rms(float[] sound, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) sound[i] * sound[i];
        }
        return Math.sqrt(sum / (to - from));
    }

    /** The largest step from one sample to the next in a part. */
    public static float steepest(float[] sound, int from, int to) {
        float steepest = 0;
        for (int i = from + 1; i < to; i++) {
            steepest = Math.max(steepest, Math.abs(sound[i] - sound[i - 1]));
        }
        return steepest;
    }
}
