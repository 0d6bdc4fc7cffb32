package dev.catbird.render.panel;

import dev.catbird.engine.param.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The knobs of one group of parameters under its heading. Thread: panel. */
final class KnobColumn {
    private static final float ROW = 28;
    private static final float FOOT = 8;

    private final String heading;
    private final int accent;
    private final List<Knob> knobs = new ArrayList<>();
    private final KnobMenu menu;

    KnobColumn(Parameter.Group group, PanelView view, KnobMenu menu, int accent) {
        heading = group.title().toUpperCase(Locale.ROOT);
        this.menu = menu;
        this.accent = accent;
        for (Parameter parameter : Parameter.values()) {
            if (parameter.group() == group) {
                knobs.add(new Knob(parameter, view.parameters(), view.bindings()));
            }
        }
    }

    int rows() {
        return knobs.size();
    }

    /** Height of one with so many rows, {@code row} high each. */
    static float height(int rows, float row) {
        return Pen.HEAD + rows * row + FOOT;
    }

    /** The height of rows so that {@code rows} of them in {@code columns} fit into a height. */
    static float row(int rows, int columns, float height) {
        return Math.min(ROW, (height - columns * (Pen.HEAD + FOOT)) / Math.max(1, rows));
    }

    void draw(Pen pen, float x, float y, float w, float row) {
        pen.surface(x, y, w, height(knobs.size(), row), heading);
        drawRows(pen, x, y, w, row);
    }

    /** As {@link #draw}, on a surface that is there. */
    void drawRows(Pen pen, float x, float y, float w, float row) {
        for (int i = 0; i < knobs.size(); i++) {
            Knob knob = knobs.get(i);
            if (knob.draw(pen, x + 12, y + Pen.HEAD + i * row, w - 16, row, accent)) {
                menu.open(knob.parameter);
            }
        }
    }

    boolean typing() {
        for (int i = 0; i < knobs.size(); i++) {
            if (knobs.get(i).typing()) {
                return true;
            }
        }
        return false;
    }
}
