package dev.catbird.render.gl;

import static org.lwjgl.glfw.GLFW.*;

import dev.catbird.render.gl.Displays.Display;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lwjgl.glfw.GLFWErrorCallback;
import org.lwjgl.opengl.GL;
import org.lwjgl.system.MemoryUtil;

/**
 * The window on the desktop: where it is, what is pressed in it, when it is drawn. Thread: main.
 *
 * <p>When the display it fills goes away, it is a window on another, and fills the first again when that is back.
 */
final class Screen {
    private static final int USUAL_HZ = 60;

    private final long window;
    private final Keys keys;
    private final String[] lastError = new String[1];
    private final GLFWErrorCallback errors;
    private int windowWidth;
    private int windowHeight;
    private String home;
    private boolean fullScreen;
    private boolean changed;
    private final int[] x = new int[1];
    private final int[] y = new int[1];

    /** Hears of keys. */
    interface Keys {
        /** {@code number} of a preset, or the way to go for those that go either way: 1 or -1. */
        void press(StageKey key, int number);
    }

    /** Opens the window and makes its context this thread's. Throws {@link WindowException} where that cannot be. */
    Screen(WindowOrder order, String remembered, Keys keys) throws WindowException {
        this.keys = keys;
        windowWidth = order.width();
        windowHeight = order.height();
        fullScreen = order.fullScreen();
        errors = GLFWErrorCallback.create((code, description) -> lastError[0] = MemoryUtil.memUTF8(description));
        errors.set();
        try {
            if (!glfwInit()) {
                throw new WindowException("no display can be reached (" + cause() + "); play with --headless");
            }
            List<Display> displays = Displays.all();
            Display display = order.display().isEmpty()
                    ? Displays.usual(displays, remembered)
                    : Displays.named(displays, order.display());
            home = display.name();
            window = create(order.title(), display);
        } catch (WindowException | RuntimeException | Error e) {
            glfwTerminate();
            release();
            throw e;
        }
    }

    private long create(String title, Display display) throws WindowException {
        glfwDefaultWindowHints();
        glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
        glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
        glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
        glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
        glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
        long handle = glfwCreateWindow(windowWidth, windowHeight, title, MemoryUtil.NULL, MemoryUtil.NULL);
        if (handle == MemoryUtil.NULL) {
            throw new WindowException(
                    "the display has no OpenGL 3.3 (" + cause() + "); update its driver, or play with --headless");
        }
        glfwSetKeyCallback(handle, (w, key, code, action, modifiers) -> {
            StageKey pressed = action == GLFW_RELEASE ? null : stageKey(key, modifiers, action == GLFW_REPEAT);
            if (pressed != null) {
                keys.press(pressed, number(key, modifiers));
            }
        });
        glfwSetMonitorCallback((monitor, event) -> changed = true);
        glfwMakeContextCurrent(handle);
        GL.createCapabilities();
        glfwSwapInterval(1);
        place(handle, display);
        glfwShowWindow(handle);
        return handle;
    }

    private String cause() {
        String said = lastError[0];
        return said == null ? "no reason given" : said;
    }

    /** Arrows repeat while they are held, nothing else. */
    private static @Nullable StageKey stageKey(int key, int modifiers, boolean repeats) {
        return switch (key) {
            case GLFW_KEY_RIGHT -> StageKey.MORE;
            case GLFW_KEY_LEFT -> StageKey.FEWER;
            case GLFW_KEY_UP -> StageKey.BLEND_UP;
            case GLFW_KEY_DOWN -> StageKey.BLEND_DOWN;
            default -> repeats ? null : once(key, modifiers);
        };
    }

    private static @Nullable StageKey once(int key, int modifiers) {
        if (digit(key) > 0) {
            return StageKey.PRESET;
        }
        return switch (key) {
            case GLFW_KEY_F -> StageKey.FULL_SCREEN;
            case GLFW_KEY_B -> StageKey.BLACKOUT;
            case GLFW_KEY_SPACE -> StageKey.FREEZE;
            case GLFW_KEY_V -> StageKey.NEXT_VIEW;
            case GLFW_KEY_S -> StageKey.SCREENSHOT;
            case GLFW_KEY_N -> StageKey.NEXT_PRESET;
            case GLFW_KEY_U -> StageKey.UNDO;
            case GLFW_KEY_R -> StageKey.RESET;
            case GLFW_KEY_Q -> StageKey.QUIT;
            case GLFW_KEY_SLASH -> (modifiers & GLFW_MOD_SHIFT) != 0 ? StageKey.HELP : null;
            default -> letter(key);
        };
    }

    private static int number(int key, int modifiers) {
        int digit = digit(key);
        return digit > 0 ? digit : (modifiers & GLFW_MOD_SHIFT) != 0 ? -1 : 1;
    }

    /** 1 to 9, or 0 for any other key. */
    private static int digit(int key) {
        int first = key >= GLFW_KEY_KP_1 ? GLFW_KEY_KP_1 : GLFW_KEY_1;
        return key >= first && key <= first + 8 ? key - first + 1 : 0;
    }

    /** Where keyboards have the question mark elsewhere. */
    private static @Nullable StageKey letter(int key) {
        String name = key == GLFW_KEY_UNKNOWN ? null : glfwGetKeyName(key, 0);
        return "?".equals(name == null ? "" : name.toLowerCase(Locale.ROOT)) ? StageKey.HELP : null;
    }

    /** Puts the window where it belongs, on the display it belongs to if that is there. */
    private void place(long handle, Display display) {
        if (fullScreen && display.name().equals(home)) {
            glfwSetInputMode(handle, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
            glfwSetWindowMonitor(
                    handle, display.handle(), 0, 0, display.width(), display.height(), display.refreshHz());
        } else {
            glfwSetInputMode(handle, GLFW_CURSOR, GLFW_CURSOR_NORMAL);
            int width = Math.min(windowWidth, display.width());
            int height = Math.min(windowHeight, display.height());
            glfwSetWindowMonitor(
                    handle,
                    MemoryUtil.NULL,
                    display.x() + (display.width() - width) / 2,
                    display.y() + (display.height() - height) / 2,
                    width,
                    height,
                    GLFW_DONT_CARE);
        }
        // A window that changes its display may forget what it waits for.
        glfwSwapInterval(1);
    }

    /** Fills the display it is on, or stops to. */
    void toggleFullScreen() {
        if (!fullScreen) {
            glfwGetWindowSize(window, x, y);
            windowWidth = x[0];
            windowHeight = y[0];
            glfwGetWindowPos(window, x, y);
            home = under(x[0] + windowWidth / 2, y[0] + windowHeight / 2);
        }
        fullScreen = !fullScreen;
        rearrange();
    }

    /** Name of the display at a place of the desktop. */
    private String under(int atX, int atY) {
        for (Display display : Displays.all()) {
            if (atX >= display.x()
                    && atX < display.x() + display.width()
                    && atY >= display.y()
                    && atY < display.y() + display.height()) {
                return display.name();
            }
        }
        return home;
    }

    private void rearrange() {
        List<Display> displays = Displays.all();
        Display place = null;
        for (Display display : displays) {
            if (display.name().equals(home) || place == null) {
                place = display;
            }
        }
        if (place != null) {
            place(window, place);
        }
    }

    /** Hears of keys and displays. False once the window has been closed. */
    boolean poll() {
        glfwPollEvents();
        if (changed) {
            changed = false;
            rearrange();
        }
        return !glfwWindowShouldClose(window);
    }

    void title(String title) {
        glfwSetWindowTitle(window, title);
    }

    /** Width in pixels; 0 while it is an icon. */
    int width() {
        glfwGetFramebufferSize(window, x, y);
        return x[0];
    }

    int height() {
        glfwGetFramebufferSize(window, x, y);
        return y[0];
    }

    /** Name of the display it belongs to. */
    String home() {
        return home;
    }

    /** Pictures a second of the display. */
    int refreshHz() {
        for (Display display : Displays.all()) {
            if (display.name().equals(home) && display.refreshHz() > 0) {
                return display.refreshHz();
            }
        }
        return USUAL_HZ;
    }

    /** Shows what was drawn, at the display's next turn. */
    void swap() {
        glfwSwapBuffers(window);
    }

    void close() {
        glfwSetMonitorCallback(null);
        glfwDestroyWindow(window);
        glfwTerminate();
        release();
    }

    private void release() {
        glfwSetErrorCallback(null);
        errors.free();
    }
}
