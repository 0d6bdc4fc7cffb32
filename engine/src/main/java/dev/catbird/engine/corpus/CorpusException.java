package dev.catbird.engine.corpus;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A corpus that cannot be opened, built or kept. The message is one line for people: it names the corpus or file, what
 * is wrong with it, and what to do. Thread: any.
 */
public final class CorpusException extends IOException {
    private static final long serialVersionUID = 1L;

    public CorpusException(Path file, String cause) {
        super(file + ": " + cause);
    }

    public CorpusException(Path file, String cause, Throwable origin) {
        super(file + ": " + cause, origin);
    }
}
