package dev.catbird.app.demo;

/**
 * A bell by frequency modulation: an inharmonic pair for the clang, a pure one for the pitch. Thread: any.
 *
 * <p>Chowning, The synthesis of complex audio spectra by means of frequency modulation, JAES 21 (1973).
 */
final class BellSound {
    private BellSound() {}

    static float[] play(Note note) {
        float[] sound = Orchestra.silence(note);
        double turn = 2 * Math.PI * note.fromHz();
        for (int i = 0; i < sound.length; i++) {
            double ageS = i / (double) Orchestra.RATE_HZ;
            double clang = Math.sin(turn * 2 * ageS + 2.4 * Math.exp(-ageS / 0.18) * Math.sin(turn * 2.8 * ageS));
            double hum = Math.sin(turn * ageS + 0.5 * Math.exp(-ageS / 0.5) * Math.sin(turn * 3 * ageS));
            double mix = hum + 0.45 * clang * Math.exp(-ageS / 0.35);
            sound[i] = (float) (mix * note.levelAt(note.startS() + ageS));
        }
        return sound;
    }
}
