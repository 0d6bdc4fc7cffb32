package dev.catbird.app.demo;

import java.util.Random;

/**
 * A plucked string. Thread: any.
 *
 * <p>Karplus and Strong, Digital synthesis of plucked-string and drum timbres, CMJ 7 (1983); tuned by the allpass of
 * Jaffe and Smith in the same issue.
 */
final class StringSound {
    /** Where the string is plucked, from the bridge; the film draws the plectrum there. */
    static final double PLUCK_AT = 0.12;

    private StringSound() {}

    static float[] play(Note note) {
        float[] sound = Orchestra.silence(note);
        double periodFrames = Orchestra.RATE_HZ / note.fromHz();
        int delay = (int) (periodFrames - 0.6);
        double rest = periodFrames - delay - 0.5;
        double allpass = (1 - rest) / (1 + rest);
        // Falls to 1/1000 in about two seconds, at any pitch.
        double keep = Math.pow(0.001, periodFrames / Orchestra.RATE_HZ / 2.2);
        double[] line = pluck(delay, note.seed());
        double lastIn = 0;
        double lastOut = 0;
        double lastLine = 0;
        for (int i = 0; i < sound.length; i++) {
            double out = line[i % delay];
            double damped = keep * 0.5 * (out + lastLine);
            lastLine = out;
            lastOut = allpass * (damped - lastOut) + lastIn;
            lastIn = damped;
            line[i % delay] = lastOut;
            double timeS = note.startS() + i / (double) Orchestra.RATE_HZ;
            sound[i] = (float) (out * note.edgesAt(timeS));
        }
        return sound;
    }

    /** A burst of noise, softened, with the comb that a plectrum at {@link #PLUCK_AT} leaves. */
    private static double[] pluck(int delay, long seed) {
        Random random = new Random(seed);
        double[] noise = new double[delay];
        double soft = 0;
        double mean = 0;
        for (int i = 0; i < delay; i++) {
            soft += 0.5 * (random.nextDouble() * 2 - 1 - soft);
            noise[i] = soft;
            mean += soft / delay;
        }
        int comb = Math.max(1, (int) (delay * PLUCK_AT));
        double[] line = new double[delay];
        for (int i = 0; i < delay; i++) {
            line[i] = noise[i] - mean - 0.9 * (noise[(i + delay - comb) % delay] - mean);
        }
        return line;
    }
}
