package dev.catbird.render.panel;

import imgui.ImDrawList;
import imgui.ImFont;
import imgui.ImGui;
import imgui.ImVec2;
import imgui.flag.ImGuiMouseButton;

/**
 * Draws in units of which a panel of the usual size has 1280 by 720, however many pixels that are, and finds out what the mouse does there. Thread: panel.
 */
final class Pen {
    static final float WIDTH = 1280;
    static final float HEIGHT = 720;

    private static final float HAIR = 1;

    final Fonts fonts;
    private final ImVec2 size = new ImVec2();
    private ImDrawList list = new ImDrawList(0);
    private float scale = 1;

    Pen(Fonts fonts) {
        this.fonts = fonts;
    }

    /** Pixels a unit on a panel of that size. */
    static float scale(int width, int height) {
        float scale = Math.min(width / WIDTH, height / HEIGHT);
        // Letters are made anew for each, so not for every pixel that a window grows.
        return Math.max(0.5f, Math.round(scale * 16) / 16f);
    }

    /** Draws on the window that imgui is at. */
    void begin(float pixelsPerUnit) {
        scale = pixelsPerUnit;
        list = ImGui.getWindowDrawList();
    }

    float scale() {
        return scale;
    }

    /** A length in pixels, at least a hair. */
    private float hair(float units) {
        return Math.max(HAIR, Math.round(units * scale));
    }

    private float px(float units) {
        return Math.round(units * scale);
    }

    void fill(float x, float y, float w, float h, int colour, float round) {
        list.addRectFilled(px(x), px(y), px(x + w), px(y + h), colour, round * scale);
    }

    void fill(float x, float y, float w, float h, int colour) {
        list.addRectFilled(px(x), px(y), px(x + w), px(y + h), colour);
    }

    /** As {@link #fill}, finer than a pixel. */
    void bar(float x, float y, float w, float h, int colour) {
        list.addRectFilled(x * scale, y * scale, (x + w) * scale, (y + h) * scale, colour);
    }

    void gradient(float x, float y, float w, float h, int upper, int lower) {
        list.addRectFilledMultiColor(px(x), px(y), px(x + w), px(y + h), upper, upper, lower, lower);
    }

    void outline(float x, float y, float w, float h, int colour, float round) {
        list.addRect(px(x), px(y), px(x + w), px(y + h), colour, round * scale, 0, hair(1));
    }

    void line(float x1, float y1, float x2, float y2, int colour, float thick) {
        list.addLine(x1 * scale, y1 * scale, x2 * scale, y2 * scale, colour, Math.max(HAIR, thick * scale));
    }

    void disc(float x, float y, float radius, int colour) {
        list.addCircleFilled(x * scale, y * scale, radius * scale, colour);
    }

    void ring(float x, float y, float radius, int colour, float thick) {
        list.addCircle(x * scale, y * scale, radius * scale, colour, 0, Math.max(HAIR, thick * scale));
    }

    void quad(float[] xy, int fill, int edge) {
        list.addQuadFilled(
                xy[0] * scale,
                xy[1] * scale,
                xy[2] * scale,
                xy[3] * scale,
                xy[4] * scale,
                xy[5] * scale,
                xy[6] * scale,
                xy[7] * scale,
                fill);
        list.addQuad(
                xy[0] * scale,
                xy[1] * scale,
                xy[2] * scale,
                xy[3] * scale,
                xy[4] * scale,
                xy[5] * scale,
                xy[6] * scale,
                xy[7] * scale,
                edge,
                hair(1));
    }

    void triangle(float x1, float y1, float x2, float y2, float x3, float y3, int colour) {
        list.addTriangleFilled(x1 * scale, y1 * scale, x2 * scale, y2 * scale, x3 * scale, y3 * scale, colour);
    }

    /** A point of a line that {@link #stroke} draws. */
    void to(float x, float y) {
        list.pathLineTo(x * scale, y * scale);
    }

    void stroke(int colour, float thick) {
        list.pathStroke(colour, 0, Math.max(HAIR, thick * scale));
    }

    void image(int texture, float x, float y, float w, float h, float u1, float u2) {
        list.addImage(texture, px(x), px(y), px(x + w), px(y + h), u1, 0, u2, 1);
    }

    void clip(float x, float y, float w, float h) {
        list.pushClipRect(px(x), px(y), px(x + w), px(y + h), true);
    }

    void unclip() {
        list.popClipRect();
    }

    /** A text by its left edge and the middle of its height. */
    void text(ImFont font, float units, float x, float middle, int colour, String text) {
        if (!text.isEmpty()) {
            float pixels = Math.round(units * scale);
            list.addText(font, pixels, px(x), Math.round(middle * scale - pixels / 2), colour, text);
        }
    }

    /** A text by its right edge. */
    void textRight(ImFont font, float units, float right, float middle, int colour, String text) {
        text(font, units, right - width(font, units, text), middle, colour, text);
    }

    /** A text by its middle. */
    void textCentre(ImFont font, float units, float centre, float middle, int colour, String text) {
        text(font, units, centre - width(font, units, text) / 2, middle, colour, text);
    }

    /** As {@link #text}, cut off where its room ends. */
    void textWithin(ImFont font, float units, float x, float middle, float room, int colour, String text) {
        clip(x, middle - units, room, 2 * units);
        text(font, units, x, middle, colour, text);
        unclip();
    }

    float width(ImFont font, float units, String text) {
        font.calcTextSizeA(size, Math.round(units * scale), Float.MAX_VALUE, 0, text);
        return size.x / scale;
    }

    /** A place for the mouse; ask {@link ImGui} about its last item then. True when it was clicked. */
    boolean button(String id, float x, float y, float w, float h) {
        ImGui.setCursorScreenPos(px(x), px(y));
        return ImGui.invisibleButton(id, Math.max(1, px(x + w) - px(x)), Math.max(1, px(y + h) - px(y)));
    }

    /** As {@link #button}, also for the right button. */
    boolean knob(String id, float x, float y, float w, float h) {
        ImGui.setCursorScreenPos(px(x), px(y));
        return ImGui.invisibleButton(id, Math.max(1, px(x + w) - px(x)), Math.max(1, px(y + h) - px(y)), BOTH);
    }

    /** imgui's flags for both mouse buttons. */
    private static final int BOTH = 1 << ImGuiMouseButton.Left | 1 << ImGuiMouseButton.Right;

    float mouseX() {
        return ImGui.getMousePosX() / scale;
    }

    float mouseY() {
        return ImGui.getMousePosY() / scale;
    }

    /** A surface with a heading; what stands on it begins {@link #HEAD} below its upper edge. */
    void surface(float x, float y, float w, float h, String heading) {
        fill(x, y, w, h, Ink.SURFACE, 6);
        text(fonts.small, Fonts.SMALL, x + 12, y + 14, Ink.FAINT, heading);
    }

    static final float HEAD = 26;
}
