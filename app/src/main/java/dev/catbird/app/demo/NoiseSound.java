package dev.catbird.app.demo;

import java.util.Random;

/** Wind, rain, sea, thunder, breath and shaker: noise through a gliding band. Thread: any. */
final class NoiseSound {
    private static final int TUNE_FRAMES = 64;

    private NoiseSound() {}

    static float[] play(Note note) {
        float[] sound = Orchestra.silence(note);
        Random random = new Random(note.seed());
        BandPass band = new BandPass(narrowness(note.voice()));
        boolean rain = note.voice() == Voice.RAIN;
        double drop = 0;
        for (int i = 0; i < sound.length; i++) {
            double timeS = note.startS() + i / (double) Orchestra.RATE_HZ;
            if (i % TUNE_FRAMES == 0) {
                band.tune(note.pitchHzAt(timeS) * gust(note, timeS));
            }
            double noise = random.nextGaussian();
            if (rain) {
                // Many small drops over a quieter hiss.
                drop = random.nextInt(Orchestra.RATE_HZ / 90) == 0 ? 6 + 10 * random.nextDouble() : drop * 0.985;
                noise *= 0.4 + drop;
            }
            sound[i] = (float) (band.step(noise) * note.levelAt(timeS));
        }
        return sound;
    }

    /** How the band wanders about its glide; the film bends the tree by the same gusts. */
    static double gust(Note note, double timeS) {
        if (note.voice() != Voice.WIND) {
            return 1;
        }
        double ageS = timeS - note.startS();
        return 1 + 0.18 * Math.sin(2 * Math.PI * 1.3 * ageS) + 0.1 * Math.sin(2 * Math.PI * 3.1 * ageS);
    }

    private static double narrowness(Voice voice) {
        return switch (voice) {
            case WIND -> 1.8;
            case SPOUT, SHAKER -> 1.4;
            case RAIN -> 0.8;
            default -> 0.7;
        };
    }
}
