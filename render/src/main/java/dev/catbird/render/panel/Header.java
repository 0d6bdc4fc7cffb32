package dev.catbird.render.panel;

import dev.catbird.engine.health.Health;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is being played on what, for how long, and whether it is recorded. Thread: panel. */
final class Header {
    private static final float RENEW_S = 0.5f;

    private final PanelView view;
    private final DeviceMenu menu;
    private final Figure delay = new Figure("delay ", 1, " ms");
    private long shownS = -1;
    private String clock = "0:00";
    private String recording = "";
    private String devices = "";
    private float renewS;

    Header(PanelView view) {
        this.view = view;
        menu = new DeviceMenu(view.devices());
    }

    void draw(Pen pen, float x, float y, float w, float h, float passedS) {
        float middle = y + h / 2;
        Health health = view.health().get();
        renew(health, passedS);
        pen.text(pen.fonts.large, Fonts.LARGE, x, middle, Ink.TEXT, "catbird");
        pen.disc(x + pen.width(pen.fonts.large, Fonts.LARGE, "catbird") + 8, middle + 5, 2.5f, Ink.OUTPUT);
        float right = x + w;
        pen.textRight(pen.fonts.large, Fonts.LARGE, right, middle, Ink.TEXT, clock);
        right -= 92;
        right = pill(pen, right, middle, state(health), colour(health));
        if (!recording.isEmpty()) {
            right = pill(pen, right, middle, recording, Ink.ALARM);
        }
        pen.textRight(
                pen.fonts.usual,
                Fonts.USUAL,
                right,
                middle,
                Ink.DIM,
                delay.of(view.delayMs().getAsDouble()));
        right -= 100;
        float left = x + 108;
        float corpus = Math.min(280, pen.width(pen.fonts.strong, Fonts.USUAL, view.corpus()));
        pen.textWithin(pen.fonts.strong, Fonts.USUAL, left, middle, corpus + 2, Ink.TEXT, view.corpus());
        float place = left + corpus + 16;
        menu.draw(pen, place, middle, Math.max(0, right - place), devices);
    }

    private void renew(@Nullable Health health, float passedS) {
        renewS -= passedS;
        if (renewS > 0) {
            return;
        }
        renewS = RENEW_S;
        recording = view.recording().get();
        devices = view.devices().description();
        long now = health == null ? 0 : (long) health.atS();
        if (now != shownS) {
            shownS = now;
            clock = now < 3600
                    ? String.format(Locale.ROOT, "%d:%02d", now / 60, now % 60)
                    : String.format(Locale.ROOT, "%d:%02d:%02d", now / 3600, now / 60 % 60, now % 60);
        }
    }

    private static String state(@Nullable Health health) {
        if (health == null) {
            return "starting";
        }
        return !health.connected() ? "no device" : health.feedback() ? "feedback" : "playing";
    }

    private static int colour(@Nullable Health health) {
        return health == null ? Ink.FAINT : !health.connected() || health.feedback() ? Ink.ALARM : Ink.GOOD;
    }

    /** Draws a text in a frame by its right edge; returns where the next one ends. */
    private static float pill(Pen pen, float right, float middle, String text, int colour) {
        float wide = pen.width(pen.fonts.small, Fonts.SMALL, text) + 30;
        pen.fill(right - wide, middle - 11, wide, 22, Ink.alpha(colour, 0.16f), 11);
        pen.disc(right - wide + 12, middle, 3.5f, colour);
        pen.text(pen.fonts.small, Fonts.SMALL, right - wide + 20, middle, Ink.TEXT, text);
        return right - wide - 10;
    }
}
