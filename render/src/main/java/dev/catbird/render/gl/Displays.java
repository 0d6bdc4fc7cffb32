package dev.catbird.render.gl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lwjgl.PointerBuffer;
import org.lwjgl.glfw.GLFW;
import org.lwjgl.glfw.GLFWVidMode;

/** The displays there are now. Thread: render. */
final class Displays {
    /**
     * One display.
     *
     * @param handle GLFW's
     * @param name what it calls itself
     * @param x its left edge on the desktop, in screen units
     * @param y its upper edge
     * @param width its width
     * @param height its height
     * @param refreshHz pictures a second
     */
    record Display(long handle, String name, int x, int y, int width, int height, int refreshHz) {}

    private Displays() {}

    static List<Display> all() {
        List<Display> displays = new ArrayList<>();
        PointerBuffer monitors = GLFW.glfwGetMonitors();
        for (int i = 0; monitors != null && i < monitors.limit(); i++) {
            long handle = monitors.get(i);
            GLFWVidMode mode = GLFW.glfwGetVideoMode(handle);
            if (mode != null) {
                int[] x = new int[1];
                int[] y = new int[1];
                GLFW.glfwGetMonitorPos(handle, x, y);
                String name = Objects.requireNonNullElse(GLFW.glfwGetMonitorName(handle), "display " + (i + 1));
                displays.add(new Display(handle, name, x[0], y[0], mode.width(), mode.height(), mode.refreshRate()));
            }
        }
        return displays;
    }

    /** The display for the pictures: {@code wanted} as in {@link WindowOrder}; what is {@code remembered} may be empty. */
    static Display wanted(String wanted, String remembered) throws WindowException {
        List<Display> displays = all();
        return wanted.isEmpty() ? usual(displays, remembered) : named(displays, wanted);
    }

    /** The display for all that is not for the audience: the first other than that of the pictures, or that one if there is no other; at least one is there. */
    static Display aside(List<Display> displays, @Nullable String pictures) {
        for (Display display : displays) {
            if (!display.name.equals(pictures)) {
                return display;
            }
        }
        return displays.get(0);
    }

    /** The display asked for: by number, by name, by a part of the name. Throws {@link WindowException} with those there are. */
    static Display named(List<Display> displays, String wanted) throws WindowException {
        for (int i = 0; i < displays.size(); i++) {
            Display display = displays.get(i);
            if (wanted.equals(Integer.toString(i + 1)) || wanted.equalsIgnoreCase(display.name)) {
                return display;
            }
        }
        for (Display display : displays) {
            if (display.name.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT))) {
                return display;
            }
        }
        StringBuilder there = new StringBuilder();
        for (int i = 0; i < displays.size(); i++) {
            there.append(i == 0 ? "" : ", ")
                    .append(i + 1)
                    .append(" (")
                    .append(displays.get(i).name)
                    .append(')');
        }
        throw new WindowException("no display is called \"" + wanted + "\"; there are: " + there);
    }

    /** The display for a window nobody said anything about: the remembered one, or the second, or the only one. */
    static Display usual(List<Display> displays, String remembered) throws WindowException {
        for (Display display : displays) {
            if (display.name.equals(remembered)) {
                return display;
            }
        }
        if (displays.isEmpty()) {
            throw new WindowException("no display is connected; connect one, or play with --headless");
        }
        return displays.get(Math.min(1, displays.size() - 1));
    }
}
