package dev.catbird.render.gl;

import dev.catbird.engine.media.PartFile;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A file with the corner pin that each display had last, by the display's name. What cannot be read or written is forgotten. Thread:
 * main.
 */
final class PinMemory {
    private static final String NAME = "pins.properties";

    private final Path file;

    /** In the folder where the last display is remembered. */
    PinMemory(Path displayMemory) {
        file = displayMemory.resolveSibling(NAME);
    }

    /** The pin of that display, or null if none is remembered. */
    @Nullable
    CornerPin recall(String display) {
        String corners = read().getProperty(display, "");
        try {
            return corners.isEmpty() ? null : CornerPin.of(corners);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Remembers it; the whole window is what needs no remembering. */
    void remember(String display, CornerPin pin) {
        Properties all = read();
        String corners = pin.text().equals(CornerPin.NONE.text()) ? null : pin.text();
        Object before = corners == null ? all.remove(display) : all.setProperty(display, corners);
        if (before == null ? corners == null : before.equals(corners)) {
            return;
        }
        try (PartFile part = PartFile.beside(file)) {
            try (Writer writer = Files.newBufferedWriter(part.path(), StandardCharsets.UTF_8)) {
                all.store(writer, "Corner pins by display, remembered by Catbird; delete it to make it forget.");
            }
            part.commit();
        } catch (IOException e) {
            // The projector has to be set right by hand once more: nothing else is lost.
        }
    }

    private Properties read() {
        Properties all = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            all.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            return new Properties();
        }
        return all;
    }
}
