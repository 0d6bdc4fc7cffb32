package dev.catbird.presets;

import java.io.IOException;

/** A preset that cannot be used; the message is one line for people: file, line, cause, what is allowed. Thread: any. */
public final class PresetException extends IOException {
    private static final long serialVersionUID = 1L;

    PresetException(String where, String cause) {
        super(where + ": " + cause);
    }

    PresetException(String where, int line, String cause) {
        super(where + ":" + line + ": " + cause);
    }
}
