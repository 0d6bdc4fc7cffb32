package dev.catbird.render.gl;

import static org.lwjgl.glfw.GLFW.*;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;
import org.lwjgl.glfw.GLFWErrorCallback;
import org.lwjgl.system.MemoryUtil;

/**
 * The window system: windows live between its opening and its closing, and all of them hear of keys, mice and displays when {@link #poll} is
 * called. One at a time. Thread: render, the one that opens it; on macOS that has to be main.
 */
public final class Desktop implements Closeable {
    private final String[] lastError = new String[1];
    private final GLFWErrorCallback errors;
    private final @Nullable DisplayLoss loss;
    private int displayChanges;

    private Desktop(@Nullable Runnable lost) throws WindowException {
        errors = GLFWErrorCallback.create((code, description) -> lastError[0] = MemoryUtil.memUTF8(description));
        errors.set();
        if (!glfwInit()) {
            String cause = cause();
            release();
            throw new WindowException("no display can be reached (" + cause + "); play with --headless");
        }
        glfwSetMonitorCallback((monitor, event) -> displayChanges++);
        loss = lost == null ? null : DisplayLoss.heardBy(lost);
    }

    /** Opens it; if its display server goes, that ends the process. Throws {@link WindowException} if there is no display. */
    public static Desktop open() throws WindowException {
        return opened(null);
    }

    /**
     * Opens it. If its display server goes, the threads that call it or draw in its windows never come back, all others go on, and {@code lost}
     * is run on one that does not: it may only take a note. The process is to end by {@link #endProcess} then. So it is with X11; where
     * that is another, {@code lost} is not heard of. Throws {@link WindowException} if there is no display.
     */
    public static Desktop open(Runnable lost) throws WindowException {
        return opened(lost);
    }

    private static Desktop opened(@Nullable Runnable lost) throws WindowException {
        try {
            return new Desktop(lost);
        } catch (LinkageError e) {
            throw new WindowException(
                    "there is no window library for this machine (" + e.getMessage() + "); play with --headless");
        }
    }

    /** Has all windows hear what has happened. */
    public void poll() {
        glfwPollEvents();
    }

    /** As {@link #poll}, but waits for something to happen, so long at most. */
    public void await(int mostMs) {
        glfwWaitEventsTimeout(mostMs * 1e-3);
    }

    /** How often displays have come or gone. */
    int displayChanges() {
        return displayChanges;
    }

    /** What the window system said last, for people. */
    String cause() {
        String said = lastError[0];
        return said == null ? "no reason given" : said;
    }

    /** Ends the process at once, whatever drivers and lost threads wait for. Thread: any. */
    public static void endProcess(int exitCode) {
        DisplayLoss.endProcess(exitCode);
    }

    /** Hints for a window of ours that is not shown yet. */
    static void hint() {
        glfwDefaultWindowHints();
        glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
        glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
        glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
        glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    }

    @Override
    public void close() {
        glfwSetMonitorCallback(null);
        glfwTerminate();
        if (loss != null) {
            loss.close();
        }
        release();
    }

    private void release() {
        glfwSetErrorCallback(null);
        errors.free();
    }
}
