package dev.catbird.app;

import dev.catbird.render.gl.Desktop;
import dev.catbird.render.gl.OutputWindow;
import dev.catbird.render.gl.PanelWindow;
import dev.catbird.render.gl.StageKey;
import dev.catbird.render.gl.StageKeys;
import dev.catbird.render.gl.WindowException;
import dev.catbird.render.panel.Panel;
import dev.catbird.render.panel.PanelView;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The windows while play runs, the one with the pictures and the panel: each there from the start, or not, and gone if it fails. Thread: main. */
final class Stage implements Account, AutoCloseable {
    private static final int LOOK_MS = 10;

    private final @Nullable Desktop desktop;
    private @Nullable OutputWindow window;
    private @Nullable PanelWindow panelWindow;
    private @Nullable Panel panel;

    /** {@code desktop}: null where there is none, and then there is no {@code window} either. */
    Stage(@Nullable Desktop desktop, @Nullable OutputWindow window) {
        this.desktop = desktop;
        this.window = window;
    }

    /** Opens the panel, or says why not. {@code keys} hears of keys pressed in it if there is no other window. */
    void openPanel(PanelView view, int @Nullable [] size, StageKeys keys, Consumer<String> say) {
        Desktop on = desktop;
        if (on == null) {
            return;
        }
        try {
            PanelWindow opened = PanelWindow.open(
                    on,
                    "Catbird panel",
                    size,
                    window,
                    Path.of("").toAbsolutePath(),
                    (key, number) -> press(key, number, keys),
                    say);
            panelWindow = opened;
            panel = Panel.start(opened, view, say);
        } catch (WindowException e) {
            say.accept("no panel: " + e.getMessage());
        }
    }

    private void press(StageKey key, int number, StageKeys otherwise) {
        OutputWindow shown = window;
        if (shown != null) {
            shown.press(key, number);
        } else {
            otherwise.press(key, number);
        }
    }

    /** How the pictures come, for the panel. */
    PanelView.Pictures pictures() {
        OutputWindow shown = window;
        return shown == null
                ? PanelView.Pictures.NONE
                : new PanelView.Pictures(shown::picturesPerS, shown::skewMs, shown::softened, shown::lost);
    }

    /** Whether {@link #turn} waits by itself. */
    boolean paces() {
        return window != null || panel != null;
    }

    /**
     * Hears of keys and draws a picture, waiting for the display to show it; false if somebody closed the window. Sound goes on without it.
     */
    boolean turn(PlayScreen screen) {
        Desktop on = desktop;
        if (on == null) {
            return true;
        }
        OutputWindow shown = window;
        try {
            if (shown == null) {
                on.await(LOOK_MS);
            } else {
                on.poll();
            }
            tendPanel(screen);
            return shown == null || shown.frame();
        } catch (WindowException e) {
            // What is on a card that has gone needs no closing.
            if (shown != null) {
                shown.abandon();
            }
            window = null;
            screen.say("sound only from here on: " + e.getMessage());
            return true;
        }
    }

    private void tendPanel(PlayScreen screen) {
        PanelWindow shown = panelWindow;
        if (shown != null && !shown.tend()) {
            closePanel();
            screen.say("the panel is closed; all else goes on");
        }
    }

    private void closePanel() {
        if (panel != null) {
            panel.close();
            panel = null;
        }
        if (panelWindow != null) {
            panelWindow.close();
            panelWindow = null;
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
                        ",\"pictures_per_s\":%.1f,\"picture_skew_ms\":%.1f,\"pictures_softened\":%d,\"grains_lost\":%d",
                        shown.picturesPerS(),
                        shown.skewMs(),
                        shown.softened(),
                        shown.lost())
                : "  " + shown.state();
    }

    @Override
    public void close() {
        closePanel();
        if (window != null) {
            window.close();
            window = null;
        }
        if (desktop != null) {
            desktop.close();
        }
    }
}
