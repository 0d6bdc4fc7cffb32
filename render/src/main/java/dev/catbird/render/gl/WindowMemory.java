package dev.catbird.render.gl;

import dev.catbird.engine.media.PartFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with the name of the display that was used last. What cannot be read or written is forgotten. Thread: render. */
final class WindowMemory {
    private final Path file;

    WindowMemory(Path file) {
        this.file = file;
    }

    /** The name, or nothing. */
    String display() {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }

    void remember(String display) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (PartFile part = PartFile.beside(file)) {
                Files.writeString(part.path(), display + "\n", StandardCharsets.UTF_8);
                part.commit();
            }
        } catch (IOException e) {
            // The next window asks for a display by name again: nothing else is lost.
        }
    }
}
