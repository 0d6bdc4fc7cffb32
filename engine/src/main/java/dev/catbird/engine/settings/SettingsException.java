package dev.catbird.engine.settings;

import java.io.IOException;

/** Settings that cannot be used; the message is one line for people: file, line, cause, what is allowed. Thread: any. */
public final class SettingsException extends IOException {
    private static final long serialVersionUID = 1L;

    public SettingsException(String where, String cause) {
        super(where + ": " + cause);
    }

    public SettingsException(String where, int line, String cause) {
        super(where + ":" + line + ": " + cause);
    }
}
