package dev.catbird.video2sound;

import java.io.IOException;
import java.nio.file.Path;

/** A model that cannot be used. The message is one line for people: the file, the cause, the way out. Thread: any. */
public final class ModelException extends IOException {
    private static final long serialVersionUID = 1L;

    ModelException(Path file, String cause) {
        super(file + ": " + cause);
    }
}
