package dev.catbird.render.panel;

import imgui.ImGui;
import java.util.ArrayList;
import java.util.List;

/** The presets, to be loaded by a click; the first nine have their keys beside them. Thread: panel. */
final class PresetPane {
    private static final int COLUMNS = 6;
    private static final float GAP = 6;
    private static final int KEYS = 9;
    private static final float SAVE_WIDE = 44;
    private static final float SAVE_HIGH = 16;

    private final PresetList presets;
    private final List<String> ids = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private int firstRow;

    PresetPane(PresetList presets) {
        this.presets = presets;
    }

    void draw(Pen pen, float x, float y, float w, float h) {
        pen.surface(x, y, w, h, "PRESETS");
        save(pen, x + w - 12 - SAVE_WIDE, y + 6);
        List<String> names = presets.names();
        while (ids.size() < names.size()) {
            ids.add("##preset" + ids.size());
            numbers.add(ids.size() <= KEYS ? Integer.toString(ids.size()) : "");
        }
        float inX = x + 12;
        float inY = y + Pen.HEAD - 2;
        float inH = h - Pen.HEAD - 6;
        if (names.isEmpty()) {
            pen.text(pen.fonts.usual, Fonts.USUAL, inX, inY + inH / 2, Ink.FAINT, "none");
            return;
        }
        int rows = (names.size() + COLUMNS - 1) / COLUMNS;
        int shown = Math.min(rows, 3);
        float high = (inH - (shown - 1) * GAP) / shown;
        float wide = (w - 24 - (COLUMNS - 1) * GAP) / COLUMNS;
        if (rows > shown) {
            turn(pen, x, y, w, h, rows - shown);
        }
        for (int i = firstRow * COLUMNS; i < Math.min(names.size(), (firstRow + shown) * COLUMNS); i++) {
            int row = i / COLUMNS - firstRow;
            float atX = inX + i % COLUMNS * (wide + GAP);
            float atY = inY + row * (high + GAP);
            chip(pen, i, names.get(i), atX, atY, wide, high);
        }
    }

    private void turn(Pen pen, float x, float y, float w, float h, int mostRows) {
        boolean inside = pen.mouseX() >= x && pen.mouseX() < x + w && pen.mouseY() >= y && pen.mouseY() < y + h;
        float wheel = inside ? ImGui.getIO().getMouseWheel() : 0;
        firstRow = Math.max(0, Math.min(mostRows, firstRow - (int) Math.signum(wheel)));
        pen.textRight(pen.fonts.small, Fonts.SMALL, x + w - 24 - SAVE_WIDE, y + 14, Ink.FAINT, "more: turn the wheel");
    }

    private void save(Pen pen, float x, float y) {
        boolean clicked = pen.button("##savepreset", x, y, SAVE_WIDE, SAVE_HIGH);
        pen.fill(x, y, SAVE_WIDE, SAVE_HIGH, ImGui.isItemHovered() ? Ink.HOVERED : Ink.RAISED, 4);
        pen.textCentre(pen.fonts.small, Fonts.SMALL, x + SAVE_WIDE / 2, y + SAVE_HIGH / 2, Ink.DIM, "save");
        if (clicked) {
            presets.save();
        }
    }

    private void chip(Pen pen, int preset, String name, float x, float y, float w, float h) {
        boolean clicked = pen.button(ids.get(preset), x, y, w, h);
        boolean hovered = ImGui.isItemHovered();
        boolean current = presets.current() == preset;
        pen.fill(x, y, w, h, current ? Ink.alpha(Ink.OUTPUT, 0.28f) : hovered ? Ink.HOVERED : Ink.RAISED, 4);
        if (current) {
            pen.outline(x, y, w, h, Ink.OUTPUT, 4);
        }
        pen.text(pen.fonts.small, Fonts.SMALL, x + 8, y + h / 2, Ink.FAINT, numbers.get(preset));
        pen.textWithin(
                pen.fonts.usual, Fonts.USUAL, x + 22, y + h / 2, w - 26, current || hovered ? Ink.TEXT : Ink.DIM, name);
        if (clicked) {
            presets.load(preset);
        }
    }
}
