package dev.catbird.render.panel;

import dev.catbird.render.gl.PanelEvents;
import dev.catbird.render.gl.PanelKey;
import imgui.ImGuiIO;
import imgui.flag.ImGuiKey;

/** Tells imgui what is done with mouse and keyboard: a press and its release never in the same picture, or it would not see them. Thread: panel. */
final class PanelInput {
    private static final float NOWHERE = -Float.MAX_VALUE;
    private static final int BUTTONS = 3;

    private final PanelEvents events;
    private final boolean[] fresh = new boolean[BUTTONS];

    PanelInput(PanelEvents events, ImGuiIO io) {
        this.events = events;
        map(io, ImGuiKey.Tab, PanelKey.TAB);
        map(io, ImGuiKey.LeftArrow, PanelKey.LEFT);
        map(io, ImGuiKey.RightArrow, PanelKey.RIGHT);
        map(io, ImGuiKey.UpArrow, PanelKey.UP);
        map(io, ImGuiKey.DownArrow, PanelKey.DOWN);
        map(io, ImGuiKey.Home, PanelKey.HOME);
        map(io, ImGuiKey.End, PanelKey.END);
        map(io, ImGuiKey.Delete, PanelKey.DELETE);
        map(io, ImGuiKey.Backspace, PanelKey.BACKSPACE);
        map(io, ImGuiKey.Enter, PanelKey.ENTER);
        map(io, ImGuiKey.KeyPadEnter, PanelKey.KEYPAD_ENTER);
        map(io, ImGuiKey.Escape, PanelKey.ESCAPE);
        map(io, ImGuiKey.A, PanelKey.A);
    }

    private static void map(ImGuiIO io, int meaning, PanelKey key) {
        io.setKeyMap(meaning, key.code());
    }

    /** Before each picture: what has happened since the last, as far as it fits into one. */
    void take(ImGuiIO io) {
        java.util.Arrays.fill(fresh, false);
        float wheel = 0;
        boolean moved = false;
        boolean pressed = false;
        while (events.any()) {
            switch (events.kind()) {
                case MOVE -> {
                    // A button that was just pressed or let go was so where the pointer was then.
                    if (anyFresh()) {
                        io.setMouseWheel(wheel);
                        return;
                    }
                    io.setMousePos(events.x(), events.y());
                    moved = true;
                }
                case LEAVE -> io.setMousePos(NOWHERE, NOWHERE);
                case BUTTON -> {
                    int button = (int) events.x();
                    if (button < BUTTONS) {
                        // Nor would it see how far something was dragged before it was let go.
                        if (fresh[button] || moved) {
                            io.setMouseWheel(wheel);
                            return;
                        }
                        fresh[button] = true;
                        io.setMouseDown(button, events.y() > 0);
                    }
                }
                case WHEEL -> wheel += events.y();
                case KEY -> {
                    boolean down = events.y() > 0;
                    if (!down && pressed) {
                        io.setMouseWheel(wheel);
                        return;
                    }
                    pressed |= down;
                    key(io, (int) events.x(), down);
                }
                case CHARACTER -> io.addInputCharacter((int) events.x());
            }
            events.next();
        }
        io.setMouseWheel(wheel);
    }

    private boolean anyFresh() {
        return fresh[0] || fresh[1] || fresh[2];
    }

    private static void key(ImGuiIO io, int code, boolean down) {
        io.setKeysDown(code, down);
        if (code == PanelKey.SHIFT.code()) {
            io.setKeyShift(down);
        } else if (code == PanelKey.CONTROL.code()) {
            io.setKeyCtrl(down);
        }
    }
}
