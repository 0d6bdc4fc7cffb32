package dev.catbird.app.demo;

import java.util.Random;

/** A rank of organ pipes: drawbar partials, two of them a little apart, with chiff and wind. Thread: any. */
final class OrganSound {
    private static final double[] PARTIAL = {1, 1.003, 2, 3, 4, 6, 8};
    private static final double[] AMOUNT = {0.6, 0.5, 0.6, 0.35, 0.3, 0.14, 0.1};

    private OrganSound() {}

    static float[] play(Note note) {
        float[] sound = Orchestra.silence(note);
        Random random = new Random(note.seed());
        double turn = 2 * Math.PI * note.fromHz();
        BandPass chiff = new BandPass(1.2);
        chiff.tune(note.fromHz() * 4);
        for (int i = 0; i < sound.length; i++) {
            double ageS = i / (double) Orchestra.RATE_HZ;
            double sum = chiff.step(random.nextGaussian()) * (0.015 + 0.25 * Math.exp(-ageS / 0.03));
            for (int p = 0; p < PARTIAL.length; p++) {
                sum += AMOUNT[p] * Math.sin(turn * PARTIAL[p] * ageS);
            }
            sound[i] = (float) (sum * note.levelAt(note.startS() + ageS));
        }
        return sound;
    }
}
