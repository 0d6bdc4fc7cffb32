package dev.catbird.engine.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What is wrong with a file before any decoder looks at it. Thread: any. */
public final class SourceFile {
    private SourceFile() {}

    /** Throws {@link MediaException} unless {@code file} is a readable file with something in it. */
    public static void requireReadable(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new MediaException(file, "no such file");
        }
        if (Files.isDirectory(file)) {
            throw new MediaException(file, "is a folder, not a file");
        }
        if (!Files.isRegularFile(file)) {
            throw new MediaException(file, "is not a regular file");
        }
        if (!Files.isReadable(file)) {
            throw new MediaException(file, "permission denied");
        }
        if (Files.size(file) == 0) {
            throw new MediaException(file, "empty file");
        }
    }

    /** The ending of a file's name in lower case without its dot, or an empty string. */
    public static String ending(Path file) {
        Path name = file.getFileName();
        String text = name == null ? "" : name.toString();
        int dot = text.lastIndexOf('.');
        return dot < 0 ? "" : text.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
