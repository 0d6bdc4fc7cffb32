package dev.catbird.app;

import dev.catbird.render.gl.OutputWindow;
import dev.catbird.render.gl.WindowException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The output window while play runs: there from the start, or not, and gone if it fails. Thread: main. */
final class Stage implements Account {
    private @Nullable OutputWindow window;

    Stage(@Nullable OutputWindow window) {
        this.window = window;
    }

    boolean hasWindow() {
        return window != null;
    }

    /** Draws a picture and waits for the display to show it; false if somebody closed the window. Sound goes on without it. */
    boolean frame(PlayScreen screen) {
        OutputWindow shown = window;
        if (shown == null) {
            return true;
        }
        try {
            return shown.frame();
        } catch (WindowException e) {
            screen.say("sound only from here on: " + e.getMessage());
            window = null;
            return true;
        }
    }

    /** How the pictures come, to follow how the sound does. */
    @Override
    public String state(boolean json) {
        OutputWindow shown = window;
        if (shown == null) {
            return "";
        }
        return json
                ? String.format(
                        Locale.ROOT,
                        ",\"pictures_per_s\":%.1f,\"picture_skew_ms\":%.1f,\"pictures_softened\":%d",
                        shown.picturesPerS(),
                        shown.skewMs(),
                        shown.softened())
                : "  " + shown.state();
    }
}
