package dev.catbird.render.panel;

import dev.catbird.render.gl.StageKey;
import imgui.ImGui;

/** The list of keys over everything else, until it is clicked away. Thread: panel. */
final class KeyList {
    private static final float ROW = 26;
    private static final float WIDTH = 520;

    private KeyList() {}

    /** Draws it; true when it is to go. */
    static boolean draw(Pen pen, float wide, float high) {
        StageKey[] keys = StageKey.values();
        float h = 64 + keys.length * ROW;
        float x = (wide - WIDTH) / 2;
        float y = (high - h) / 2;
        pen.fill(0, 0, wide, high, Ink.alpha(Ink.GROUND, 0.75f));
        pen.fill(x, y, WIDTH, h, Ink.SURFACE, 10);
        pen.outline(x, y, WIDTH, h, Ink.LINE, 10);
        pen.text(pen.fonts.large, Fonts.LARGE, x + 28, y + 32, Ink.TEXT, "Keys");
        for (int i = 0; i < keys.length; i++) {
            float middle = y + 64 + i * ROW;
            pen.text(pen.fonts.strong, Fonts.USUAL, x + 28, middle, Ink.OUTPUT, keys[i].key());
            pen.text(pen.fonts.usual, Fonts.USUAL, x + 110, middle, Ink.TEXT, keys[i].doc());
        }
        return ImGui.isMouseClicked(0);
    }
}
