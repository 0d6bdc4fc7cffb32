package dev.catbird.render.panel;

import dev.catbird.engine.health.Health;

/** How sound and pictures fare: loads and everything that went wrong, counted. Thread: panel. */
final class HealthPane {
    private static final int COLUMNS = 5;
    private static final int ROWS = 3;
    private static final double PERCENT = 100;
    /** How long something that has just gone wrong is shown so. */
    private static final float FRESH_S = 8;

    private static final double MUCH = 80;
    private static final double SKEW_MS = 40;

    private static final String[] NAMES = {
        "load %", "match %", "pictures/s", "skew ms", "softened",
        "late blocks", "late hops", "short", "fewer", "ran dry",
        "drained", "reconnected", "gc ms", "lost grains", "failed"
    };

    private final PanelView view;
    private final Figure[] figures = new Figure[NAMES.length];
    private final double[] values = new double[NAMES.length];
    private final float[] freshS = new float[NAMES.length];

    HealthPane(PanelView view) {
        this.view = view;
        for (int i = 0; i < figures.length; i++) {
            figures[i] = new Figure("", 0, "");
        }
    }

    private void look(float passedS) {
        Health health = view.health().get();
        if (health != null) {
            put(0, PERCENT * health.loadMean(), passedS);
            put(1, PERCENT * health.recent().p99Us() / health.hopUs(), passedS);
            count(5, health.lateBlocks(), passedS);
            count(6, health.lateHops(), passedS);
            count(7, health.shortHops(), passedS);
            count(8, health.loweredHops(), passedS);
            count(9, health.underruns(), passedS);
            count(10, health.drainedFrames(), passedS);
            count(11, health.reconnections(), passedS);
            count(12, health.gcPauseMs(), passedS);
            count(14, health.failures(), passedS);
        }
        put(2, view.pictures().perS().getAsDouble(), passedS);
        put(3, view.pictures().skewMs().getAsDouble(), passedS);
        count(4, view.pictures().softened().getAsLong(), passedS);
        count(13, view.pictures().lost().getAsLong(), passedS);
    }

    private void count(int place, long times, float passedS) {
        put(place, (double) times, passedS);
    }

    private void put(int place, double value, float passedS) {
        boolean grown = value > values[place];
        freshS[place] = grown ? FRESH_S : Math.max(0, freshS[place] - passedS);
        values[place] = value;
    }

    void draw(Pen pen, float x, float y, float w, float h, float passedS) {
        look(passedS);
        pen.surface(x, y, w, h, "HEALTH");
        float wide = (w - 16) / COLUMNS;
        float high = (h - Pen.HEAD - 4) / ROWS;
        for (int i = 0; i < NAMES.length; i++) {
            int row = i / COLUMNS;
            float atX = x + 12 + i % COLUMNS * wide;
            float middle = y + Pen.HEAD - 4 + row * high + high / 2;
            pen.text(pen.fonts.strong, 13, atX, middle - 5, colour(i), figures[i].of(values[i]));
            pen.text(pen.fonts.small, 9.5f, atX, middle + 6.5f, Ink.FAINT, NAMES[i]);
        }
    }

    private int colour(int place) {
        double value = values[place];
        return switch (place) {
            case 0, 1 -> value > MUCH ? Ink.CARE : Ink.TEXT;
            case 2 -> Ink.TEXT;
            case 3 -> Math.abs(value) > SKEW_MS ? Ink.CARE : Ink.TEXT;
            case 4 -> Ink.DIM;
            default -> value == 0 ? Ink.FAINT : freshS[place] > 0 ? Ink.ALARM : Ink.DIM;
        };
    }
}
