package dev.catbird.render.gl;

import org.jspecify.annotations.Nullable;
import org.lwjgl.glfw.GLFW;

/** The keys by which text is edited. Thread: any. */
public enum PanelKey {
    TAB(GLFW.GLFW_KEY_TAB),
    LEFT(GLFW.GLFW_KEY_LEFT),
    RIGHT(GLFW.GLFW_KEY_RIGHT),
    UP(GLFW.GLFW_KEY_UP),
    DOWN(GLFW.GLFW_KEY_DOWN),
    HOME(GLFW.GLFW_KEY_HOME),
    END(GLFW.GLFW_KEY_END),
    DELETE(GLFW.GLFW_KEY_DELETE),
    BACKSPACE(GLFW.GLFW_KEY_BACKSPACE),
    ENTER(GLFW.GLFW_KEY_ENTER),
    KEYPAD_ENTER(GLFW.GLFW_KEY_KP_ENTER),
    ESCAPE(GLFW.GLFW_KEY_ESCAPE),
    A(GLFW.GLFW_KEY_A),
    SHIFT(GLFW.GLFW_KEY_LEFT_SHIFT),
    CONTROL(GLFW.GLFW_KEY_LEFT_CONTROL);

    private final int code;

    PanelKey(int code) {
        this.code = code;
    }

    /** Its number, less than 512. */
    public int code() {
        return code;
    }

    /** The key of that number, those on the right like those on the left; null for all that are not for editing. */
    static @Nullable PanelKey of(int code) {
        if (code == GLFW.GLFW_KEY_RIGHT_SHIFT) {
            return SHIFT;
        }
        if (code == GLFW.GLFW_KEY_RIGHT_CONTROL) {
            return CONTROL;
        }
        for (PanelKey key : values()) {
            if (key.code == code) {
                return key;
            }
        }
        return null;
    }
}
