package dev.catbird.app;

import dev.catbird.engine.ProgressListener;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Progress for people: a bar per stage with rate and time left where stderr is a terminal, else one plain line per
 * stage. Close it before anything else is printed. Thread: the job's workers, one call at a time.
 */
final class ConsoleProgress implements ProgressListener, AutoCloseable {

    private static final int UPDATE_MS = 200;

    private final Terminal terminal;
    private @Nullable ProgressBar bar;

    ConsoleProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void stage(String what, String unit, long total) {
        endStage();
        if (!terminal.interactive()) {
            terminal.say(what);
            return;
        }
        bar = new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(total)
                .setUpdateIntervalMillis(UPDATE_MS)
                .setRenderer(new ProgressLine(unit))
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, terminal.columns() - 1))
                .build();
    }

    @Override
    public void advance(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    private void draw(String line) {
        terminal.err().print("\r" + line);
        terminal.err().flush();
    }

    /** Ends the current stage's bar, finished or not, and leaves the cursor at the start of a line. */
    void endStage() {
        if (bar != null) {
            bar.close();
            bar = null;
            terminal.err().println();
        }
    }

    @Override
    public void close() {
        endStage();
    }
}
