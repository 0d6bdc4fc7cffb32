package dev.catbird.render.gl;

import static org.lwjgl.glfw.GLFW.*;

import dev.catbird.engine.media.Picture;
import dev.catbird.render.gl.Displays.Display;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lwjgl.opengl.GL;
import org.lwjgl.system.MemoryUtil;

/**
 * A window beside the pictures, for whoever plays: on another display than theirs where there is one. Thread: render opens, tends and closes it;
 * another, the panel's, draws it between {@link #begin} and {@link #end}, and never waits for the display.
 */
public final class PanelWindow implements Closeable {
    private static final int LEAST_WIDTH = 640;
    private static final int LEAST_HEIGHT = 360;
    /** How much of a display of its own it takes, and of one that it shares. */
    private static final double ALONE = 0.94;

    private static final double SHARED = 0.72;

    private final Desktop desktop;
    private final @Nullable OutputWindow pictures;
    private final StageKeys keys;
    private final PanelEvents events = new PanelEvents();
    private final Screenshots screenshots;
    private final Picture shot = new Picture();
    private final long window;
    private final int[] a = new int[1];
    private final int[] b = new int[1];
    private int displayChanges;
    private boolean hidden;
    private volatile int width;
    private volatile int height;
    private volatile double pixelsPerUnit = 1;
    private volatile boolean typing;
    private volatile boolean closed;
    private volatile boolean shoot;
    private volatile boolean helping;

    /**
     * Opens it, not larger than its display.
     *
     * @param size width and height in screen units; null: what the display has room for
     * @param pictures the window it keeps clear of, or null
     * @param screenshots the folder for pictures taken of it
     * @param keys hears of the keys of {@link StageKey} that are pressed in it, but for the screenshot and the help, which are its own
     * @param say gets lines for people
     */
    public static PanelWindow open(
            Desktop desktop,
            String title,
            int @Nullable [] size,
            @Nullable OutputWindow pictures,
            Path screenshots,
            StageKeys keys,
            Consumer<String> say)
            throws WindowException {
        return new PanelWindow(desktop, title, size, pictures, new Screenshots(screenshots, say), keys);
    }

    private PanelWindow(
            Desktop desktop,
            String title,
            int @Nullable [] size,
            @Nullable OutputWindow pictures,
            Screenshots screenshots,
            StageKeys keys)
            throws WindowException {
        this.desktop = desktop;
        this.pictures = pictures;
        this.keys = keys;
        this.screenshots = screenshots;
        displayChanges = desktop.displayChanges();
        List<Display> displays = Displays.all();
        if (displays.isEmpty()) {
            throw new WindowException("no display is connected");
        }
        Display display = Displays.aside(displays, pictures == null ? null : pictures.home());
        double part = displays.size() > 1 || pictures == null ? ALONE : SHARED;
        int wide = (int) (part * Math.min(display.width(), display.height() * 16.0 / 9));
        int[] wanted = size == null ? new int[] {wide, wide * 9 / 16} : size;
        Desktop.hint();
        glfwWindowHint(GLFW_FOCUS_ON_SHOW, pictures == null ? GLFW_TRUE : GLFW_FALSE);
        window = glfwCreateWindow(
                Math.min(wanted[0], display.width()),
                Math.min(wanted[1], display.height()),
                title,
                MemoryUtil.NULL,
                MemoryUtil.NULL);
        if (window == MemoryUtil.NULL) {
            throw new WindowException("the display has no OpenGL 3.3 (" + desktop.cause() + ")");
        }
        listen();
        glfwSetWindowSizeLimits(window, LEAST_WIDTH, LEAST_HEIGHT, GLFW_DONT_CARE, GLFW_DONT_CARE);
        place(display, displays.size() > 1 || pictures == null);
        glfwShowWindow(window);
        measure();
    }

    private void listen() {
        glfwSetCursorPosCallback(
                window, (w, x, y) -> events.put(PanelEvents.Kind.MOVE, x * pixelsPerUnit, y * pixelsPerUnit));
        glfwSetCursorEnterCallback(window, (w, inside) -> {
            if (!inside) {
                events.put(PanelEvents.Kind.LEAVE, 0, 0);
            }
        });
        glfwSetMouseButtonCallback(
                window,
                (w, button, action, modifiers) ->
                        events.put(PanelEvents.Kind.BUTTON, button, action == GLFW_PRESS ? 1 : 0));
        glfwSetScrollCallback(window, (w, x, y) -> events.put(PanelEvents.Kind.WHEEL, x, y));
        glfwSetCharCallback(window, (w, character) -> events.put(PanelEvents.Kind.CHARACTER, character, 0));
        glfwSetKeyCallback(window, (w, key, code, action, modifiers) -> press(key, action, modifiers));
        glfwSetFramebufferSizeCallback(window, (w, x, y) -> measure());
        glfwSetWindowCloseCallback(window, w -> closed = true);
    }

    private void press(int key, int action, int modifiers) {
        PanelKey edits = PanelKey.of(key);
        if (edits != null) {
            events.put(PanelEvents.Kind.KEY, edits.code(), action == GLFW_RELEASE ? 0 : 1);
        }
        StageKey pressed =
                typing || action == GLFW_RELEASE ? null : Screen.stageKey(key, modifiers, action == GLFW_REPEAT);
        if (pressed == StageKey.SCREENSHOT) {
            screenshot();
        } else if (pressed == StageKey.HELP) {
            helping = !helping;
        } else if (pressed != null) {
            keys.press(pressed, Screen.number(key, modifiers));
        }
    }

    private void measure() {
        glfwGetFramebufferSize(window, a, b);
        width = a[0];
        height = b[0];
        glfwGetWindowSize(window, a, b);
        pixelsPerUnit = a[0] > 0 ? (double) width / a[0] : 1;
    }

    /** In the middle of a display of its own; in a corner of one where the pictures are too. */
    private void place(Display display, boolean alone) {
        glfwGetWindowSize(window, a, b);
        int x = alone ? Math.max(0, (display.width() - a[0]) / 2) : 0;
        int y = alone ? Math.max(0, (display.height() - b[0]) / 2) : 0;
        glfwSetWindowPos(window, display.x() + x, display.y() + y);
    }

    /** Render: keeps it off the display of the pictures when displays have come or gone. False once it has been closed. */
    public boolean tend() {
        if (displayChanges != desktop.displayChanges()) {
            displayChanges = desktop.displayChanges();
            rearrange();
        }
        return !closed;
    }

    private void rearrange() {
        List<Display> displays = Displays.all();
        if (displays.isEmpty()) {
            return;
        }
        String away = pictures == null ? null : pictures.home();
        Display display = Displays.aside(displays, away);
        // If only the projector is left, nobody but the audience would see it.
        boolean projected =
                pictures != null && pictures.fills() && display.name().equals(away);
        if (projected != hidden) {
            hidden = projected;
            if (hidden) {
                glfwHideWindow(window);
            } else {
                glfwShowWindow(window);
            }
        }
        place(display, displays.size() > 1 || pictures == null);
    }

    /** Panel: makes its context this thread's. */
    public PanelCanvas begin() throws WindowException {
        glfwMakeContextCurrent(window);
        GL.createCapabilities();
        glfwSwapInterval(0);
        return new PanelCanvas();
    }

    /** Panel: shows what was drawn, at once. */
    public void show(PanelCanvas canvas) {
        if (shoot) {
            shoot = false;
            canvas.read(shot);
            screenshots.take(shot);
        }
        glfwSwapBuffers(window);
    }

    /** Panel: gives the context back; the canvas is gone. */
    public void end() {
        glfwMakeContextCurrent(MemoryUtil.NULL);
        GL.setCapabilities(null);
    }

    /** Has what is shown next written to a PNG file. Thread: any. */
    public void screenshot() {
        shoot = true;
    }

    /** What is done in it. Thread: panel. */
    public PanelEvents events() {
        return events;
    }

    /** Width in pixels; 0 while it is an icon. Thread: any. */
    public int width() {
        return width;
    }

    /** Height in pixels. Thread: any. */
    public int height() {
        return height;
    }

    /** Whether letters are for a text that is being typed, and not commands. Thread: panel. */
    public void typing(boolean now) {
        typing = now;
    }

    /** Whether the list of keys is to be shown. Thread: any. */
    public boolean helping() {
        return helping;
    }

    /** Puts the list of keys away. Thread: panel. */
    public void helped() {
        helping = false;
    }

    /** Whether somebody has closed it. Thread: any. */
    public boolean closed() {
        return closed;
    }

    /** Render: takes it away; nobody draws any more. */
    @Override
    public void close() {
        org.lwjgl.glfw.Callbacks.glfwFreeCallbacks(window);
        glfwDestroyWindow(window);
    }
}
