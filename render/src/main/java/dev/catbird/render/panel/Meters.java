package dev.catbird.render.panel;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.scope.Scope;

/** What is heard and played, left and right, as columns with a lamp for clipping on each; the gate is a mark beside the input. Thread: panel. */
final class Meters {
    private static final float FLOOR_DB = -60;
    private static final float FALL_DB_PER_S = 30;
    private static final float HOLD_S = 1.2f;
    private static final float CLIP_S = 2;
    private static final float CLIPS = 0.999f;
    private static final int[] MARKS_DB = {0, -6, -12, -24, -36, -48};
    private static final String[] MARKS = {"0", "6", "12", "24", "36", "48"};
    private static final float CARE_DB = -12;
    private static final float HOT_DB = -3;

    private final Scope scope;
    private final Parameters parameters;
    private final float[] samples = new float[Scope.MOST_FRAMES];
    private final float[] levels = new float[Scope.SIDES];
    private final float[] holds = new float[Scope.SIDES];
    private final float[] holdS = new float[Scope.SIDES];
    private final float[] clipS = new float[Scope.SIDES];
    private final Figure heardDb = new Figure("", 0, "");
    private final Figure playedDb = new Figure("", 0, "");
    private long seen;
    private float shownS;

    Meters(Scope scope, Parameters parameters) {
        this.scope = scope;
        this.parameters = parameters;
        java.util.Arrays.fill(levels, FLOOR_DB);
        java.util.Arrays.fill(holds, FLOOR_DB);
    }

    /** Measures what has sounded since the last picture. */
    void look(float passedS) {
        long now = scope.written();
        int frames = (int) Math.min(Scope.MOST_FRAMES, now - seen);
        for (int side = 0; side < Scope.SIDES; side++) {
            scope.read(side, now - frames, samples, frames);
            float peak = 0;
            for (int t = 0; t < frames; t++) {
                peak = Math.max(peak, Math.abs(samples[t]));
            }
            float db = peak > 0 ? Math.max(FLOOR_DB, (float) (20 * Math.log10(peak))) : FLOOR_DB;
            levels[side] = Math.max(db, Math.max(FLOOR_DB, levels[side] - FALL_DB_PER_S * passedS));
            holdS[side] -= passedS;
            if (db >= holds[side] || holdS[side] <= 0) {
                holds[side] = Math.max(db, levels[side]);
                holdS[side] = HOLD_S;
            }
            clipS[side] = peak >= CLIPS ? CLIP_S : Math.max(0, clipS[side] - passedS);
        }
        seen = now;
    }

    void draw(Pen pen, float x, float y, float w, float h, float passedS) {
        pen.fill(x, y, w, h, Ink.SURFACE, 6);
        float top = y + 38;
        float high = h - 38 - 30;
        float wide = (w - 12 * 2 - 16) / 4;
        pen.textCentre(pen.fonts.small, Fonts.SMALL, x + 12 + wide, y + 14, Ink.TARGET, "IN");
        pen.textCentre(pen.fonts.small, Fonts.SMALL, x + w - 12 - wide, y + 14, Ink.OUTPUT, "OUT");
        for (int side = 0; side < Scope.SIDES; side++) {
            float at = x + 12 + side * wide + (side >= Scope.PLAYED ? 16 : 0);
            column(pen, at + 1, top, wide - 2, high, side);
        }
        for (int i = 0; i < MARKS.length; i++) {
            pen.textCentre(pen.fonts.small, 9, x + w / 2, top + high * place(MARKS_DB[i]), Ink.FAINT, MARKS[i]);
        }
        float gate = parameters.get(Parameter.GATE);
        if (gate > FLOOR_DB) {
            float at = top + high * place(gate);
            pen.triangle(x + 3, at - 4, x + 3, at + 4, x + 10, at, Ink.CARE);
        }
        // Numbers that change thirty times a second cannot be read.
        shownS -= passedS;
        boolean renew = shownS <= 0;
        shownS = renew ? 0.25f : shownS;
        pen.textCentre(
                pen.fonts.small, Fonts.SMALL, x + 12 + wide, y + h - 14, Ink.DIM, text(heardDb, Scope.HEARD, renew));
        pen.textCentre(
                pen.fonts.small,
                Fonts.SMALL,
                x + w - 12 - wide,
                y + h - 14,
                Ink.DIM,
                text(playedDb, Scope.PLAYED, renew));
    }

    private final String[] shown = {"", "", "", ""};

    private String text(Figure figure, int side, boolean renew) {
        if (renew) {
            float db = Math.max(holds[side], holds[side + 1]);
            shown[side] = db <= FLOOR_DB ? "-" : figure.of(db);
        }
        return shown[side];
    }

    /** 0 at the top, 1 at the bottom. */
    private static float place(float db) {
        return Math.min(1, Math.max(0, db / FLOOR_DB));
    }

    private void column(Pen pen, float x, float y, float w, float h, int side) {
        pen.fill(x, y - 10, w, 6, clipS[side] > 0 ? Ink.ALARM : Ink.RAISED, 1.5f);
        pen.fill(x, y, w, h, Ink.RAISED);
        int colour = side < Scope.PLAYED ? Ink.TARGET : Ink.OUTPUT;
        float level = levels[side];
        band(pen, x, y, w, h, FLOOR_DB, Math.min(level, CARE_DB), colour);
        band(pen, x, y, w, h, CARE_DB, Math.min(level, HOT_DB), Ink.CARE);
        band(pen, x, y, w, h, HOT_DB, Math.min(level, 0), Ink.ALARM);
        if (holds[side] > FLOOR_DB) {
            pen.bar(x, y + h * place(holds[side]), w, 1.5f, Ink.TEXT);
        }
    }

    private static void band(Pen pen, float x, float y, float w, float h, float fromDb, float toDb, int colour) {
        if (toDb > fromDb) {
            float upper = y + h * place(toDb);
            pen.bar(x, upper, w, y + h * place(fromDb) - upper, colour);
        }
    }
}
