package dev.catbird.engine.corpus;

import dev.catbird.engine.ProgressListener;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The right to build one corpus, for one builder at a time, in this program or another: {@code NAME.lock} beside it.
 * Thread: worker.
 */
final class BuildLock implements Closeable {
    private static final long RETRY_MS = 100;

    private final LockFile file;

    private BuildLock(LockFile file) {
        this.file = file;
    }

    /** Takes the lock of {@code corpus}, after any other builder is done; {@link CancellationException} ends the wait. */
    static BuildLock take(Path corpus, ProgressListener progress, BooleanSupplier cancelled) throws IOException {
        boolean told = false;
        while (true) {
            Stop.ifAsked(cancelled);
            BuildLock lock = tryTake(corpus);
            if (lock != null) {
                return lock;
            }
            if (!told) {
                progress.stage("waiting for another build of " + corpus.getFileName(), "", -1);
                told = true;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(RETRY_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The lock, or null while someone else has it. */
    static @Nullable BuildLock tryTake(Path corpus) throws IOException {
        LockFile file = LockFile.tryTake(corpus.resolveSibling(corpus.getFileName() + ".lock"));
        return file == null ? null : new BuildLock(file);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
