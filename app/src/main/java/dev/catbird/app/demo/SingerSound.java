package dev.catbird.app.demo;

import java.util.Random;

/** Singing birds, and a whale: a sawtooth of a glottis with vibrato, and breath, through a throat. Thread: any. */
final class SingerSound {
    private static final double VIBRATO_HZ = 5.4;
    private static final double VIBRATO_CENTS = 28;
    private static final int SHAPE_FRAMES = 32;

    private SingerSound() {}

    static float[] play(Note note) {
        float[] sound = Orchestra.silence(note);
        Random random = new Random(note.seed());
        Throat throat = new Throat(throatScale(note.voice()));
        double airShare = note.voice() == Voice.WHALE ? 0 : 0.12;
        double phase = 0;
        double soft = 0;
        for (int i = 0; i < sound.length; i++) {
            double timeS = note.startS() + i / (double) Orchestra.RATE_HZ;
            double pitchHz = note.pitchHzAt(timeS) * vibrato(note, timeS);
            if (i % SHAPE_FRAMES == 0) {
                shape(throat, note, timeS, pitchHz);
            }
            double step = pitchHz / Orchestra.RATE_HZ;
            phase += step;
            phase -= Math.floor(phase);
            double breath = random.nextGaussian() * (note.voice() == Voice.WHALE ? 0.002 : 0.03) * (1 - phase);
            double glottis = sawtooth(phase, step) + breath;
            soft += 0.7 * (glottis - soft);
            // What a cascade of five takes from the highest octaves, a little of the bare source gives back.
            double air = airShare * (glottis - soft);
            sound[i] = (float) ((throat.step(soft) + air) * note.levelAt(timeS));
        }
        return sound;
    }

    /** Pitch factor: none at the onset, then growing, as singers do it. */
    static double vibrato(Note note, double timeS) {
        double ageS = timeS - note.startS();
        double depth = VIBRATO_CENTS * Ease.smooth((ageS - 0.12) / 0.3);
        return Math.pow(2, depth / 1200 * Math.sin(2 * Math.PI * VIBRATO_HZ * ageS));
    }

    private static void shape(Throat throat, Note note, double timeS, double pitchHz) {
        double share = note.progressAt(timeS);
        Vowel from = note.from();
        Vowel to = note.to();
        throat.shape(
                Ease.mix(from.f1Hz, to.f1Hz, share),
                Ease.mix(from.f2Hz, to.f2Hz, share),
                Ease.mix(from.f3Hz, to.f3Hz, share),
                pitchHz);
    }

    private static double throatScale(Voice voice) {
        return switch (voice) {
            case ALTO -> 1.16;
            case SOPRANO -> 1.26;
            case WHALE -> 0.6;
            default -> 1;
        };
    }

    /** A sawtooth with its corner rounded over two samples (PolyBLEP), so that it hardly aliases. */
    static double sawtooth(double phase, double step) {
        double corner = 0;
        if (phase < step) {
            double x = phase / step;
            corner = x + x - x * x - 1;
        } else if (phase > 1 - step) {
            double x = (phase - 1) / step;
            corner = x * x + x + x + 1;
        }
        return 2 * phase - 1 - corner;
    }
}
