package dev.catbird.app.demo;

import java.awt.Color;

/**
 * Finale: the three singers on one bough before a rising sun whose rays are the chord; last comes the catbird's mew.
 * Thread: worker, one.
 */
final class SunriseScene implements Scene {
    private static final Color TOP = Tint.rgb(0x5F79BC);
    private static final Color BOTTOM = Tint.rgb(0xEC9A78);
    private static final Color SUN = Tint.rgb(0xF6D58C);
    private static final Color HILL = Tint.rgb(0x8A6A92);
    private static final Color BOUGH = Tint.rgb(0x43324A);
    private static final Voice[] VOICES = {Voice.BASS, Voice.ALTO, Voice.SOPRANO, Voice.BELL};

    private final Bird bass = Bird.of(Voice.BASS);
    private final Bird alto = Bird.of(Voice.ALTO);
    private final Bird soprano = Bird.of(Voice.SOPRANO);

    @Override
    public void draw(Canvas canvas, Act act, double timeS) {
        canvas.sky(TOP, BOTTOM);
        double gone = (timeS - act.startS()) / (act.endS() - act.startS());
        double sunY = 250 - 60 * Ease.smooth(gone);
        rays(canvas, act, sunY, timeS);
        canvas.disc(SUN, 320, sunY, 96);
        canvas.ellipse(HILL, 100, 380, 300, 90);
        canvas.ellipse(HILL, 560, 384, 300, 100);
        canvas.fill(
                BOUGH,
                Canvas.blob(
                        -10, 312, 160, 300, 420, 328, 650, 304, 650, 310, 650, 318, 650, 326, 420, 350, 180, 324, -10,
                        338, -10, 330, -10, 320, -10, 312));
        bass.draw(canvas, 92, 316, 1, 1.12, Pose.of(act, Voice.BASS, timeS));
        alto.draw(canvas, 318, 323, 1, 1.0, Pose.of(act, Voice.ALTO, timeS));
        soprano.draw(canvas, 548, 319, -1, 0.86, Pose.of(act, Voice.SOPRANO, timeS));
    }

    private static void rays(Canvas canvas, Act act, double sunY, double timeS) {
        for (int v = 0; v < VOICES.length; v++) {
            for (Note note : act.notes()) {
                double level = note.voice() == VOICES[v] ? note.levelAt(timeS) : 0;
                if (level > 0.01) {
                    Color hue = Tint.fade(Tint.ofSemitones(note.semitonesAt(timeS)), 0.85 * Ease.smooth(level * 2));
                    double turn = timeS * 0.25 + v * 0.16;
                    for (int i = 0; i < 9; i++) {
                        double at = turn + 2 * Math.PI * i / 9;
                        double half = 0.05;
                        canvas.polygon(
                                hue,
                                320,
                                sunY,
                                320 + 480 * Math.cos(at - half),
                                sunY + 480 * Math.sin(at - half),
                                320 + 480 * Math.cos(at + half),
                                sunY + 480 * Math.sin(at + half));
                    }
                }
            }
        }
    }
}
