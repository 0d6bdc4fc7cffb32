package dev.catbird.app.demo;

import java.util.Random;

/** The drum kit: a falling sine for the skins, filtered noise for the wires and the metal. Thread: any. */
final class DrumSound {
    private DrumSound() {}

    static float[] play(Note note) {
        return switch (note.voice()) {
            case KICK -> skin(note, 3.2, 0.03, 0.12, 3000);
            case TOM -> skin(note, 1.5, 0.06, 0.1, 1800);
            case SNARE -> skin(note, 1.4, 0.03, 1.1, 3200);
            case KNOCK -> skin(note, 1, 0.03, 0.25, 3000);
            default -> metal(note);
        };
    }

    /**
     * @param bend pitch at the blow over pitch at rest
     * @param bendS how fast it gets there
     * @param wires share of noise
     * @param wiresHz centre of the noise
     */
    private static float[] skin(Note note, double bend, double bendS, double wires, double wiresHz) {
        float[] sound = Orchestra.silence(note);
        Random random = new Random(note.seed());
        BandPass noise = new BandPass(0.7);
        noise.tune(wiresHz);
        boolean snare = note.voice() == Voice.SNARE;
        double phase = 0;
        for (int i = 0; i < sound.length; i++) {
            double ageS = i / (double) Orchestra.RATE_HZ;
            double hz = note.fromHz() * (1 + (bend - 1) * Math.exp(-ageS / bendS));
            phase += 2 * Math.PI * hz / Orchestra.RATE_HZ;
            double rattle = noise.step(random.nextGaussian()) * wires * (snare ? 1 : Math.exp(-ageS / 0.008));
            double tone = Math.sin(phase) * (snare ? Math.exp(-ageS / 0.05) : 1);
            sound[i] = (float) ((tone + rattle) * note.levelAt(note.startS() + ageS));
        }
        return sound;
    }

    /** Noise with its lows taken away twice, over six square waves that do not agree. */
    private static float[] metal(Note note) {
        float[] sound = Orchestra.silence(note);
        Random random = new Random(note.seed());
        BandPass band = new BandPass(0.9);
        band.tune(note.fromHz());
        double last = 0;
        for (int i = 0; i < sound.length; i++) {
            double ageS = i / (double) Orchestra.RATE_HZ;
            double clang = 0;
            for (double hz : new double[] {2050, 3107, 3690, 5226, 5400, 8000}) {
                clang += Math.signum(Math.sin(2 * Math.PI * hz * ageS));
            }
            double x = band.step(random.nextGaussian() + 0.25 * clang);
            sound[i] = (float) ((x - 0.6 * last) * note.levelAt(note.startS() + ageS));
            last = x;
        }
        return sound;
    }
}
