package dev.catbird.app.demo;

/** A drop or a bubble: a short sine whose pitch rises as the cavity closes. Thread: any. */
final class DropSound {
    private DropSound() {}

    static float[] play(Note note) {
        float[] sound = Orchestra.silence(note);
        double phase = 0;
        for (int i = 0; i < sound.length; i++) {
            double timeS = note.startS() + i / (double) Orchestra.RATE_HZ;
            phase += 2 * Math.PI * note.pitchHzAt(timeS) / Orchestra.RATE_HZ;
            sound[i] = (float) (Math.sin(phase) * note.levelAt(timeS));
        }
        return sound;
    }
}
