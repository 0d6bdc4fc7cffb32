package dev.catbird.app.demo;

import java.awt.Color;

/** Spring: the alto, the grey catbird itself, sings to the left from a blossoming branch. Thread: worker, one. */
final class BlossomScene implements Scene {
    private static final Color TOP = Tint.rgb(0x2F8F8A);
    private static final Color BOTTOM = Tint.rgb(0x6BB698);
    private static final Color BRANCH = Tint.rgb(0x4B3A44);
    private static final Color PETAL = Tint.rgb(0xF9D3DC);
    private static final Color HEART = Tint.rgb(0xE0708E);
    private static final Color LEAF = Tint.rgb(0x23756A);

    private static final double BIRD_X = 482;
    private static final double BIRD_Y = 300;
    private static final double SCALE = 1.34;

    private final Bird bird = Bird.of(Voice.ALTO);

    @Override
    public void draw(Canvas canvas, Act act, double timeS) {
        Pose pose = Pose.of(act, Voice.ALTO, timeS);
        canvas.sky(TOP, BOTTOM);
        Color hue = Tint.mix(PETAL, Tint.ofSemitones(12 * pose.lift()), 0.35 + 0.65 * Ease.smooth(pose.level() * 3));
        double sunY = 190 - 90 * pose.lift();
        for (int i = 2; i >= 0; i--) {
            canvas.disc(Tint.fade(hue, i == 0 ? 0.95 : 0.2), 196, sunY, 78 + (18 + 6 * pose.level()) * i);
        }
        hills(canvas);
        Ribbon ribbon = new Ribbon(BIRD_X - SCALE * Bird.beakX(pose), BIRD_Y + SCALE * Bird.beakY(pose), -230, 246, 56);
        ribbon.draw(canvas, act, Voice.ALTO, 12, timeS, BOTTOM);
        branch(canvas, timeS);
        bird.draw(canvas, BIRD_X, BIRD_Y, -1, SCALE, pose);
        for (int i = 0; i < 16; i++) {
            double fall = (timeS * (18 + 16 * Ease.scatter(i)) + 400 * Ease.scatter(i + 70)) % 400;
            double x = (680 * Ease.scatter(i + 11) + 26 * Math.sin(timeS * 1.2 + i) + 12 * timeS) % 660;
            canvas.at(x, fall - 20, timeS + i, 1, 1, () -> canvas.ellipse(PETAL, 0, 0, 6, 3.4));
        }
    }

    private static void hills(Canvas canvas) {
        canvas.ellipse(Tint.rgb(0x4BA08A), 120, 390, 300, 110);
        canvas.ellipse(Tint.rgb(0x2F8577), 470, 410, 360, 110);
    }

    private static void branch(Canvas canvas, double timeS) {
        canvas.fill(
                BRANCH,
                Canvas.blob(
                        650, 280, 540, 286, 440, 312, 330, 306, 290, 304, 250, 318, 226, 338, 250, 328, 290, 316, 330,
                        320, 440, 332, 560, 330, 650, 322, 650, 300, 650, 290, 650, 280));
        canvas.stroke(BRANCH, 6, Canvas.path(false, 590, 296, 610, 240, 600, 190));
        canvas.stroke(BRANCH, 4, Canvas.path(false, 380, 316, 350, 344, 322, 356));
        double[][] blossoms = {
            {600, 186, 1.2},
            {616, 232, 0.9},
            {590, 262, 0.8},
            {238, 330, 1},
            {270, 318, 0.8},
            {330, 350, 1},
            {352, 334, 0.7},
            {415, 326, 0.8},
            {560, 316, 1},
            {620, 304, 1.1}
        };
        for (int i = 0; i < blossoms.length; i++) {
            double x = blossoms[i][0];
            double y = blossoms[i][1];
            double sway = 0.15 * Math.sin(timeS * 1.6 + i);
            canvas.at(x, y, sway + i, blossoms[i][2], blossoms[i][2], () -> blossom(canvas));
        }
    }

    private static void blossom(Canvas canvas) {
        canvas.ellipse(LEAF, 20, 4, 12, 5);
        for (int i = 0; i < 5; i++) {
            double turn = 2 * Math.PI * i / 5;
            canvas.disc(PETAL, 9 * Math.cos(turn), 9 * Math.sin(turn), 8);
        }
        canvas.disc(HEART, 0, 0, 4.5);
    }
}
