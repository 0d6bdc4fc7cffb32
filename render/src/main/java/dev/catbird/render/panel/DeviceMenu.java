package dev.catbird.render.panel;

import imgui.ImGui;
import imgui.flag.ImGuiSelectableFlags;
import java.util.List;
import java.util.function.Consumer;

/** The devices in use, to be clicked, and the others beside them then. Thread: panel. */
final class DeviceMenu {
    private static final String ID = "devices";
    private static final float WIDTH = 380;
    private static final float STATE = 40;

    private final DeviceList devices;

    DeviceMenu(DeviceList devices) {
        this.devices = devices;
    }

    /** Draws what is in use, as far as its room goes. */
    void draw(Pen pen, float x, float middle, float room, String text) {
        float wide = Math.min(room, pen.width(pen.fonts.usual, Fonts.USUAL, text) + 26);
        if (wide < 40) {
            return;
        }
        boolean clicked = pen.button("##devices", x - 8, middle - 13, wide + 8, 26);
        boolean hovered = ImGui.isItemHovered();
        if (hovered || ImGui.isPopupOpen(ID)) {
            pen.fill(x - 8, middle - 13, wide + 8, 26, Ink.HOVERED, 6);
        }
        int colour = hovered ? Ink.TEXT : Ink.DIM;
        pen.triangle(x, middle - 2.5f, x + 9, middle - 2.5f, x + 4.5f, middle + 3, colour);
        pen.textWithin(pen.fonts.usual, Fonts.USUAL, x + 16, middle, wide - 18, colour, text);
        if (clicked) {
            devices.look();
            ImGui.openPopup(ID);
        }
        ImGui.setNextWindowPos((x - 8) * pen.scale(), (middle + 17) * pen.scale());
        if (ImGui.beginPopup(ID)) {
            list("hear", devices.inputs(), devices.input(), devices::hear);
            ImGui.separator();
            list("play on", devices.outputs(), devices.output(), devices::playOn);
            ImGui.separator();
            float top = ImGui.getCursorPosY();
            ImGui.pushTextWrapPos(WIDTH * pen.scale());
            ImGui.textWrapped(devices.state());
            ImGui.popTextWrapPos();
            // Room for two lines, so that nothing leaps when there is something to say.
            ImGui.setCursorPosY(Math.max(ImGui.getCursorPosY(), top + STATE * pen.scale()));
            ImGui.dummy(WIDTH * pen.scale(), 0);
            ImGui.endPopup();
        }
    }

    private static void list(String use, List<String> names, String current, Consumer<String> choose) {
        ImGui.textDisabled(use);
        // The same name may be in both lists, and several times in one.
        ImGui.pushID(use);
        for (int i = 0; i < names.size(); i++) {
            boolean chosen = names.get(i).equals(current);
            ImGui.pushID(i);
            // It stays open: what becomes of the choice is said below.
            if (ImGui.selectable(names.get(i), chosen, ImGuiSelectableFlags.DontClosePopups) && !chosen) {
                choose.accept(names.get(i));
            }
            ImGui.popID();
        }
        ImGui.popID();
        if (names.isEmpty()) {
            ImGui.textDisabled("none found yet");
        }
    }
}
