package dev.catbird.engine.media.jcodec;

import dev.catbird.engine.media.MediaException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes calls that may never return, on a thread of its own that is left behind when one does not; such a thread keeps
 * no JVM alive. Thread: worker, one.
 */
final class Watchdog implements Closeable {
    private final Path file;
    private final long limitMs;
    private final ExecutorService thread;
    private boolean lost;

    Watchdog(Path file, long limitMs) {
        this.file = file;
        this.limitMs = limitMs;
        thread = Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, "jcodec");
            made.setDaemon(true);
            return made;
        });
    }

    /** Makes one call; whatever goes wrong in it, or no answer in time, is a {@link MediaException}. */
    <T> T call(Callable<T> task) throws IOException {
        if (lost) {
            throw new MediaException(file, "JCodec hangs on this file");
        }
        Future<T> answer = thread.submit(task);
        try {
            return answer.get(limitMs, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            lost = true;
            answer.cancel(true);
            throw new MediaException(file, "JCodec hangs on this file; FFmpeg's native libraries would read it", e);
        } catch (InterruptedException e) {
            lost = true;
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(file + ": interrupted");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof MediaException known) {
                throw known;
            }
            String reason = String.valueOf(cause).lines().findFirst().orElse("");
            throw new MediaException(
                    file, "JCodec cannot read it (" + reason + "); FFmpeg's native libraries may read it", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
