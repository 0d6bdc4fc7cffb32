package dev.catbird.engine.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Says that a cached corpus is in use: a locked file {@code NAME.lease-...} beside it, one per user. The lock ends with the
 * process, so a lease without one is stale. Thread: worker.
 */
final class CacheLease implements Closeable {
    private static final String MARK = ".lease-";

    private final LockFile file;

    private CacheLease(LockFile file) {
        this.file = file;
    }

    static CacheLease take(Path corpus) throws IOException {
        while (true) {
            LockFile file = LockFile.tryTake(corpus.resolveSibling(corpus.getFileName() + MARK + UUID.randomUUID()));
            if (file != null) {
                return new CacheLease(file);
            }
            // Another program took it for a stale one in the moment before it was locked.
        }
    }

    /** Whether anyone uses a corpus; removes stale leases. */
    static boolean isInUse(Path corpus) throws IOException {
        boolean inUse = false;
        try (var leases = Files.newDirectoryStream(corpus.resolveSibling(""), corpus.getFileName() + MARK + "*")) {
            for (Path lease : leases) {
                LockFile stale = LockFile.tryTake(lease);
                if (stale == null) {
                    inUse = true;
                } else {
                    stale.close();
                }
            }
        }
        return inUse;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
