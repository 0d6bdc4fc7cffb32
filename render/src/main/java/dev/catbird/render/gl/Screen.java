package dev.catbird.render.gl;

import static org.lwjgl.glfw.GLFW.*;
import static org.lwjgl.opengl.GL33C.GL_NO_ERROR;

import dev.catbird.render.gl.Displays.Display;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lwjgl.glfw.Callbacks;
import org.lwjgl.opengl.ARBRobustness;
import org.lwjgl.opengl.GL;
import org.lwjgl.system.MemoryUtil;

/**
 * The window on the desktop: where it is, what is pressed in it, when it is drawn. Thread: render.
 *
 * <p>When the display it fills goes away, it is a window on another, and fills the first again when that is back.
 */
final class Screen {
    private static final int USUAL_HZ = 60;

    private final long window;
    private final StageKeys keys;
    private final Desktop desktop;
    private int windowWidth;
    private int windowHeight;
    private String home;
    private boolean fullScreen;
    private boolean tellsResets;
    private boolean closed;
    private int displayChanges;
    private final int[] x = new int[1];
    private final int[] y = new int[1];

    /** Opens the window and makes its context this thread's. Throws {@link WindowException} where that cannot be. */
    Screen(Desktop desktop, WindowOrder order, String remembered, StageKeys keys) throws WindowException {
        this.desktop = desktop;
        this.keys = keys;
        windowWidth = order.width();
        windowHeight = order.height();
        fullScreen = order.fullScreen();
        Display display = Displays.wanted(order.display(), remembered);
        home = display.name();
        displayChanges = desktop.displayChanges();
        window = create(order.title(), display);
    }

    private long create(String title, Display display) throws WindowException {
        Desktop.hint();
        glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
        glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, GLFW_LOSE_CONTEXT_ON_RESET);
        long handle = glfwCreateWindow(windowWidth, windowHeight, title, MemoryUtil.NULL, MemoryUtil.NULL);
        if (handle == MemoryUtil.NULL) {
            // Some drivers tell of no resets.
            glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, GLFW_NO_ROBUSTNESS);
            handle = glfwCreateWindow(windowWidth, windowHeight, title, MemoryUtil.NULL, MemoryUtil.NULL);
        }
        if (handle == MemoryUtil.NULL) {
            throw new WindowException("the display has no OpenGL 3.3 (" + desktop.cause()
                    + "); update its driver, or play with --headless");
        }
        glfwSetKeyCallback(handle, (w, key, code, action, modifiers) -> {
            StageKey pressed = action == GLFW_RELEASE ? null : stageKey(key, modifiers, action == GLFW_REPEAT);
            if (pressed != null) {
                keys.press(pressed, number(key, modifiers));
            }
        });
        glfwSetWindowCloseCallback(handle, w -> closed = true);
        glfwMakeContextCurrent(handle);
        tellsResets = GL.createCapabilities().GL_ARB_robustness;
        glfwSwapInterval(1);
        place(handle, display);
        glfwShowWindow(handle);
        return handle;
    }

    /** Arrows repeat while they are held, nothing else. */
    static @Nullable StageKey stageKey(int key, int modifiers, boolean repeats) {
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
            case GLFW_KEY_P -> StageKey.PANIC;
            case GLFW_KEY_V -> StageKey.NEXT_VIEW;
            case GLFW_KEY_S -> StageKey.SCREENSHOT;
            case GLFW_KEY_N -> StageKey.NEXT_PRESET;
            case GLFW_KEY_U -> StageKey.UNDO;
            case GLFW_KEY_R -> StageKey.RESET;
            case GLFW_KEY_W -> StageKey.SAVE_PRESET;
            case GLFW_KEY_Q -> StageKey.QUIT;
            case GLFW_KEY_SLASH -> (modifiers & GLFW_MOD_SHIFT) != 0 ? StageKey.HELP : null;
            default -> letter(key);
        };
    }

    static int number(int key, int modifiers) {
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

    /** Moves it if displays have come or gone. False once the window has been closed. */
    boolean tend() {
        if (displayChanges != desktop.displayChanges()) {
            displayChanges = desktop.displayChanges();
            rearrange();
        }
        return !closed;
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

    /** Whether it fills a display, or would if that were there. */
    boolean fills() {
        return fullScreen;
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

    /** Whether the driver says that it has been reset: nothing that is drawn is shown any more. */
    boolean lost() {
        return tellsResets && ARBRobustness.glGetGraphicsResetStatusARB() != GL_NO_ERROR;
    }

    void close() {
        Callbacks.glfwFreeCallbacks(window);
        glfwDestroyWindow(window);
    }
}
