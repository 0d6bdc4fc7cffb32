package dev.catbird.render.panel;

import dev.catbird.engine.param.Curve;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiInputTextFlags;
import imgui.flag.ImGuiMouseButton;
import imgui.flag.ImGuiStyleVar;
import imgui.type.ImString;
import java.util.Locale;

/**
 * A row of the panel for one parameter: dragged, turned by the wheel, typed after a double click, clicked if it is a switch; the right button opens
 * its menu. Thread: panel.
 */
final class Knob {
    static final float LABEL = 108;
    static final float TAG = 58;

    private static final float FINE = 0.1f;
    private static final float WHEEL_STEP = 0.02f;
    private static final int FOCUS_PICTURES = 4;
    private static final int TEXT_ROOM = 32;
    private static final float TOOLTIP_AFTER_S = 0.6f;

    final Parameter parameter;
    private final Parameters parameters;
    private final Bindings bindings;
    private final String id;
    private final String choicesId;
    private final String label;
    private final String doc;
    private final int decimals;
    private final ImString typed = new ImString(TEXT_ROOM);
    private float shownValue = Float.NaN;
    private String shownText = "";
    private float dragNorm;
    private float dragX;
    private boolean dragging;
    private boolean typing;
    /** Pictures in which the field for text may still become active. */
    private int patience;

    private float hoveredS;

    Knob(Parameter parameter, Parameters parameters, Bindings bindings) {
        this.parameter = parameter;
        this.parameters = parameters;
        this.bindings = bindings;
        id = "##" + parameter.id();
        choicesId = "choices" + id;
        label = label(parameter);
        doc = parameter.doc() + "\n" + parameter.range() + "; usually " + parameter.text(parameter.initial());
        float range = parameter.max() - parameter.min();
        decimals = parameter.whole() || range >= 500 ? 0 : range > 10 ? 1 : 2;
    }

    private static String label(Parameter parameter) {
        String words = parameter.id().replace('-', ' ');
        return parameter.group() == Parameter.Group.PIN ? words.substring("pin ".length()) : words;
    }

    /** Whether letters are for this knob now. */
    boolean typing() {
        return typing;
    }

    /** Draws it, and does what the mouse wants; true when its menu is asked for. */
    boolean draw(Pen pen, float x, float y, float w, float h, int accent) {
        float value = parameters.get(parameter);
        float barX = x + LABEL;
        float barW = w - LABEL - TAG;
        float middle = y + h / 2;
        boolean off = value == parameter.initial();
        pen.text(pen.fonts.usual, Fonts.USUAL, x, middle, off ? Ink.DIM : Ink.TEXT, label);
        drawTag(pen, x + w - TAG + 8, middle);
        if (typing) {
            type(pen, barX, y, barW, h);
            return false;
        }
        boolean clicked = pen.knob(id, x, y, w - TAG, h);
        boolean hovered = ImGui.isItemHovered();
        boolean active = ImGui.isItemActive() && ImGui.isMouseDown(ImGuiMouseButton.Left);
        switch (parameter.curve()) {
            case SWITCH -> drawSwitch(pen, barX, middle, value >= 0.5f, hovered, accent);
            case CHOICE -> drawChoice(pen, barX, y, barW, h, value, hovered);
            default -> drawBar(pen, barX, y, barW, h, value, hovered || active, accent);
        }
        act(pen, clicked, hovered, active, value, barW);
        hint(hovered && !active);
        return hovered && ImGui.isMouseClicked(ImGuiMouseButton.Right);
    }

    private void act(Pen pen, boolean clicked, boolean hovered, boolean active, float value, float barW) {
        float wheel = hovered ? ImGui.getIO().getMouseWheel() : 0;
        boolean left = clicked && ImGui.isMouseReleased(ImGuiMouseButton.Left);
        switch (parameter.curve()) {
            case SWITCH -> {
                if (left) {
                    parameters.set(parameter, value >= 0.5f ? 0 : 1);
                }
            }
            case CHOICE -> {
                if (left) {
                    ImGui.openPopup(choicesId);
                }
                if (wheel != 0) {
                    parameters.set(parameter, value - Math.signum(wheel));
                }
                choose(pen, value);
            }
            default -> {
                if (hovered && ImGui.isMouseDoubleClicked(ImGuiMouseButton.Left)) {
                    typing = true;
                    patience = FOCUS_PICTURES;
                    typed.set(number(value));
                } else {
                    drag(pen, active, value, barW);
                }
                if (wheel != 0) {
                    boolean whole = parameter.curve() == Curve.INTEGER;
                    float step = ImGui.getIO().getKeyShift() ? WHEEL_STEP * FINE : WHEEL_STEP;
                    put(
                            whole
                                    ? value + Math.signum(wheel)
                                    : parameter.at(parameter.positionNorm(value) + wheel * step));
                }
            }
        }
    }

    private void drag(Pen pen, boolean active, float value, float barW) {
        float mouse = pen.mouseX();
        if (active && dragging) {
            float moved = (mouse - dragX) / barW;
            if (moved != 0) {
                dragNorm = Math.max(
                        0, Math.min(1, dragNorm + moved * (ImGui.getIO().getKeyShift() ? FINE : 1)));
                put(parameter.at(dragNorm));
            }
        } else if (active) {
            dragNorm = parameter.positionNorm(value);
        }
        dragging = active;
        dragX = mouse;
    }

    /** Sets it, to what can be read on it. */
    private void put(float value) {
        double factor = Math.pow(10, decimals);
        parameters.set(parameter, (float) (Math.round(value * factor) / factor));
    }

    private void drawBar(Pen pen, float x, float y, float w, float h, float value, boolean lit, int accent) {
        float top = y + 3;
        float high = h - 6;
        pen.fill(x, top, w, high, lit ? Ink.HOVERED : Ink.RAISED, 4);
        float at = parameter.positionNorm(value) * w;
        if (at >= 1) {
            pen.clip(x, top, at, high);
            pen.fill(x, top, w, high, Ink.alpha(accent, lit ? 0.42f : 0.32f), 4);
            pen.unclip();
            pen.fill(x + at - 2, top, 2, high, accent);
        }
        float usual = parameter.positionNorm(parameter.initial()) * w;
        pen.fill(x + Math.min(w - 1, usual), top + high - 3, 1, 3, Ink.FAINT);
        float hardware = bindings.positionNorm(parameter);
        if (!Float.isNaN(hardware)) {
            float tip = x + hardware * w;
            pen.triangle(tip - 4, top - 1, tip + 4, top - 1, tip, top + 5, Ink.CARE);
        }
        pen.textRight(pen.fonts.strong, Fonts.USUAL, x + w - 8, y + h / 2, Ink.TEXT, text(value));
    }

    private void drawSwitch(Pen pen, float x, float middle, boolean on, boolean lit, int accent) {
        float high = 16;
        float wide = 32;
        pen.fill(
                x,
                middle - high / 2,
                wide,
                high,
                on ? Ink.alpha(accent, 0.55f) : lit ? Ink.HOVERED : Ink.RAISED,
                high / 2);
        pen.disc(on ? x + wide - high / 2 : x + high / 2, middle, high / 2 - 2.5f, on ? Ink.TEXT : Ink.FAINT);
        pen.text(pen.fonts.usual, Fonts.USUAL, x + wide + 10, middle, on ? Ink.TEXT : Ink.FAINT, on ? "on" : "off");
    }

    private void drawChoice(Pen pen, float x, float y, float w, float h, float value, boolean lit) {
        float middle = y + h / 2;
        pen.fill(x, y + 3, w, h - 6, lit ? Ink.HOVERED : Ink.RAISED, 4);
        pen.text(pen.fonts.strong, Fonts.USUAL, x + 10, middle, Ink.TEXT, parameter.text(value));
        float tip = x + w - 14;
        pen.triangle(tip - 4, middle - 2, tip + 4, middle - 2, tip, middle + 3, Ink.DIM);
    }

    private void choose(Pen pen, float value) {
        if (ImGui.beginPopup(choicesId)) {
            for (int i = 0; i < parameter.choices().size(); i++) {
                if (ImGui.selectable(parameter.choices().get(i), i == Math.round(value), 0, 120 * pen.scale(), 0)) {
                    parameters.set(parameter, i);
                }
            }
            ImGui.endPopup();
        }
    }

    private void drawTag(Pen pen, float x, float middle) {
        String controller = bindings.controller(parameter);
        boolean learning = bindings.learning(parameter);
        if (!learning && controller.isEmpty()) {
            return;
        }
        int colour = learning ? Ink.CARE : Ink.DIM;
        pen.outline(x, middle - 8, TAG - 10, 16, Ink.alpha(colour, 0.6f), 3);
        pen.clip(x, middle - 10, TAG - 10, 20);
        pen.textCentre(
                pen.fonts.small, Fonts.SMALL, x + (TAG - 10) / 2, middle, colour, learning ? "turn one" : controller);
        pen.unclip();
    }

    private void type(Pen pen, float x, float y, float w, float h) {
        ImGui.setCursorScreenPos(x * pen.scale(), (y + 3) * pen.scale());
        ImGui.pushFont(pen.fonts.strong);
        ImGui.pushStyleVar(
                ImGuiStyleVar.FramePadding, 8 * pen.scale(), Math.max(0, (h - 6 - Fonts.USUAL) / 2 * pen.scale()));
        ImGui.pushStyleColor(ImGuiCol.FrameBg, Ink.GROUND);
        ImGui.setNextItemWidth(w * pen.scale());
        if (patience == FOCUS_PICTURES) {
            ImGui.setKeyboardFocusHere();
        }
        boolean entered =
                ImGui.inputText(id, typed, ImGuiInputTextFlags.EnterReturnsTrue | ImGuiInputTextFlags.AutoSelectAll);
        if (entered) {
            set(typed.get());
            typing = false;
        } else if (ImGui.isItemActive()) {
            patience = 0;
        } else if (patience == 0) {
            typing = false;
        } else {
            patience--;
        }
        ImGui.popStyleColor();
        ImGui.popStyleVar();
        ImGui.popFont();
    }

    /** Sets what was typed: a number, with or without its unit; anything else changes nothing. */
    private void set(String words) {
        String number = words.strip().toLowerCase(Locale.ROOT).replace(',', '.').replaceFirst("[a-z% ]+$", "");
        try {
            parameters.set(parameter, Float.parseFloat(number));
        } catch (NumberFormatException e) {
            // It stays as it is, and shows that.
        }
    }

    private void hint(boolean hovered) {
        hoveredS = hovered ? hoveredS + ImGui.getIO().getDeltaTime() : 0;
        if (hoveredS > TOOLTIP_AFTER_S) {
            ImGui.setTooltip(doc);
        }
    }

    private String number(float value) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private String text(float value) {
        if (value != shownValue) {
            shownValue = value;
            shownText = parameter.unit().isEmpty() ? number(value) : number(value) + " " + parameter.unit();
        }
        return shownText;
    }
}
