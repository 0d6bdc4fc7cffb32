package dev.catbird.app.demo;

import java.awt.Color;

/** Sunset: five telephone wires are a staff, and the soprano hops to the height of each pitch. Thread: worker, one. */
final class WireScene implements Scene {
    private static final Color TOP = Tint.rgb(0xCB5674);
    private static final Color BOTTOM = Tint.rgb(0xE38F60);
    private static final Color WIRE = Tint.rgb(0x5A2A4C);
    private static final Color ROOF = Tint.rgb(0x9C3F66);
    private static final Color WINDOW = Tint.rgb(0xFFD79A);

    private static final double SCALE = 0.86;

    private final Bird bird = Bird.of(Voice.SOPRANO);

    @Override
    public void draw(Canvas canvas, Act act, double timeS) {
        Pose pose = Pose.of(act, Voice.SOPRANO, timeS);
        canvas.sky(TOP, BOTTOM);
        double along = (timeS - act.startS()) / (act.endS() - act.startS());
        double x = 110 + 330 * along;
        double y = 316 - 106 * pose.lift();
        Color hue = Tint.ofSemitones(12 * pose.lift());
        canvas.disc(Tint.fade(hue, 0.3), x + 14, y - 52, 92 + 16 * pose.level());
        canvas.disc(Tint.mix(WINDOW, hue, 0.3 + 0.6 * Ease.smooth(pose.level() * 3)), x + 14, y - 52, 74);
        roofs(canvas);
        for (int i = 0; i < 5; i++) {
            double wireY = 172 + 32 * i;
            double near = Math.max(0, 1 - Math.abs(wireY - y) / 20);
            double tremble = 3 * pose.level() * near * Math.sin(timeS * 60);
            double wireAt = wireY;
            canvas.stroke(WIRE, 2.6, Canvas.sag(-10, wireAt - 6, x, wireAt + 4 * near + tremble, 650, wireAt - 6));
        }
        pole(canvas, 44);
        pole(canvas, 600);
        Ribbon ribbon = new Ribbon(x + SCALE * Bird.beakX(pose), y + SCALE * Bird.beakY(pose), 230, 236, 76);
        ribbon.draw(canvas, act, Voice.SOPRANO, 24, timeS, BOTTOM);
        double hop = 16 * pose.onset();
        bird.draw(canvas, x, y - hop, 1, SCALE, pose);
    }

    private static void pole(Canvas canvas, double x) {
        canvas.box(WIRE, x - 6, 130, 12, 240, 4);
        for (int i = 0; i < 5; i++) {
            canvas.box(WIRE, x - 22, 163 + 32 * i, 44, 6, 3);
        }
    }

    private static void roofs(Canvas canvas) {
        for (int i = 0; i < 6; i++) {
            double x = 116 * i - 20;
            double top = 306 + 22 * Ease.scatter(i + 5);
            canvas.polygon(ROOF, x, 380, x, top + 16, x + 52, top - 12, x + 104, top + 16, x + 104, 380);
            canvas.box(WINDOW, x + 44, top + 18, 16, 20, 3);
        }
    }
}
