package dev.catbird.render.panel;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import imgui.ImGui;
import imgui.flag.ImGuiMouseButton;

/** The corner pin: the picture's four corners, to be dragged over the window's outline, or as numbers. Thread: panel. */
final class PinPane {
    private static final Parameter[] KNOBS = {
        Parameter.PIN_TOP_LEFT_X,
        Parameter.PIN_TOP_LEFT_Y,
        Parameter.PIN_TOP_RIGHT_X,
        Parameter.PIN_TOP_RIGHT_Y,
        Parameter.PIN_BOTTOM_RIGHT_X,
        Parameter.PIN_BOTTOM_RIGHT_Y,
        Parameter.PIN_BOTTOM_LEFT_X,
        Parameter.PIN_BOTTOM_LEFT_Y
    };
    private static final String[] IDS = {"##pin0", "##pin1", "##pin2", "##pin3"};
    /** How much more than the window is drawn, on each side, as a share of it. */
    private static final float BEYOND = 0.16f;

    private static final float GRIP = 9;
    private static final float FINE = 0.2f;
    private static final double EXACT = 2000;

    private final Parameters parameters;
    private final KnobColumn numbers;
    private final float[] corners = new float[8];
    private boolean asNumbers;
    private int dragged = -1;
    private float lastX;
    private float lastY;

    PinPane(Parameters parameters, KnobColumn numbers) {
        this.parameters = parameters;
        this.numbers = numbers;
    }

    boolean typing() {
        return numbers.typing();
    }

    void draw(Pen pen, float x, float y, float w, float h) {
        pen.surface(x, y, w, h, "CORNER PIN");
        if (link(pen, "##pin-numbers", x + w - 130, y, asNumbers ? "corners" : "numbers")) {
            asNumbers = !asNumbers;
        }
        if (link(pen, "##pin-reset", x + w - 62, y, "reset")) {
            for (Parameter knob : KNOBS) {
                parameters.set(knob, knob.initial());
            }
        }
        if (asNumbers) {
            numbers.drawRows(pen, x, y, w, KnobColumn.row(numbers.rows(), 1, h));
        } else {
            drawCorners(pen, x + 12, y + Pen.HEAD, w - 24, h - Pen.HEAD - 12);
        }
    }

    private static boolean link(Pen pen, String id, float x, float y, String text) {
        boolean clicked = pen.button(id, x, y + 4, 56, 20);
        pen.textRight(pen.fonts.small, Fonts.SMALL, x + 50, y + 14, ImGui.isItemHovered() ? Ink.TEXT : Ink.DIM, text);
        return clicked;
    }

    private void drawCorners(Pen pen, float x, float y, float w, float h) {
        pen.fill(x, y, w, h, Ink.GROUND, 3);
        float wide = Math.min(w, h * 16 / 9) / (1 + 2 * BEYOND);
        float high = wide * 9 / 16;
        float left = x + (w - wide) / 2;
        float top = y + (h - high) / 2;
        pen.outline(left, top, wide, high, Ink.FAINT, 0);
        for (int i = 0; i < 8; i += 2) {
            corners[i] = left + wide * parameters.get(KNOBS[i]);
            corners[i + 1] = top + high * parameters.get(KNOBS[i + 1]);
        }
        pen.clip(x, y, w, h);
        pen.quad(corners, Ink.alpha(Ink.GOOD, 0.14f), Ink.alpha(Ink.GOOD, 0.8f));
        pen.line(corners[0], corners[1], corners[4], corners[5], Ink.alpha(Ink.GOOD, 0.22f), 1);
        pen.line(corners[2], corners[3], corners[6], corners[7], Ink.alpha(Ink.GOOD, 0.22f), 1);
        for (int corner = 0; corner < 4; corner++) {
            grip(pen, corner, x, y, w, h, wide, high);
        }
        pen.unclip();
    }

    private void grip(Pen pen, int corner, float x, float y, float w, float h, float wide, float high) {
        // One that is pinned far out stays within reach.
        float atX = Math.max(x + GRIP, Math.min(x + w - GRIP, corners[2 * corner]));
        float atY = Math.max(y + GRIP, Math.min(y + h - GRIP, corners[2 * corner + 1]));
        pen.button(IDS[corner], atX - GRIP, atY - GRIP, 2 * GRIP, 2 * GRIP);
        boolean hovered = ImGui.isItemHovered();
        boolean active = ImGui.isItemActive();
        if (active && dragged == corner) {
            float slow = ImGui.getIO().getKeyShift() ? FINE : 1;
            move(KNOBS[2 * corner], (pen.mouseX() - lastX) / wide * slow);
            move(KNOBS[2 * corner + 1], (pen.mouseY() - lastY) / high * slow);
        }
        if (active) {
            dragged = corner;
            lastX = pen.mouseX();
            lastY = pen.mouseY();
        } else if (dragged == corner) {
            dragged = -1;
        }
        if (hovered && ImGui.isMouseDoubleClicked(ImGuiMouseButton.Left)) {
            parameters.set(KNOBS[2 * corner], KNOBS[2 * corner].initial());
            parameters.set(KNOBS[2 * corner + 1], KNOBS[2 * corner + 1].initial());
        }
        pen.disc(atX, atY, hovered || active ? 6.5f : 5, hovered || active ? Ink.TEXT : Ink.GOOD);
        pen.disc(atX, atY, 2, Ink.GROUND);
    }

    private void move(Parameter knob, float by) {
        if (by != 0) {
            parameters.set(knob, (float) (Math.round((parameters.get(knob) + by) * EXACT) / EXACT));
        }
    }
}
