package dev.catbird.app.demo;

import java.awt.Color;

/**
 * A drum kit from above: what is struck jumps, rings and brightens, and its stick comes down on it. Thread: worker,
 * one.
 */
final class DrumScene implements Scene {
    private static final Color FLOOR = Tint.rgb(0xA67C26);
    private static final Color CARPET = Tint.rgb(0x93701F);
    private static final Color INK = Tint.rgb(0x2D2A3E);
    private static final Color SKIN = Tint.rgb(0xD9CDB4);
    private static final Color GOLD = Tint.rgb(0xDDB44E);
    private static final Color STICK = Tint.rgb(0x8C4A2F);

    /** One thing to strike: where it lies, how large it is, its rim, its light. */
    private record Pad(Voice voice, double x, double y, double radius, Color rim, Color glow) {}

    private static final Pad[] PADS = {
        new Pad(Voice.KICK, 320, 214, 104, Tint.rgb(0x3B4B8F), Tint.rgb(0xF2795C)),
        new Pad(Voice.SNARE, 166, 262, 68, Tint.rgb(0xC5533F), Tint.rgb(0x5FD0C5)),
        new Pad(Voice.TOM, 470, 262, 70, Tint.rgb(0x2F7F76), Tint.rgb(0xF5A94B)),
        new Pad(Voice.HAT, 96, 112, 60, GOLD, Tint.rgb(0xA8E06C)),
        new Pad(Voice.CYMBAL, 520, 104, 80, GOLD, Tint.rgb(0xF28BB0)),
    };

    @Override
    public void draw(Canvas canvas, Act act, double timeS) {
        canvas.sky(FLOOR, FLOOR);
        canvas.ellipse(CARPET, 320, 220, 300, 170);
        for (Pad pad : PADS) {
            ripples(canvas, act, pad, timeS);
        }
        for (Pad pad : PADS) {
            pad(canvas, act, pad, timeS);
        }
        shaker(canvas, act, timeS);
        woodBlock(canvas, act, timeS);
        for (Pad pad : PADS) {
            if (pad.voice() != Voice.KICK) {
                stick(canvas, act, pad, timeS);
            }
        }
    }

    private static void ripples(Canvas canvas, Act act, Pad pad, double timeS) {
        for (Note note : act.notes()) {
            double ageS = timeS - note.startS();
            if (note.voice() == pad.voice() && ageS >= 0 && ageS < 0.5) {
                double grow = Math.sqrt(ageS / 0.5);
                canvas.ring(
                        Tint.fade(pad.glow(), 0.85 * (1 - ageS / 0.5)),
                        pad.x(),
                        pad.y(),
                        pad.radius() * (1 + 0.55 * grow),
                        14 * (1 - grow) + 2);
            }
        }
    }

    private static void pad(Canvas canvas, Act act, Pad pad, double timeS) {
        Note last = act.latest(pad.voice(), timeS);
        double ageS = last == null ? 9 : timeS - last.startS();
        double hit = Ease.pulse(ageS + 0.04, 0.16);
        double wobble = 0.04 * Ease.ring(ageS, 9, 0.12);
        boolean metal = pad.voice() == Voice.HAT || pad.voice() == Voice.CYMBAL;
        double size = 1 + 0.14 * hit;
        canvas.at(pad.x(), pad.y(), 0, size * (1 + wobble), size * (1 - wobble), () -> {
            double r = pad.radius();
            canvas.disc(INK, 0, 5, r + 3);
            canvas.disc(pad.rim(), 0, 0, r);
            if (metal) {
                canvas.disc(Tint.mix(GOLD, pad.glow(), hit), 0, 0, r - 4);
                for (int i = 1; i < 4; i++) {
                    canvas.ring(Tint.fade(INK, 0.25), 0, 0, r * (0.28 + 0.18 * i), 1.5);
                }
                canvas.disc(INK, 0, 0, r * 0.16);
            } else {
                canvas.disc(Tint.mix(SKIN, pad.glow(), hit), 0, 0, r - 12);
                canvas.disc(
                        Tint.mix(Tint.mix(pad.rim(), SKIN, 0.55), INK, 0.3 * hit), 0, 0, (r - 12) * (0.3 + 0.15 * hit));
                for (int i = 0; i < 6; i++) {
                    double turn = Math.PI * i / 3 + 0.4;
                    canvas.disc(GOLD, (r - 5) * Math.cos(turn), (r - 5) * Math.sin(turn), 4);
                }
            }
        });
    }

    /** Lifts before the next blow, lies on the pad at it. */
    private static void stick(Canvas canvas, Act act, Pad pad, double timeS) {
        double nearestS = 9;
        for (Note note : act.notes()) {
            if (note.voice() == pad.voice() && Math.abs(note.startS() - timeS) < Math.abs(nearestS)) {
                nearestS = note.startS() - timeS;
            }
        }
        double away = Ease.smooth(Math.abs(nearestS) / 0.22);
        boolean left = pad.x() < 320;
        double side = left ? -1 : 1;
        double rest = 0.75;
        double turn = side * rest * away;
        double baseX = pad.x() + side * (left ? 30 : 20);
        double baseY = pad.y() + pad.radius() + 120;
        canvas.at(baseX, baseY + 200 * away * away, turn * 0.8, 1, 1, () -> {
            double tip = -pad.radius() - 112;
            canvas.line(STICK, 9, 0, 30, -side * 8, tip);
            canvas.disc(STICK, -side * 8, tip, 8);
        });
    }

    private static void shaker(Canvas canvas, Act act, double timeS) {
        double level = act.levelAt(Voice.SHAKER, timeS);
        double shake = 16 * level * Math.sin(timeS * 55);
        canvas.at(592, 236 + shake, 0.5, 1 + 0.3 * level, 1 + 0.3 * level, () -> {
            canvas.ellipse(INK, 0, 4, 27, 37);
            canvas.ellipse(Tint.mix(Tint.rgb(0xC5533F), Tint.rgb(0xFFC2A0), level * 2), 0, 0, 25, 34);
            canvas.ellipse(SKIN, 0, -4, 25, 5);
        });
    }

    private static void woodBlock(Canvas canvas, Act act, double timeS) {
        Note last = act.latest(Voice.KNOCK, timeS);
        double hit = last == null ? 0 : Ease.pulse(timeS - last.startS() + 0.04, 0.09);
        double side = last == null || last.fromHz() < 1500 ? -1 : 1;
        canvas.at(306, 52, 0.08 * hit * side, 1 + 0.1 * hit, 1 + 0.1 * hit, () -> {
            canvas.box(INK, -78, -24, 156, 56, 18);
            canvas.box(Tint.mix(STICK, Tint.rgb(0xF5A94B), side < 0 ? hit : 0), -74, -26, 72, 50, 14);
            canvas.box(Tint.mix(STICK, Tint.rgb(0xF5A94B), side > 0 ? hit : 0), 2, -26, 72, 50, 14);
            canvas.box(INK, -62, 2, 48, 8, 6);
            canvas.box(INK, 14, 2, 48, 8, 6);
        });
    }
}
