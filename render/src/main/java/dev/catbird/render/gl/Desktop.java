package dev.catbird.render.gl;

import static org.lwjgl.glfw.GLFW.*;

import java.io.Closeable;
import org.lwjgl.glfw.GLFWErrorCallback;
import org.lwjgl.system.MemoryUtil;

/**
 * The window system: windows live between its opening and its closing, and all of them hear of keys, mice and displays when {@link #poll} is
 * called. One at a time. Thread: main.
 */
public final class Desktop implements Closeable {
    private final String[] lastError = new String[1];
    private final GLFWErrorCallback errors;
    private int displayChanges;

    private Desktop() throws WindowException {
        errors = GLFWErrorCallback.create((code, description) -> lastError[0] = MemoryUtil.memUTF8(description));
        errors.set();
        if (!glfwInit()) {
            String cause = cause();
            release();
            throw new WindowException("no display can be reached (" + cause + "); play with --headless");
        }
        glfwSetMonitorCallback((monitor, event) -> displayChanges++);
    }

    /** Opens it. Throws {@link WindowException} if there is no display. */
    public static Desktop open() throws WindowException {
        try {
            return new Desktop();
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
        release();
    }

    private void release() {
        glfwSetErrorCallback(null);
        errors.free();
    }
}
