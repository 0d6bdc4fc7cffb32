package dev.catbird.render.gl;

import dev.catbird.render.live.Beside;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What window to open. Thread: any.
 *
 * @param title what stands above it
 * @param display a display's number from 1, its name or a part of it; empty: the one remembered, or the second, or the only one
 * @param fullScreen whether it fills that display
 * @param width its width in screen units if it does not
 * @param height its height, as {@code width}
 * @param screenshots the folder for pictures taken of it
 * @param memory a file that remembers the display from one time to the next; beside it, another remembers the corner pin of each
 * @param beside what has the left half of the window, while what sounds has the right; null: what sounds has all of it
 */
public record WindowOrder(
        String title,
        String display,
        boolean fullScreen,
        int width,
        int height,
        Path screenshots,
        Path memory,
        @Nullable Beside beside) {

    /** A window with nothing beside what sounds. */
    public WindowOrder(
            String title, String display, boolean fullScreen, int width, int height, Path screenshots, Path memory) {
        this(title, display, fullScreen, width, height, screenshots, memory, null);
    }
}
