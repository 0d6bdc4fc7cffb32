package dev.catbird.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * How a cache folder is doing. Thread: any.
 *
 * @param path the folder; it may not exist yet
 */
record CacheFolder(Path path) {

    /** Bytes in all its files; 0 if there is no folder. */
    long sizeBytes() throws IOException {
        if (!Files.isDirectory(path)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.mapToLong(CacheFolder::fileBytes).sum();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Bytes free on the disk that holds it, or would. */
    long freeBytes() throws IOException {
        Path existing = path.toAbsolutePath();
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return Files.getFileStore(existing).getUsableSpace();
    }

    /** Whether files can be made in it; makes the folder if it is not there. */
    boolean isWritable() {
        try {
            Files.createDirectories(path);
            return Files.isWritable(path);
        } catch (IOException e) {
            return false;
        }
    }

    private static long fileBytes(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (NoSuchFileException e) {
            return 0; // another run tidied up meanwhile
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
