package dev.catbird.app.demo;

import java.awt.Color;
import org.jspecify.annotations.Nullable;

/**
 * A pipe organ with a pipe for each semitone from A2 to A4: sounding pipes glow and blow coloured puffs. Thread:
 * worker, one.
 */
final class OrganScene implements Scene {
    private static final Color TOP = Tint.rgb(0x2F7D62);
    private static final Color BOTTOM = Tint.rgb(0x58A07A);
    private static final Color PIPE = Tint.rgb(0xB4B28C);
    private static final Color SHADE = Tint.rgb(0x87906F);
    private static final Color MOUTH = Tint.rgb(0x1F3F3A);
    private static final Color CASE = Tint.rgb(0x7A3F3A);
    private static final Color TRIM = Tint.rgb(0xE0A94A);
    private static final int PIPES = 25;

    @Override
    public void draw(Canvas canvas, Act act, double timeS) {
        canvas.sky(TOP, BOTTOM);
        for (Note note : act.notes()) {
            beam(canvas, note, timeS);
        }
        for (int pipe = 0; pipe < PIPES; pipe++) {
            pipe(canvas, pipe, null, timeS);
        }
        for (Note note : act.notes()) {
            if (note.levelAt(timeS) > 0.01) {
                pipe(canvas, pipeOf(note), note, timeS);
            }
            puffs(canvas, note, timeS);
        }
        canvas.box(CASE, -10, 300, 660, 80, 0);
        canvas.box(TRIM, -10, 298, 660, 7, 0);
        for (int pipe = 0; pipe < PIPES; pipe++) {
            key(canvas, act, pipe, timeS);
        }
    }

    private static int pipeOf(Note note) {
        return (int) Math.round(note.semitonesAt(note.startS()));
    }

    /** Long pipes stand outside, short ones in the middle: left, right, left, right. */
    private static double pipeX(int pipe) {
        int step = pipe / 2;
        double fromEdge = 20 + 25 * step;
        return pipe % 2 == 0 ? fromEdge : Film.WIDTH - fromEdge;
    }

    private static double pipeTop(int pipe) {
        return 34 + 6.6 * pipe;
    }

    private static void beam(Canvas canvas, Note note, double timeS) {
        double level = note.levelAt(timeS);
        if (level > 0.01) {
            Color hue = Tint.ofSemitones(note.semitonesAt(timeS));
            double x = pipeX(pipeOf(note));
            canvas.polygon(Tint.fade(hue, 0.5 * level), x - 12, 300, x - 70, -10, x + 70, -10, x + 12, 300);
        }
    }

    private static void pipe(Canvas canvas, int pipe, @Nullable Note note, double timeS) {
        double level = note == null ? 0 : Ease.smooth(note.levelAt(timeS) * 1.8);
        Color hue = Tint.ofSemitones(pipe);
        double shiver = note == null ? 0 : 0.8 * Math.sin(timeS * 70);
        double x = pipeX(pipe) + shiver;
        double top = pipeTop(pipe) - 8 * level;
        double half = 10.5 + 3 * level;
        canvas.box(Tint.mix(PIPE, hue, level), x - half, top, 2 * half, 222 - top, 6);
        canvas.box(Tint.mix(SHADE, hue, level * 0.6), x + half * 0.3, top + 3, half * 0.7, 219 - top, 4);
        canvas.polygon(Tint.mix(SHADE, hue, level), x - half, 220, x + half, 220, x + 4, 300, x - 4, 300);
        canvas.polygon(
                Tint.mix(MOUTH, Color.WHITE, 0.8 * level),
                x - half * 0.7,
                222,
                x + half * 0.7,
                222,
                x,
                204 - 4 * level);
    }

    private static void puffs(Canvas canvas, Note note, double timeS) {
        Color hue = Tint.ofSemitones(note.semitonesAt(note.startS()));
        double x = pipeX(pipeOf(note));
        double top = pipeTop(pipeOf(note));
        for (int i = 0; i < 12; i++) {
            double bornS = note.startS() + 0.03 + i * 0.1;
            double ageS = timeS - bornS;
            if (bornS < note.endS() - 0.08 && ageS > 0 && ageS < 0.9) {
                double side = i % 2 == 0 ? 1 : -1;
                canvas.disc(
                        Tint.fade(hue, 0.9 * (1 - ageS / 0.9)),
                        x + side * 16 * ageS + 3 * Math.sin(8 * ageS + i),
                        top - 14 - 90 * ageS,
                        7 + 13 * ageS);
            }
        }
    }

    private static void key(Canvas canvas, Act act, int pipe, double timeS) {
        double down = 0;
        for (Note note : act.notes()) {
            if (pipeOf(note) == pipe) {
                down = Math.max(down, Ease.smooth(note.levelAt(timeS) * 2));
            }
        }
        Color ivory = Tint.mix(PIPE, Tint.ofSemitones(pipe), down);
        canvas.box(ivory, 21 + 24 * pipe, 318 + 6 * down, 22, 60, 5);
    }
}
