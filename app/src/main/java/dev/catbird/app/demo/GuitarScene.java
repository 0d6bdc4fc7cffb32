package dev.catbird.app.demo;

import java.awt.Color;
import java.awt.geom.Path2D;

/**
 * A guitar from above: the plucked string swings between fret and bridge, in the colour of its pitch. Thread:
 * worker, one.
 */
final class GuitarScene implements Scene {
    private static final Color WOOD = Tint.rgb(0xD9935B);
    private static final Color GRAIN = Tint.rgb(0xCB8450);
    private static final Color NECK = Tint.rgb(0x6B3E35);
    private static final Color FRET = Tint.rgb(0xE9C39A);
    private static final Color HOLE = Tint.rgb(0x4A2730);
    private static final Color STRING = Tint.rgb(0xFFF1D6);
    private static final Color TABLE = Tint.rgb(0x3E8E8A);

    /** Open strings as keys, from the top of the picture. */
    private static final int[] OPEN = {45, 50, 55, 59, 64, 69};

    private static final double BRIDGE_X = 600;
    private static final double HOLE_X = 430;
    private static final double NUT_X = -60;

    @Override
    public void draw(Canvas canvas, Act act, double timeS) {
        canvas.sky(TABLE, TABLE);
        Note last = act.nearest(Voice.STRING, timeS);
        double heard = last.levelAt(timeS);
        canvas.fill(
                WOOD,
                Canvas.blob(
                        250, 180, 240, -30, 430, -60, 660, -40, 700, 60, 700, 300, 660, 400, 430, 420, 240, 390, 250,
                        180));
        for (int i = 0; i < 7; i++) {
            canvas.line(GRAIN, 3, 300 + 8 * Math.abs(i - 3), 20 + 53 * i, 640, 20 + 53 * i);
        }
        Color hue = Tint.ofSemitones(last.semitonesAt(timeS));
        canvas.disc(FRET, HOLE_X, 180, 100);
        canvas.disc(Tint.mix(NECK, hue, 0.25 + 0.75 * Ease.smooth(heard * 2)), HOLE_X, 180, 92);
        canvas.disc(HOLE, HOLE_X, 180, 78);
        canvas.disc(Tint.fade(hue, 0.35 * Ease.smooth(heard * 1.5)), HOLE_X, 180, 62);
        canvas.box(NECK, -20, 92, 380, 176, 10);
        for (int fret = 1; fret <= 9; fret++) {
            canvas.line(FRET, 3.5, fretX(fret), 92, fretX(fret), 268);
        }
        canvas.disc(FRET, (fretX(2) + fretX(3)) / 2, 180, 7);
        canvas.disc(FRET, (fretX(4) + fretX(5)) / 2, 180, 7);
        canvas.box(NECK, BRIDGE_X - 10, 86, 24, 188, 8);
        for (int string = 0; string < OPEN.length; string++) {
            string(canvas, act, string, timeS);
        }
        plectrum(canvas, act, timeS);
    }

    private static void string(Canvas canvas, Act act, int string, double timeS) {
        double y = stringY(string);
        double thick = 5 - 0.6 * string;
        Note note = null;
        for (Note each : act.notes()) {
            if (stringOf(each) == string && each.startS() <= timeS) {
                note = each;
            }
        }
        double swing = note == null ? 0 : note.levelAt(timeS);
        if (note == null || swing < 0.01) {
            canvas.line(STRING, thick, NUT_X, y, BRIDGE_X, y);
            return;
        }
        double stopX = fretX(fretOf(note));
        double ageS = timeS - note.startS();
        Color hue = Tint.ofSemitones(note.semitonesAt(timeS));
        canvas.line(STRING, thick, NUT_X, y, stopX, y);
        double reach = 26 * swing;
        canvas.fill(Tint.fade(hue, 0.45), bow(stopX, y, reach, true));
        // The eye sees a slow beat of the fast swing.
        double seen = reach * Math.cos(2 * Math.PI * 7 * ageS);
        canvas.stroke(Tint.mix(STRING, hue, 0.25), thick, bow(stopX, y, seen, false));
        canvas.disc(hue, stopX - 12, y, 11);
    }

    /** One half wave between fret and bridge, or the lens between it and its mirror image. */
    private static Path2D bow(double stopX, double y, double reach, boolean lens) {
        double pluckX = Ease.mix(BRIDGE_X, stopX, 0.4);
        Path2D path = new Path2D.Double();
        path.moveTo(stopX, y);
        path.curveTo(Ease.mix(stopX, pluckX, 0.5), y - reach, pluckX, y - 1.5 * reach, BRIDGE_X, y);
        if (lens) {
            path.curveTo(pluckX, y + 1.5 * reach, Ease.mix(stopX, pluckX, 0.5), y + reach, stopX, y);
            path.closePath();
        }
        return path;
    }

    private static void plectrum(Canvas canvas, Act act, double timeS) {
        Note last = act.nearest(Voice.STRING, timeS);
        double ageS = timeS - last.startS();
        double y = stringY(stringOf(last)) + 10 + 22 * Ease.smooth(ageS / 0.12);
        Color hue = Tint.ofSemitones(last.semitonesAt(timeS));
        canvas.at(Ease.mix(BRIDGE_X, NUT_X, StringSound.PLUCK_AT), y, 0.3 - 0.5 * Ease.pulse(ageS, 0.2), 1, 1, () -> {
            canvas.fill(
                    HOLE,
                    Canvas.blob(0, -22, 8, -14, 26, 16, 24, 26, 14, 40, -14, 40, -24, 26, -26, 16, -8, -14, 0, -22));
            canvas.fill(
                    hue, Canvas.blob(0, -15, 6, -8, 20, 16, 18, 23, 10, 33, -10, 33, -18, 23, -20, 16, -6, -8, 0, -15));
        });
    }

    private static double stringY(int string) {
        return 108 + 28.8 * string;
    }

    private static double fretX(int fret) {
        return fret == 0 ? NUT_X : 360 - (360 - NUT_X) * Math.pow(0.83, fret);
    }

    /** The string whose open tone is just below. */
    private static int stringOf(Note note) {
        int string = 0;
        while (string < OPEN.length - 1 && OPEN[string + 1] <= key(note)) {
            string++;
        }
        return string;
    }

    private static int fretOf(Note note) {
        return (int) key(note) - OPEN[stringOf(note)];
    }

    private static long key(Note note) {
        return 45 + Math.round(12 * Math.log(note.fromHz() / 110) / Math.log(2));
    }
}
