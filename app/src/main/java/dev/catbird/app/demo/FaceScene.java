package dev.catbird.app.demo;

import java.awt.Color;
import java.awt.geom.Arc2D;

/**
 * Three faces side by side, bass, alto and soprano: each glides on its own, stretching its neck with the pitch, its
 * beak shaped by the vowel. Thread: worker, one.
 */
final class FaceScene implements Scene {
    private static final Voice[] VOICES = {Voice.BASS, Voice.ALTO, Voice.SOPRANO};
    private static final Color[] WALL = {Tint.rgb(0x4E6FB5), Tint.rgb(0xBE7A3C), Tint.rgb(0xB0568C)};
    private static final Color[] BODY = {Tint.rgb(0x3F4866), Tint.rgb(0x727C90), Tint.rgb(0xB4BFCE)};
    private static final Color[] BELLY = {Tint.rgb(0x66708F), Tint.rgb(0xA9B3C4), Tint.rgb(0xE6EBF0)};
    private static final Color CAP = Tint.rgb(0x1E2130);
    private static final Color EYE = Tint.rgb(0xFFF6E0);
    private static final Color BEAK = Tint.rgb(0xF2B04A);
    private static final Color BEAK_SHADE = Tint.rgb(0xCF8A34);
    private static final Color MOUTH = Tint.rgb(0x7A2036);
    private static final Color TONGUE = Tint.rgb(0xF27A7A);

    @Override
    public void draw(Canvas canvas, Act act, double timeS) {
        canvas.sky(WALL[1], WALL[1]);
        for (int i = 0; i < 3; i++) {
            Pose pose = Pose.of(act, VOICES[i], timeS);
            double x = 106.7 + 213.3 * i;
            canvas.box(WALL[i], x - 107, 0, 214, 360, 0);
            double sung = Ease.smooth(pose.level() * 3);
            Color hue = Tint.ofSemitones(12 * pose.lift());
            double y = 236 - 92 * pose.lift();
            canvas.disc(Tint.fade(hue, 0.25 * sung), x, y, 104);
            canvas.disc(Tint.fade(hue, 0.9 * sung), x, y, 92);
            waves(canvas, x, y, sung, hue, timeS);
            face(canvas, i, x, y, pose);
        }
        canvas.box(CAP, 212, 0, 3, 360, 0);
        canvas.box(CAP, 425, 0, 3, 360, 0);
    }

    private static void waves(Canvas canvas, double x, double y, double sung, Color hue, double timeS) {
        for (int i = 0; i < 3 && sung > 0.02; i++) {
            double grow = (timeS * 1.4 + i / 3.0) % 1;
            double arc = 84 + 40 * grow;
            for (double side : new double[] {-1, 1}) {
                canvas.line(
                        Tint.fade(hue, sung * (1 - grow)),
                        6,
                        x + side * Math.min(102, arc),
                        y - 20 - 10 * grow,
                        x + side * Math.min(102, arc),
                        y + 20 + 10 * grow);
            }
        }
    }

    private static void face(Canvas canvas, int who, double x, double y, Pose pose) {
        double neck = 40 - 8 * pose.lift() + 6 * pose.level();
        canvas.ellipse(BODY[who], x, 410, 92, 96);
        canvas.box(BODY[who], x - neck, y, 2 * neck, 400 - y, 40);
        canvas.ellipse(BELLY[who], x, 420, 58, 90);
        double squash = 1 + 0.05 * pose.onset();
        canvas.at(x, y, 0, squash, 2 - squash, () -> {
            if (who == 2) {
                canvas.fill(
                        CAP,
                        Canvas.blob(
                                -14, -60, -18, -84, -4, -104, 14, -106, 6, -94, 10, -80, 18, -60, 8, -56, -6, -56, -14,
                                -60));
            }
            canvas.disc(BODY[who], 0, 0, 70);
            canvas.fill(CAP, new Arc2D.Double(-70.5, -70.5, 141, 141, 22, 136, Arc2D.CHORD));
            for (double side : new double[] {-1, 1}) {
                canvas.disc(EYE, side * 31, -16, 17);
                canvas.ellipse(CAP, side * 29, -17 - 3 * pose.lift(), 10, Math.max(1.6, 10 * pose.eyeOpen()));
                canvas.disc(EYE, side * 29 + 3, -21 - 3 * pose.lift(), 3 * pose.eyeOpen());
                if (who == 0) {
                    canvas.line(CAP, 7, side * 15, -34, side * 48, -42);
                }
            }
            beak(canvas, pose);
        });
    }

    /** Seen from the front: a rhombus that opens into the vowel's shape. */
    private static void beak(Canvas canvas, Pose pose) {
        double gap = 46 * pose.open();
        double half = Ease.mix(31, 17, pose.round());
        canvas.fill(
                BEAK_SHADE,
                Canvas.blob(
                        -half, 16, -half, 20 + gap, -8, 32 + gap, 0, 34 + gap, 8, 32 + gap, half, 20 + gap, half, 16,
                        half, 10, -half, 10, -half, 16));
        canvas.ellipse(MOUTH, 0, 18 + gap / 2, half * 0.8, 3 + gap / 2);
        canvas.ellipse(TONGUE, 0, 20 + gap * 0.82, half * 0.5, gap * 0.16);
        canvas.fill(
                BEAK,
                Canvas.blob(
                        -half - 3,
                        16,
                        -half,
                        4,
                        -10,
                        -6,
                        0,
                        -8,
                        10,
                        -6,
                        half,
                        4,
                        half + 3,
                        16,
                        half * 0.6,
                        20 - gap * 0.08,
                        8,
                        22 - gap * 0.1,
                        0,
                        26 - gap * 0.12,
                        -8,
                        22 - gap * 0.1,
                        -half * 0.6,
                        20 - gap * 0.08,
                        -half - 3,
                        16));
    }
}
