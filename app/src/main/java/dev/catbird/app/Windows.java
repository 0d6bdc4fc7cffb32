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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The windows of a desktop, the one with the pictures and the panel: each there from the start, or not, and gone if it fails. Thread: render. */
final class Windows {
    private static final int LOOK_MS = 10;
    private static final int PATIENCE_MS = 300;

    private final Desktop desktop;
    private final Consumer<String> say;
    private volatile @Nullable OutputWindow window;
    private volatile @Nullable PanelWindow panelWindow;
    private volatile @Nullable Panel panel;

    /** {@code window}: null where there are no pictures; {@code say} gets lines for people. */
    Windows(Desktop desktop, @Nullable OutputWindow window, Consumer<String> say) {
        this.desktop = desktop;
        this.window = window;
        this.say = say;
    }

    /** Opens the panel, or says why not. {@code keys} hears of keys pressed in it if there is no other window. */
    void openPanel(PanelView view, int @Nullable [] size, StageKeys keys) {
        try {
            PanelWindow opened = PanelWindow.open(
                    desktop,
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

    /** The one with the pictures, or null. Thread: any. */
    @Nullable
    OutputWindow pictures() {
        return window;
    }

    /**
     * Hears of keys and draws a picture, waiting for the display to show it; false if somebody closed the window. Sound goes on without it.
     */
    boolean turn() {
        OutputWindow shown = window;
        try {
            if (shown == null) {
                desktop.await(LOOK_MS);
            } else {
                desktop.poll();
            }
            tendPanel();
            return shown == null || shown.frame();
        } catch (WindowException e) {
            // What is on a card that has gone needs no closing.
            if (shown != null) {
                shown.abandon();
            }
            window = null;
            say.accept("sound only from here on: " + e.getMessage());
            return true;
        }
    }

    private void tendPanel() {
        PanelWindow shown = panelWindow;
        if (shown != null && !shown.tend()) {
            closePanel();
            say.accept("the panel is closed; all else goes on");
        }
    }

    private void closePanel() {
        Panel drawn = panel;
        if (drawn != null) {
            drawn.close();
            panel = null;
        }
        PanelWindow shown = panelWindow;
        if (shown != null) {
            shown.close();
            panelWindow = null;
        }
    }

    void close() {
        closePanel();
        OutputWindow shown = window;
        if (shown != null) {
            shown.close();
            window = null;
        }
        desktop.close();
    }

    /** They have gone, and their threads with them: what is remembered is, and nobody reads the corpus any more. In place of {@link #close}; thread: any. */
    void abandon() {
        Panel drawn = panel;
        if (drawn != null) {
            try {
                drawn.abandon(PATIENCE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        OutputWindow shown = window;
        if (shown != null) {
            shown.abandon();
            window = null;
        }
    }
}
