package dev.catbird.app.demo;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;

/** The sea: swells rise with their noise, a whale sings and blows, bubbles climb. Thread: worker, one. */
final class SeaScene implements Scene {
    private static final Color TOP = Tint.rgb(0x5D97CB);
    private static final Color BOTTOM = Tint.rgb(0x82B1D2);
    private static final Color[] WATER = {Tint.rgb(0x4E8BC4), Tint.rgb(0x3573B0), Tint.rgb(0x285E9A)};
    private static final Color FOAM = Tint.rgb(0xEAF6F8);
    private static final Color WHALE = Tint.rgb(0x2B3358);
    private static final Color BELLY = Tint.rgb(0x8E9CC4);
    private static final Color CORAL = Tint.rgb(0xF2856D);

    @Override
    public void draw(Canvas canvas, Act act, double timeS) {
        double swell = act.levelAt(Voice.SWELL, timeS);
        double song = act.levelAt(Voice.WHALE, timeS);
        canvas.sky(TOP, BOTTOM);
        canvas.disc(Tint.rgb(0xF6D79A), 520, 84, 44);
        wave(canvas, 0, 188, swell, timeS);
        boat(canvas, swell, timeS);
        wave(canvas, 1, 226, swell, timeS);
        whale(canvas, act, song, timeS);
        wave(canvas, 2, 288, swell, timeS);
        bubbles(canvas, act, timeS);
    }

    private static double surface(int layer, double base, double swell, double x, double timeS) {
        double travel = timeS * (1.1 + 0.3 * layer) + layer * 1.7;
        double high = 5 + 44 * swell * (0.6 + 0.2 * layer);
        return base - 14 * swell - high * 0.6 * (Math.sin(x / 74 - travel) + 0.45 * Math.sin(x / 39 - 1.7 * travel));
    }

    private static void wave(Canvas canvas, int layer, double base, double swell, double timeS) {
        Path2D water = new Path2D.Double();
        Path2D crest = new Path2D.Double();
        water.moveTo(-20, 380);
        for (int x = -20; x <= 660; x += 10) {
            double y = surface(layer, base, swell, x, timeS);
            water.lineTo(x, y);
            if (x == -20) {
                crest.moveTo(x, y);
            } else {
                crest.lineTo(x, y);
            }
        }
        water.lineTo(660, 380);
        water.closePath();
        canvas.fill(WATER[layer], water);
        canvas.stroke(Tint.fade(FOAM, 0.25 + 0.75 * Ease.smooth(swell * 1.5)), 2 + 12 * swell, crest);
    }

    private static void boat(Canvas canvas, double swell, double timeS) {
        double y = surface(0, 188, swell, 130, timeS);
        double slope = (surface(0, 188, swell, 150, timeS) - surface(0, 188, swell, 110, timeS)) / 40;
        canvas.at(130, y + 6, slope * 0.8, 1, 1, () -> {
            canvas.polygon(CORAL, -38, -10, 38, -10, 26, 12, -26, 12);
            canvas.line(WHALE, 3, 0, -10, 0, -78);
            canvas.polygon(FOAM, 4, -76, 4, -16, 40, -16);
            canvas.polygon(Tint.rgb(0xF6D79A), -4, -66, -4, -16, -28, -16);
        });
    }

    private static void whale(Canvas canvas, Act act, double song, double timeS) {
        double bob = 5 * Math.sin(timeS * 1.4) - 44 * song;
        canvas.at(350, 268 + bob, -0.05 + 0.16 * song, 1.25, 1.25, () -> {
            double wag = 0.18 * Math.sin(timeS * 2.2);
            canvas.at(
                    120,
                    -16,
                    wag,
                    1,
                    1,
                    () -> canvas.fill(
                            WHALE,
                            Canvas.blob(
                                    -20, 0, 10, -4, 20, -20, 18, -52, 34, -44, 46, -44, 52, -40, 58, -50, 72, -56, 88,
                                    -52, 80, -26, 60, -6, 20, 20, 8, 24, -10, 24, -20, 24, -20, 14, -20, 8, -20, 0)));
            canvas.fill(
                    WHALE,
                    Canvas.blob(
                            -128, 10, -128, -44, -84, -66, -30, -62, 30, -58, 80, -30, 130, -14, 132, 6, 126, 14, 118,
                            16, 60, 50, -20, 66, -80, 56, -116, 48, -128, 30, -128, 10));
            canvas.fill(
                    BELLY,
                    Canvas.blob(
                            -122,
                            26 + 10 * song,
                            -60,
                            40 + 16 * song,
                            10,
                            34,
                            50,
                            34,
                            10,
                            56,
                            -40,
                            62,
                            -80,
                            56,
                            -106,
                            50,
                            -118,
                            40,
                            -122,
                            26 + 10 * song));
            if (song > 0.03) {
                canvas.fill(
                        CORAL,
                        Canvas.blob(
                                -125,
                                14,
                                -90,
                                24,
                                -70,
                                24,
                                -56,
                                18,
                                -70,
                                30 + 26 * song,
                                -110,
                                30 + 22 * song,
                                -125,
                                14));
            }
            canvas.disc(FOAM, -76, -8, 8);
            canvas.ellipse(WHALE, -77, -8, 4.6, song > 0.2 ? 1.4 : 4.6);
        });
        for (Note note : act.notes()) {
            if (note.voice() == Voice.SPOUT) {
                spout(canvas, note, 318, 186 + bob, timeS);
            }
            if (note.voice() == Voice.WHALE) {
                song(canvas, note, timeS);
            }
        }
    }

    private static void spout(Canvas canvas, Note note, double x, double y, double timeS) {
        double ageS = timeS - note.startS();
        if (ageS < 0 || ageS > note.lengthS()) {
            return;
        }
        double level = Ease.smooth(note.levelAt(timeS) * 1.8);
        double high = 40 + 120 * level;
        double wide = 10 + 60 * level;
        canvas.at(x, y, 0, 1, 1, () -> {
            canvas.fill(
                    Tint.fade(FOAM, Math.min(1, level * 3)),
                    Canvas.blob(
                            -6,
                            0,
                            -8,
                            -high * 0.6,
                            -wide * 0.5,
                            -high,
                            -wide,
                            -high * 0.72,
                            -wide * 1.2,
                            -high * 0.5,
                            -wide * 1.5,
                            -high * 0.8,
                            -wide,
                            -high,
                            -wide * 0.6,
                            -high * 1.22,
                            -6,
                            -high * 1.1,
                            0,
                            -high * 0.86,
                            6,
                            -high * 1.1,
                            wide * 0.6,
                            -high * 1.22,
                            wide,
                            -high,
                            wide * 1.5,
                            -high * 0.8,
                            wide * 1.2,
                            -high * 0.5,
                            wide,
                            -high * 0.72,
                            wide * 0.5,
                            -high,
                            8,
                            -high * 0.6,
                            6,
                            0));
            for (int i = 0; i < 10; i++) {
                double side = i % 2 == 0 ? 1 : -1;
                double fall = (ageS * 1.3 + Ease.scatter(i)) % 1;
                double away = side * wide * (0.9 + 0.5 * Ease.scatter(i + 30));
                canvas.disc(
                        Tint.fade(FOAM, level * (1 - fall)), away, -high * (0.8 - 0.7 * fall), 6 * (1 - 0.5 * fall));
            }
        });
    }

    private static void song(Canvas canvas, Note note, double timeS) {
        double level = note.levelAt(timeS);
        if (level < 0.02) {
            return;
        }
        Color hue = Tint.ofSemitones(note.semitonesAt(timeS));
        for (int i = 0; i < 4; i++) {
            double grow = (timeS * 0.9 + i / 4.0) % 1;
            canvas.stroke(
                    Tint.fade(hue, Math.min(1, 1.3 * level * (1 - grow))),
                    11,
                    new Arc2D.Double(
                            190 - 150 * grow, 290 - 110 * grow, 60 + 200 * grow, 220 * grow, 130, 100, Arc2D.OPEN));
        }
    }

    private static void bubbles(Canvas canvas, Act act, double timeS) {
        for (Note note : act.notes()) {
            double ageS = timeS - note.startS();
            if (note.voice() != Voice.DROP || ageS < 0 || ageS > 1.1) {
                continue;
            }
            double x = 320 + 440 * note.pan() + 8 * Math.sin(ageS * 9);
            double y = 336 - 190 * ageS;
            double radius = 30 - 4 * Math.log(note.fromHz() / 300) * 4;
            double swollen = radius * Ease.smooth(ageS / 0.1) * (1 + 0.2 * Ease.ring(ageS, 6, 0.2));
            Color hue = Tint.ofSemitones(note.semitonesAt(note.startS()));
            Color film = Tint.fade(hue, 1 - Ease.smooth((ageS - 0.7) / 0.4));
            canvas.disc(Tint.fade(hue, 0.45 * film.getAlpha() / 255), x, y, swollen);
            canvas.ring(film, x, y, swollen, 5);
            canvas.disc(
                    Tint.fade(FOAM, film.getAlpha() / 255.0), x - swollen * 0.35, y - swollen * 0.35, swollen * 0.16);
        }
    }
}
