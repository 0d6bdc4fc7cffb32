package dev.catbird.app;

import dev.catbird.render.gl.Desktop;
import dev.catbird.render.gl.OutputWindow;
import dev.catbird.render.gl.StageKeys;
import dev.catbird.render.panel.PanelView;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The windows while play runs, for who leads it. They live on a thread of their own, {@value #THREAD}, which may be lost with its display or its
 * driver while all else goes on; on macOS, which wants windows on the first thread, on that of {@link #turn}. Thread: main.
 */
final class Stage implements Account, AutoCloseable {
    static final String THREAD = "catbird-stage";

    /** For its windows to close at the end; if they do not, the process ends without them. */
    private static final int PATIENCE_MS = 3000;

    private static final int LOOK_MS = 20;
    private static final String LOST =
            "sound only from here on: the display has gone, and all windows with it; Ctrl-C ends, as does q"
                    + " where the terminal has keys";

    /** Opens the windows on the thread they are to live on. */
    interface Opener {
        /** Null if there shall be none. {@code lost} as {@link Desktop#open(Runnable)} has it; {@code say} gets lines for people, later. */
        @Nullable
        Windows open(Runnable lost, Consumer<String> say);
    }

    private final Interruption interruption;
    private final CompletableFuture<@Nullable Windows> opened = new CompletableFuture<>();
    private final Queue<Runnable> asked = new ConcurrentLinkedQueue<>();
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private @Nullable Windows windows;
    private boolean own;
    private boolean lossTold;
    private volatile boolean open = true;
    private volatile boolean left;
    private volatile boolean lost;
    private volatile @Nullable Throwable failure;

    private Stage(Interruption interruption, Opener opener) {
        this.interruption = interruption;
        thread = new Thread(() -> live(opener), THREAD);
        // It may never end.
        thread.setDaemon(true);
    }

    /** One without windows. */
    static Stage empty() {
        return new Stage(new Interruption(), (lost, say) -> null);
    }

    /** One with the windows that are opened; throws what the opener throws. */
    static Stage open(Interruption interruption, Opener opener) {
        Stage stage = new Stage(interruption, opener);
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac")) {
            stage.windows = opener.open(() -> {}, stage.said::add);
        } else {
            stage.begin();
        }
        return stage;
    }

    private void begin() {
        own = true;
        thread.start();
        try {
            windows = opened.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void live(Opener opener) {
        Windows mine;
        try {
            mine = opener.open(this::lose, said::add);
        } catch (RuntimeException | Error e) {
            opened.completeExceptionally(e);
            return;
        }
        opened.complete(mine);
        if (mine == null) {
            return;
        }
        try {
            while (open && !left) {
                for (Runnable next = asked.poll(); next != null; next = asked.poll()) {
                    next.run();
                }
                left = !mine.turn();
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        mine.close();
    }

    /** On a thread that will not come back. */
    private void lose() {
        lost = true;
        // If it has been lost while it was being opened.
        opened.complete(null);
    }

    /** Opens the panel soon. {@code keys} hears of keys pressed in it if there is no other window. */
    void openPanel(PanelView view, int @Nullable [] size, StageKeys keys) {
        Windows all = windows;
        if (all == null) {
            return;
        }
        if (own) {
            asked.add(() -> all.openPanel(view, size, keys));
        } else {
            all.openPanel(view, size, keys);
        }
    }

    /** How the pictures come, for the panel. */
    PanelView.Pictures pictures() {
        OutputWindow shown = shown();
        return shown == null
                ? PanelView.Pictures.NONE
                : new PanelView.Pictures(shown::picturesPerS, shown::skewMs, shown::softened, shown::lost);
    }

    private @Nullable OutputWindow shown() {
        return windows == null ? null : windows.pictures();
    }

    /** Draws if nobody else does, and else waits for a moment; false if somebody closed the window. */
    boolean turn() throws InterruptedException {
        if (!own && windows != null) {
            return windows.turn();
        }
        Thread.sleep(LOOK_MS);
        return !left;
    }

    /** A line to say about the windows, or null. */
    @Nullable
    String news() {
        if (!lost || lossTold) {
            return said.poll();
        }
        lossTold = true;
        abandon();
        return LOST;
    }

    /** What has ended the windows for no reason of theirs, or null: a fault of the program. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    private void abandon() {
        interruption.endBy(Desktop::endProcess);
        if (windows != null) {
            windows.abandon();
        }
    }

    /** How the pictures come, to follow how the sound does. */
    @Override
    public String state(boolean json) {
        OutputWindow shown = shown();
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
        open = false;
        if (!own) {
            if (windows != null) {
                windows.close();
            }
            return;
        }
        try {
            for (int waitedMs = 0; thread.isAlive() && !lost && waitedMs < PATIENCE_MS; waitedMs += LOOK_MS) {
                thread.join(LOOK_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            abandon();
        }
    }
}
