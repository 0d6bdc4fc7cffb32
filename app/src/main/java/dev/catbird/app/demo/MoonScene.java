package dev.catbird.app.demo;

import java.awt.Color;

/** Night: the bass sings on a bough before a moon that takes the colour of the pitch. Thread: worker, one. */
final class MoonScene implements Scene {
    private static final Color TOP = Tint.rgb(0x4A57B0);
    private static final Color BOTTOM = Tint.rgb(0x9187D4);
    private static final Color HILL = Tint.rgb(0x5A5BB0);
    private static final Color PINE = Tint.rgb(0x3B418C);
    private static final Color BOUGH = Tint.rgb(0x2A2654);
    private static final Color STAR = Tint.rgb(0xF4EFD8);

    private static final double BIRD_X = 190;
    private static final double BIRD_Y = 312;
    private static final double SCALE = 1.38;

    private final Bird bird = Bird.of(Voice.BASS);

    @Override
    public void draw(Canvas canvas, Act act, double timeS) {
        Pose pose = Pose.of(act, Voice.BASS, timeS);
        canvas.sky(TOP, BOTTOM);
        for (int i = 0; i < 26; i++) {
            double twinkle = 0.35 + 0.3 * Math.sin(timeS * (1 + Ease.scatter(i)) + i);
            canvas.disc(
                    Tint.fade(STAR, twinkle),
                    640 * Ease.scatter(i + 50),
                    210 * Ease.scatter(i + 90),
                    1 + 1.4 * Ease.scatter(i + 9));
        }
        Color hue = Tint.mix(STAR, Tint.ofSemitones(12 * pose.lift()), 0.35 + 0.65 * Ease.smooth(pose.level() * 3));
        canvas.disc(Tint.fade(hue, 0.18), 478, 140, 118 + 14 * pose.level());
        canvas.disc(Tint.mix(hue, STAR, 0.25), 478, 140, 96);
        for (int i = 0; i < 4; i++) {
            canvas.disc(
                    Tint.fade(TOP, 0.13),
                    478 + 100 * (Ease.scatter(i + 3) - 0.5),
                    140 + 110 * (Ease.scatter(i + 20) - 0.5),
                    9 + 5 * i);
        }
        canvas.ellipse(HILL, 480, 380, 380, 110);
        for (int i = 0; i < 12; i++) {
            pine(canvas, 20 + 56 * i + 20 * Ease.scatter(i), 60 + 46 * Ease.scatter(i + 31));
        }
        Ribbon ribbon =
                new Ribbon(BIRD_X + SCALE * 1.08 * Bird.beakX(pose), BIRD_Y + SCALE * Bird.beakY(pose), 230, 236, 50);
        ribbon.draw(canvas, act, Voice.BASS, 0, timeS, BOTTOM);
        bough(canvas);
        bird.draw(canvas, BIRD_X, BIRD_Y, 1, SCALE, pose);
    }

    private static void pine(Canvas canvas, double x, double height) {
        for (int i = 0; i < 3; i++) {
            double top = 360 - height + i * height * 0.24;
            double half = 13 + 7 * i;
            canvas.polygon(PINE, x, top, x + half, top + height * 0.42, x - half, top + height * 0.42);
        }
    }

    private static void bough(Canvas canvas) {
        canvas.fill(
                BOUGH,
                Canvas.blob(
                        -10, 300, 90, 300, 190, 316, 330, 306, 345, 305, 348, 312, 335, 316, 200, 338, 100, 330, -10,
                        352, -10, 330, -10, 320, -10, 300));
        for (int i = 0; i < 5; i++) {
            double x = 210 + 30 * i;
            canvas.at(
                    x,
                    312,
                    0.5 + 0.2 * i,
                    1,
                    1,
                    () -> canvas.fill(
                            Tint.rgb(0x2F6F73), Canvas.blob(0, 0, 8, 4, 10, 22, 0, 36, -10, 22, -8, 4, 0, 0)));
        }
    }
}
