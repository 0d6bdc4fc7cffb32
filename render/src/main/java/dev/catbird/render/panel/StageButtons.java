package dev.catbird.render.panel;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import imgui.ImGui;

/** Three buttons that can be hit in the dark: freeze, panic, blackout. Thread: panel. */
final class StageButtons {
    private static final float GAP = 8;
    private static final float FLASH_S = 0.6f;

    private final Parameters parameters;
    private int panics;
    private float flashS;

    StageButtons(Parameters parameters) {
        this.parameters = parameters;
        panics = parameters.panics();
    }

    void draw(Pen pen, float x, float y, float w, float h, float passedS) {
        float wide = (w - 2 * GAP) / 3;
        boolean frozen = parameters.on(Parameter.FREEZE);
        boolean black = parameters.on(Parameter.BLACKOUT);
        if (parameters.panics() != panics) {
            panics = parameters.panics();
            flashS = FLASH_S;
        }
        flashS = Math.max(0, flashS - passedS);
        if (button(
                pen,
                "##freeze-button",
                x,
                y,
                wide,
                h,
                frozen ? "FROZEN" : "FREEZE",
                "space",
                Ink.TARGET,
                frozen ? 1 : 0)) {
            parameters.set(Parameter.FREEZE, frozen ? 0 : 1);
        }
        if (button(pen, "##panic-button", x + wide + GAP, y, wide, h, "PANIC", "p", Ink.ALARM, flashS / FLASH_S)) {
            parameters.panic();
        }
        if (button(
                pen, "##blackout-button", x + 2 * (wide + GAP), y, wide, h, "BLACKOUT", "b", Ink.CARE, black ? 1 : 0)) {
            parameters.set(Parameter.BLACKOUT, black ? 0 : 1);
        }
    }

    private static boolean button(
            Pen pen, String id, float x, float y, float w, float h, String name, String key, int colour, float on) {
        pen.button(id, x, y, w, h);
        // When it goes down, not when it comes up: on a stage that is what is meant.
        boolean pressed = ImGui.isItemActivated();
        boolean hovered = ImGui.isItemHovered();
        int ground = Ink.between(hovered ? Ink.HOVERED : Ink.RAISED, colour, 0.85f * on);
        pen.fill(x, y, w, h, ground, 8);
        pen.outline(x, y, w, h, Ink.alpha(colour, 0.35f + 0.65f * on), 8);
        int text = Ink.between(colour, Ink.GROUND, on > 0.4f ? 1 : 0);
        pen.textCentre(pen.fonts.large, Fonts.LARGE, x + w / 2, y + h / 2 - 6, text, name);
        pen.textCentre(pen.fonts.small, Fonts.SMALL, x + w / 2, y + h / 2 + 18, Ink.alpha(text, 0.7f), key);
        return pressed;
    }
}
