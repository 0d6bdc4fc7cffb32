package dev.catbird.app.demo;

import java.awt.Color;
import java.awt.geom.Path2D;

/**
 * A lone tree in weather: wind bends it by its level and streaks at the height of its pitch, rain slants, drops ring
 * in a puddle, thunder lights a cloud from within, softly. Thread: worker, one.
 */
final class StormScene implements Scene {
    private static final Color TOP = Tint.rgb(0x4F7390);
    private static final Color BOTTOM = Tint.rgb(0xA3BFC2);
    private static final Color MEADOW = Tint.rgb(0x4E8074);
    private static final Color PUDDLE = Tint.rgb(0x86B3C4);
    private static final Color TRUNK = Tint.rgb(0x3A3345);
    private static final Color CROWN = Tint.rgb(0x2F6B5E);
    private static final Color CROWN_LIGHT = Tint.rgb(0x4C9078);
    private static final Color CLOUD = Tint.rgb(0x3E5A76);
    private static final Color GLOW = Tint.rgb(0xD9B8E8);
    private static final Color STREAK = Tint.rgb(0xEAF4F0);

    @Override
    public void draw(Canvas canvas, Act act, double timeS) {
        double rain = act.levelAt(Voice.RAIN, timeS);
        canvas.sky(TOP, BOTTOM);
        clouds(canvas, act, timeS);
        canvas.ellipse(MEADOW, 320, 400, 460, 120);
        double bend = 0;
        for (Note note : act.notes()) {
            if (note.voice() == Voice.WIND) {
                bend += 0.42 * note.levelAt(timeS) * NoiseSound.gust(note, timeS);
            }
        }
        canvas.ellipse(PUDDLE, 320, 332, 290, 25);
        tree(canvas, bend + 0.015 * Math.sin(timeS * 2), timeS);
        drops(canvas, act, timeS);
        for (Note note : act.notes()) {
            if (note.voice() == Voice.WIND) {
                streaks(canvas, note, timeS);
            }
        }
        rain(canvas, rain, timeS);
    }

    private static void clouds(Canvas canvas, Act act, double timeS) {
        double thunder = act.levelAt(Voice.THUNDER, timeS);
        double glow = thunder * (0.75 + 0.25 * Math.sin(timeS * 9));
        double[][] puffs = {{70, 40, 74}, {180, 22, 86}, {300, 36, 70}, {410, 18, 88}, {520, 40, 80}, {620, 24, 70}};
        double drift = 12 * Math.sin(timeS * 0.4);
        for (int i = 0; i < puffs.length; i++) {
            double lit = glow * Math.exp(-Math.abs(i - 3) / 1.4);
            double shiver = 3 * thunder * Math.sin(timeS * 40 + i);
            canvas.disc(Tint.mix(CLOUD, GLOW, lit), puffs[i][0] + drift + shiver, puffs[i][1], puffs[i][2]);
        }
        if (thunder > 0.02) {
            // A bolt that grows and fades over half a second; nothing flashes.
            canvas.stroke(
                    Tint.fade(GLOW, Math.min(1, 1.4 * thunder)),
                    7,
                    Canvas.path(false, 430, 96, 404, 150, 434, 162, 396, 236));
        }
    }

    private static void tree(Canvas canvas, double bend, double timeS) {
        Path2D trunk = new Path2D.Double();
        double topX = 300 + 190 * bend;
        trunk.moveTo(284, 320);
        trunk.quadTo(296, 250, topX - 8, 170);
        trunk.lineTo(topX + 8, 170);
        trunk.quadTo(314, 250, 324, 320);
        trunk.closePath();
        canvas.fill(TRUNK, trunk);
        canvas.at(topX, 160, bend * 1.3, 1 + 0.3 * bend, 1 - 0.2 * bend, () -> {
            double[][] leaves = {{0, -20, 66}, {-52, 6, 48}, {54, 4, 50}, {-26, -58, 46}, {32, -62, 44}};
            for (int i = 0; i < leaves.length; i++) {
                double shake = (2 + 10 * bend) * Math.sin(timeS * (9 + i) + i);
                canvas.disc(CROWN, leaves[i][0] + shake, leaves[i][1], leaves[i][2]);
            }
            for (int i = 0; i < 5; i++) {
                double shake = (1 + 8 * bend) * Math.sin(timeS * (10 + i) + 2 * i);
                canvas.disc(CROWN_LIGHT, leaves[i][0] - 12 + shake, leaves[i][1] - 12, leaves[i][2] * 0.42);
            }
        });
    }

    private static void streaks(Canvas canvas, Note note, double timeS) {
        double level = note.levelAt(timeS);
        if (level < 0.02) {
            return;
        }
        double octaves = Math.log(note.pitchHzAt(timeS) / 220) / Math.log(2);
        double y = 300 - 66 * octaves;
        for (int i = 0; i < 7; i++) {
            double run = (timeS * (420 + 160 * Ease.scatter(i)) + 900 * Ease.scatter(i + 17)) % 960 - 220;
            double line = y + 100 * (Ease.scatter(i + 60) - 0.5);
            double length = 120 + 120 * Ease.scatter(i + 33);
            Path2D path = new Path2D.Double();
            path.moveTo(run, line);
            path.curveTo(run + length * 0.3, line - 14, run + length * 0.6, line + 14, run + length, line);
            if (i % 3 == 0) {
                path.curveTo(run + length + 40, line - 16, run + length + 20, line - 46, run + length - 6, line - 30);
            }
            canvas.stroke(Tint.fade(STREAK, 0.9 * Ease.smooth(level * 1.6)), 2 + 4 * level, path);
        }
        for (int i = 0; i < 9; i++) {
            double run = (timeS * (300 + 200 * Ease.scatter(i + 4)) + 900 * Ease.scatter(i)) % 900 - 100;
            double fly = y + 60 * Math.sin(timeS * 3 + i) + 20 * i - 90;
            canvas.at(
                    run,
                    fly,
                    timeS * 6 + i,
                    1,
                    1,
                    () -> canvas.ellipse(Tint.fade(CROWN_LIGHT, level * 1.6), 0, 0, 8, 4));
        }
    }

    private static void rain(Canvas canvas, double level, double timeS) {
        if (level < 0.02) {
            return;
        }
        Path2D path = new Path2D.Double();
        for (int i = 0; i < 70; i++) {
            double fall = (timeS * (520 + 200 * Ease.scatter(i)) + 460 * Ease.scatter(i + 200)) % 460 - 60;
            double x = 760 * Ease.scatter(i + 100) - 0.28 * fall;
            path.moveTo(x, fall);
            path.lineTo(x - 9, fall + 32);
        }
        canvas.stroke(Tint.fade(STREAK, Math.min(0.85, level)), 2.6, path);
    }

    private static void drops(Canvas canvas, Act act, double timeS) {
        for (Note note : act.notes()) {
            double ageS = timeS - note.startS();
            if (note.voice() != Voice.DROP || ageS < -0.3 || ageS > 0.9) {
                continue;
            }
            double x = 320 + 300 * note.pan();
            Color hue = Tint.ofSemitones(note.semitonesAt(note.startS()));
            if (ageS < 0) {
                double y = 330 + 900 * ageS;
                canvas.at(
                        x,
                        y,
                        0,
                        1.7,
                        1.7,
                        () -> canvas.fill(hue, Canvas.blob(0, -30, 4, -14, 14, -8, 0, 4, -14, -8, -4, -14, 0, -30)));
            } else {
                Color ring = Tint.fade(hue, 1 - ageS / 0.9);
                canvas.at(x, 332, 0, 1, 0.26, () -> {
                    canvas.ring(ring, 0, 0, 26 + 110 * ageS, 18);
                    canvas.ring(ring, 0, 0, 10 + 56 * ageS, 14);
                });
                double jump = Ease.pulse(ageS, 0.14);
                canvas.disc(hue, x, 330 - 90 * jump, 15 * jump);
                canvas.disc(hue, x - 30 * jump - 20 * ageS, 330 - 46 * jump, 8 * jump);
                canvas.disc(hue, x + 30 * jump + 20 * ageS, 330 - 46 * jump, 8 * jump);
            }
        }
    }
}
