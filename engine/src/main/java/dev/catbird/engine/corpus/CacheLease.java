package dev.catbird.engine.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Says that a cached corpus is in use: a locked file {@code NAME.lease-...} beside it, one per user. The lock ends with the
 * process, so a lease without one is stale. Thread: worker.
 */
final class CacheLease implements Closeable {
    private static final String MARK = ".lease-";

    private final Path file;
    private final FileChannel channel;

    private CacheLease(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static CacheLease take(Path corpus) throws IOException {
        String name = UUID.randomUUID().toString();
        Path fresh = corpus.resolveSibling("." + name);
        Path file = corpus.resolveSibling(corpus.getFileName() + MARK + name);
        FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.lock();
            // Locked before it has the name under which others look for it: they never see it unlocked.
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return new CacheLease(file, channel);
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(fresh);
            throw e;
        }
    }

    /** Whether anyone uses a corpus; removes stale leases. */
    static boolean isInUse(Path corpus) throws IOException {
        boolean inUse = false;
        try (var leases =
                Files.newDirectoryStream(corpus.toAbsolutePath().getParent(), corpus.getFileName() + MARK + "*")) {
            for (Path lease : leases) {
                inUse |= isLive(lease);
            }
        }
        return inUse;
    }

    private static boolean isLive(Path lease) throws IOException {
        try (FileChannel channel = FileChannel.open(lease, StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                return true;
            }
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
        Files.deleteIfExists(lease);
        return false;
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
