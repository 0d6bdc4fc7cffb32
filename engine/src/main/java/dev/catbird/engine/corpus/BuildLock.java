package dev.catbird.engine.corpus;

import dev.catbird.engine.ProgressListener;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The right to build one corpus, for one builder at a time, in this program or another: a lock on {@code NAME.lock} beside
 * it. The file goes with the lock; a dead process leaves the file but no lock. Thread: worker.
 */
final class BuildLock implements Closeable {
    /** Beyond any content, so that the content stays readable where locks are mandatory. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final long RETRY_MS = 100;

    private final Path file;
    private final FileChannel channel;

    private BuildLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
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
        Path file = corpus.resolveSibling(corpus.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            // The file may have been removed by its last holder after it was opened here: then the lock is on nothing.
            if (lock != null && isStill(file, channel)) {
                return new BuildLock(file, channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this program has it.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }

    private static boolean isStill(Path file, FileChannel channel) throws IOException {
        String token = UUID.randomUUID() + " " + ProcessHandle.current().pid() + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(token.getBytes(StandardCharsets.UTF_8)), 0);
        try {
            return Files.readString(file).equals(token);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(file);
        } finally {
            channel.close();
        }
    }
}
