package dev.catbird.app.demo;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;

/**
 * A singing catbird from the side: slate grey, black cap, rusty under the long tail. It looks right; its feet stand at
 * the origin and it is about 160 units high. Thread: worker, one.
 */
final class Bird {
    private static final Color RUST = Tint.rgb(0xB85C38);
    private static final Color MOUTH = Tint.rgb(0xFF9D7A);
    private static final Color EYE = Tint.rgb(0xFFF6E0);

    private final Color body;
    private final Color belly;
    private final Color cap;
    private final Color wing;
    private final double girth;
    private final boolean crest;

    private Bird(int body, int belly, int cap, int wing, double girth, boolean crest) {
        this.body = Tint.rgb(body);
        this.belly = Tint.rgb(belly);
        this.cap = Tint.rgb(cap);
        this.wing = Tint.rgb(wing);
        this.girth = girth;
        this.crest = crest;
    }

    static Bird of(Voice voice) {
        return switch (voice) {
            case BASS -> new Bird(0x4C5570, 0x6D7794, 0x181B2E, 0x333A55, 1.18, false);
            case SOPRANO -> new Bird(0xA9B4C4, 0xDCE3EA, 0x3A3F55, 0x7F8BA3, 0.94, true);
            default -> new Bird(0x727C90, 0xA3ADBE, 0x22252F, 0x525B70, 1, false);
        };
    }

    /** Where the song leaves the beak, in {@link #draw}'s units from the feet. */
    static double beakX(Pose pose) {
        return 106 - 24 * pose.lift();
    }

    static double beakY(Pose pose) {
        return -146 - 32 * pose.lift();
    }

    /**
     * @param facing 1 looks right, -1 left
     * @param scale pixels per unit
     */
    void draw(Canvas canvas, double x, double y, double facing, double scale, Pose pose) {
        canvas.at(x, y, 0, facing * scale, scale, () -> {
            legs(canvas);
            double lean = -0.10 - 0.22 * pose.lift();
            double breath = 1 + 0.03 * pose.level();
            canvas.at(8, -24, lean, girth * breath, breath, () -> {
                tail(canvas, pose);
                torso(canvas, pose);
                canvas.at(22, -82, -0.20 * pose.lift() + 0.05, 1, 1, () -> head(canvas, pose));
                wing(canvas, pose);
            });
        });
    }

    private void legs(Canvas canvas) {
        for (double foot : new double[] {2, 20}) {
            canvas.line(cap, 3.4, foot + 3, -26, foot, -1);
            canvas.line(cap, 3.4, foot, -1, foot + 11, 0);
            canvas.line(cap, 3.4, foot, -1, foot - 7, 0);
        }
    }

    private void tail(Canvas canvas, Pose pose) {
        canvas.at(-42, -34, 0.10 * pose.lift() - 0.22 * pose.onset(), 1, 1, () -> {
            canvas.fill(RUST, Canvas.blob(6, 16, -18, 24, -46, 32, -62, 30, -48, 18, -28, 0, 0, -6, 4, 0, 6, 8, 6, 16));
            canvas.fill(
                    cap,
                    Canvas.blob(
                            8, -20, -30, -4, -78, 20, -118, 30, -116, 42, -104, 50, -96, 46, -60, 34, -20, 16, 6, 6, 10,
                            0, 10, -10, 8, -20));
            canvas.line(wing, 2, -22, 4, -104, 38);
        });
    }

    private void torso(Canvas canvas, Pose pose) {
        Path2D torso = Canvas.blob(
                46, -84, 56, -52, 44, -12, 8, 2, -20, 6, -44, -10, -56, -40, -58, -62, -40, -84, -14, -98, 8, -110, 38,
                -108, 46, -84);
        canvas.fill(body, torso);
        canvas.fill(
                belly,
                Canvas.blob(49, -70, 54, -46, 42, -12, 8, 0, -8, 2, -24, -4, -30, -12, 4, -14, 30, -34, 49, -70));
        double puff = 0.5 * pose.level() + 0.5 * pose.level() * pose.round();
        canvas.disc(belly, 36 + 6 * puff, -78, 12 + 12 * puff);
    }

    private void wing(Canvas canvas, Pose pose) {
        canvas.at(-8, -72, 0.42 * pose.onset() + 0.05 * pose.lift(), 1, 1, () -> {
            canvas.fill(
                    wing,
                    Canvas.blob(
                            14, -6, 24, 22, 4, 48, -34, 52, -52, 54, -68, 50, -74, 44, -48, 30, -34, 0, -6, -12, 2, -16,
                            12, -14, 14, -6));
            canvas.line(body, 2.4, -12, 14, -50, 40);
            canvas.line(body, 2.4, 2, 22, -34, 44);
        });
    }

    /** Around the neck joint at the origin. */
    private void head(Canvas canvas, Pose pose) {
        double shut = 1 - 0.25 * pose.round();
        double up = -0.42 * pose.open();
        double down = 0.66 * pose.open();
        double reach = 30 * (0.88 + 0.28 * pose.round());
        beak(canvas, up, down, reach, shut);
        canvas.disc(body, 8, -34, 35);
        if (crest) {
            canvas.fill(
                    cap,
                    Canvas.blob(
                            -4,
                            -66,
                            -16,
                            -84 - 6 * pose.lift(),
                            -30,
                            -90 - 8 * pose.lift(),
                            -44,
                            -86,
                            -34,
                            -78,
                            -28,
                            -66,
                            -22,
                            -52,
                            -14,
                            -56,
                            -8,
                            -60,
                            -4,
                            -66));
        }
        canvas.at(
                8,
                -34,
                -0.12,
                1,
                1,
                () -> canvas.fill(cap, new Arc2D.Double(-35.5, -35.5, 71, 71, 8, 164, Arc2D.CHORD)));
        canvas.disc(EYE, 19, -36, 9.5);
        canvas.ellipse(cap, 21, -36, 6.4, Math.max(1.2, 6.4 * pose.eyeOpen()));
        if (pose.eyeOpen() > 0.5) {
            canvas.disc(EYE, 23.5, -38.5, 2);
        }
    }

    private void beak(Canvas canvas, double up, double down, double reach, double shut) {
        double jointX = 36;
        double jointY = -30;
        double upX = jointX + reach * Math.cos(up) + 6;
        double upY = jointY + reach * Math.sin(up) - 1;
        double downX = jointX + (reach - 4) * Math.cos(down);
        double downY = jointY + (reach - 4) * Math.sin(down) + 3;
        canvas.polygon(
                MOUTH,
                jointX - 6,
                jointY - 6,
                upX - 5,
                upY,
                (upX + downX) / 2 - 14,
                (upY + downY) / 2,
                downX - 5,
                downY,
                jointX - 6,
                jointY + 8);
        canvas.fill(
                cap,
                Canvas.blob(
                        jointX - 8,
                        jointY - 13 * shut,
                        jointX + 6,
                        jointY - 14 * shut,
                        upX - 8,
                        upY - 7,
                        upX,
                        upY,
                        upX - 12,
                        upY + 2,
                        jointX + 8,
                        jointY + 1,
                        jointX - 8,
                        jointY + 2));
        canvas.fill(
                cap,
                Canvas.blob(
                        jointX - 8,
                        jointY,
                        jointX + 6,
                        jointY + 1,
                        downX - 10,
                        downY - 3,
                        downX,
                        downY,
                        downX - 8,
                        downY + 4,
                        jointX + 6,
                        jointY + 13 * shut,
                        jointX - 8,
                        jointY + 11 * shut));
    }
}
