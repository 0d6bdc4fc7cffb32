package dev.catbird.app.demo;

import java.awt.Color;

/**
 * Nine bells under two beams: the struck one swings and sends out rings in the colour of its pitch. Thread: worker,
 * one.
 */
final class BellScene implements Scene {
    private static final Color TOP = Tint.rgb(0x8A4C93);
    private static final Color BOTTOM = Tint.rgb(0xC77DA8);
    private static final Color BEAM = Tint.rgb(0x4A2552);
    private static final Color BRONZE = Tint.rgb(0xE0A94A);
    private static final Color SHADE = Tint.rgb(0xB9803A);
    private static final Color ARCH = Tint.rgb(0x9A5A9E);

    /** The bells as keys, low ones in front, left to right. */
    private static final int[] KEYS = {60, 62, 64, 67, 69, 72, 74, 76, 81};

    private static final int LOW_BELLS = 5;
    private static final double BEAM_HIGH_Y = 22;
    private static final double BEAM_LOW_Y = 164;

    @Override
    public void draw(Canvas canvas, Act act, double timeS) {
        canvas.sky(TOP, BOTTOM);
        for (int i = 0; i < 3; i++) {
            canvas.box(ARCH, 24 + 204 * i, 70, 184, 420, 184);
        }
        for (Note note : act.notes()) {
            rings(canvas, note, timeS);
        }
        canvas.box(BEAM, -10, BEAM_HIGH_Y - 12, 660, 18, 6);
        for (int i = LOW_BELLS; i < KEYS.length; i++) {
            bell(canvas, act, i, timeS);
        }
        canvas.box(BEAM, -10, BEAM_LOW_Y - 14, 660, 22, 6);
        for (int i = 0; i < LOW_BELLS; i++) {
            bell(canvas, act, i, timeS);
        }
    }

    private static double bellX(int bell) {
        return bell < LOW_BELLS ? 80 + 120 * bell : 140 + 120 * (bell - LOW_BELLS);
    }

    private static double bellY(int bell) {
        return bell < LOW_BELLS ? BEAM_LOW_Y : BEAM_HIGH_Y;
    }

    private static double bellSize(int bell) {
        return 1.3 - 0.075 * bell;
    }

    private static int bellOf(Note note) {
        int nearest = 0;
        for (int i = 0; i < KEYS.length; i++) {
            if (Math.abs(Score.midiHz(KEYS[i]) - note.fromHz())
                    < Math.abs(Score.midiHz(KEYS[nearest]) - note.fromHz())) {
                nearest = i;
            }
        }
        return nearest;
    }

    private static void rings(Canvas canvas, Note note, double timeS) {
        double ageS = timeS - note.startS();
        if (ageS < 0 || ageS > 1.5) {
            return;
        }
        int bell = bellOf(note);
        Color hue = Tint.ofSemitones(note.semitonesAt(timeS));
        double y = bellY(bell) + 100 * bellSize(bell);
        for (int i = 0; i < 3; i++) {
            double grow = ageS * 150 - 32 * i;
            if (grow > 0) {
                canvas.ring(Tint.fade(hue, 0.75 * (1 - ageS / 1.5)), bellX(bell), y, 30 + grow, 9 - 2 * i);
            }
        }
    }

    private static void bell(Canvas canvas, Act act, int bell, double timeS) {
        Note last = null;
        for (Note note : act.notes()) {
            if (bellOf(note) == bell && note.startS() <= timeS) {
                last = note;
            }
        }
        double ageS = last == null ? -1 : timeS - last.startS();
        double level = last == null ? 0 : last.levelAt(timeS);
        double swing = ageS < 0 ? 0 : 0.42 * Math.sin(2 * Math.PI * 1.1 * ageS) * Math.exp(-ageS / 0.9);
        Color hue = Tint.ofSemitones(12 * Math.log(Score.midiHz(KEYS[bell]) / 110) / Math.log(2));
        Color bronze = Tint.mix(BRONZE, Tint.mix(hue, Color.WHITE, 0.15), Ease.smooth(level * 2.5));
        double size = bellSize(bell) * (1 + 0.1 * Ease.smooth(level * 2));
        canvas.at(bellX(bell), bellY(bell), swing, size, size, () -> {
            canvas.line(BEAM, 6, 0, 0, 0, 34);
            canvas.at(0, 128, -swing * 1.2, 1, 1, () -> canvas.disc(BEAM, 0, 0, 9));
            canvas.fill(
                    bronze,
                    Canvas.blob(
                            -10, 30, -28, 36, -20, 96, -40, 122, -40, 130, 40, 130, 40, 122, 20, 96, 28, 36, 10, 30, 4,
                            26, -4, 26, -10, 30));
            canvas.fill(
                    SHADE,
                    Canvas.blob(8, 31, 24, 38, 18, 98, 38, 124, 38, 128, 22, 128, 22, 124, 8, 100, 16, 50, 8, 31));
            canvas.box(SHADE, -31, 104, 62, 5, 5);
        });
    }
}
