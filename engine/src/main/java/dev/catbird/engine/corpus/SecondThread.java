package dev.catbird.engine.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A thread that works on what its owner has just made, while the owner makes the next: one piece of work at a time. Thread:
 * worker, one.
 */
final class SecondThread implements Closeable {
    private final ExecutorService thread;
    private @Nullable Future<?> running;

    /** Work that may fail as files do. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    SecondThread(String name) {
        thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, name);
            made.setDaemon(true);
            return made;
        });
    }

    /** Starts a piece of work; the one before must have been waited for. */
    void start(Work work) {
        running = thread.submit(() -> {
            work.run();
            return null;
        });
    }

    /** Waits until what was started is done, even if interrupted meanwhile, and throws what it threw. */
    void await() throws IOException {
        Future<?> awaited = running;
        running = null;
        if (awaited == null) {
            return;
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    awaited.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof IOException cause) {
                        throw cause;
                    }
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends the thread after what it is doing, and throws what that threw. */
    @Override
    public void close() throws IOException {
        thread.shutdown();
        await();
    }
}
