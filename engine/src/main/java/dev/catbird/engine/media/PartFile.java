package dev.catbird.engine.media;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that grows under a hidden name of this process's own, {@code .NAME.EXT.PID.part}, beside the one it will
 * replace, so that nothing half-written is ever taken for whole. What a killed process left under such a name goes when
 * the next one starts the same file. Thread: worker, one.
 */
public final class PartFile implements Closeable {
    private static final String ENDING = ".part";
    private static final Pattern PID = Pattern.compile("(\\d{1,18})" + Pattern.quote(ENDING));

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
        Path part = folder.resolve("." + name + "." + ProcessHandle.current().pid() + ENDING);
        try {
            Files.createDirectories(folder);
            clearUp(folder, "." + name + ".");
            Files.deleteIfExists(part);
            Files.createFile(part);
        } catch (IOException e) {
            throw new MediaException(target, "its folder " + folder + " cannot be written (" + reason(e) + ")", e);
        }
        return new PartFile(target, part);
    }

    /**
     * Writes a whole file in one step, or leaves what was there. Throws {@link MediaException}, which names {@code target}, if it
     * cannot be written.
     */
    public static void write(Path target, byte[] content) throws IOException {
        try (PartFile part = beside(target)) {
            try {
                Files.write(part.path(), content);
            } catch (IOException e) {
                throw new MediaException(target, "cannot be written (" + reason(e) + ")", e);
            }
            part.commit();
        }
    }

    /** Deletes the parts whose processes are gone. */
    private static void clearUp(Path folder, String beginning) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> {
            String name = String.valueOf(file.getFileName());
            return name.startsWith(beginning) && name.endsWith(ENDING);
        })) {
            for (Path file : files) {
                Matcher pid = PID.matcher(String.valueOf(file.getFileName()).substring(beginning.length()));
                if (pid.matches()
                        && ProcessHandle.of(Long.parseLong(pid.group(1))).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        }
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
