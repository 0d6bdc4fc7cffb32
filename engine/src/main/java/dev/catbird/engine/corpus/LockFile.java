package dev.catbird.engine.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A file that one holder at a time has locked, among all threads of all programs. It is removed with the lock; a dead
 * process leaves the file but no lock. Thread: worker.
 */
final class LockFile implements Closeable {
    /**
     * The files locked by this program. POSIX forgets every lock a process has on a file as soon as the process closes any
     * descriptor of it: a file in this set must not even be opened again. Locks belong to the process, so this does too.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private LockFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Makes the file if need be and locks it; null while someone else has it. The folder must exist. */
    static @Nullable LockFile tryTake(Path path) throws IOException {
        Path folder = path.toAbsolutePath().resolveSibling("").toRealPath();
        Path file = folder.resolve(path.getFileName());
        if (!HELD.add(file)) {
            return null;
        }
        LockFile lock = null;
        try {
            lock = lock(file);
        } finally {
            if (lock == null) {
                HELD.remove(file);
            }
        }
        return lock;
    }

    private static @Nullable LockFile lock(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // Someone's, living or dead.
        }
        Optional<Identity> before = Identity.of(file);
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return null;
        }
        boolean taken = false;
        try {
            // Its last holder may have removed the file before it was locked here: then the lock is on nothing.
            taken = channel.tryLock() != null && before.isPresent() && before.equals(Identity.of(file));
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        return taken ? new LockFile(file, channel) : null;
    }

    /** Tells a file from a later one of the same name, where the system can: the key is null where it cannot. */
    private record Identity(@Nullable Object key) {
        static Optional<Identity> of(Path file) throws IOException {
            try {
                return Optional.of(new Identity(
                        Files.readAttributes(file, BasicFileAttributes.class).fileKey()));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            try {
                Files.deleteIfExists(file);
            } finally {
                channel.close();
                HELD.remove(file);
            }
        }
    }
}
