package dev.catbird.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder for what can be made again: corpora built from videos named on the command line. Never beside the user's
 * media. Thread: any.
 *
 * @param path the folder; it may not exist yet
 */
record CacheFolder(Path path) {

    /** {@code CATBIRD_CACHE} if set, else the place the operating system has for caches. */
    static CacheFolder of(Map<String, String> environment, String osName, Path home) {
        String chosen = absolute(environment.get("CATBIRD_CACHE"));
        if (chosen != null) {
            return new CacheFolder(Path.of(chosen));
        }
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            String local = absolute(environment.get("LOCALAPPDATA"));
            Path base = local == null ? home.resolve("AppData").resolve("Local") : Path.of(local);
            return new CacheFolder(base.resolve("catbird").resolve("cache"));
        }
        if (os.startsWith("mac")) {
            return new CacheFolder(home.resolve("Library").resolve("Caches").resolve("catbird"));
        }
        String xdg = absolute(environment.get("XDG_CACHE_HOME"));
        Path base = xdg == null ? home.resolve(".cache") : Path.of(xdg);
        return new CacheFolder(base.resolve("catbird"));
    }

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

    /** The XDG rule, kept for all: a path that is not absolute counts as not set. */
    private static @Nullable String absolute(@Nullable String folder) {
        return folder != null && !folder.isEmpty() && Path.of(folder).isAbsolute() ? folder : null;
    }
}
