package dev.catbird.engine.media;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that cannot be read or written as media. The message is one line for people: it names the file, the cause and,
 * where there is one, the way out. Thread: any.
 */
public final class MediaException extends IOException {
    private static final long serialVersionUID = 1L;

    public MediaException(Path file, String cause) {
        super(file + ": " + cause);
    }

    public MediaException(Path file, String cause, Throwable origin) {
        super(file + ": " + cause, origin);
    }
}
