package dev.catbird.engine.media;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that grows under a hidden name, {@code .NAME.EXT.part}, beside the one it will replace, so that nothing
 * half-written is ever taken for whole. Thread: worker, one.
 */
public final class PartFile implements Closeable {
    private final Path target;
    private final Path part;
    private boolean committed;

    private PartFile(Path target, Path part) {
        this.target = target;
        this.part = part;
    }

    /**
     * Starts a file that will become {@code target}; missing parent folders are made. Throws {@link MediaException} if
     * the target is a folder or its folder cannot be written.
     */
    public static PartFile beside(Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path folder = absolute.getParent();
        Path name = absolute.getFileName();
        if (folder == null || name == null || Files.isDirectory(absolute)) {
            throw new MediaException(target, "is a folder; give the name of a file");
        }
        Path part = folder.resolve("." + name + ".part");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(part);
            Files.createFile(part);
        } catch (IOException e) {
            throw new MediaException(target, "its folder " + folder + " cannot be written (" + reason(e) + ")", e);
        }
        return new PartFile(target, part);
    }

    /** The file to write to until {@link #commit()}. */
    public Path path() {
        return part;
    }

    /** Moves the file to its name in one step, replacing what was there. */
    public void commit() throws IOException {
        try {
            try {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new MediaException(target, "cannot be replaced (" + reason(e) + ")", e);
        }
        committed = true;
    }

    /** Deletes the file unless it was committed. */
    @Override
    public void close() throws IOException {
        if (!committed) {
            Files.deleteIfExists(part);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file is in the way of a folder";
        }
        if (e instanceof FileSystemException f) {
            return f.getReason() == null ? "no files can be made there" : f.getReason();
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
