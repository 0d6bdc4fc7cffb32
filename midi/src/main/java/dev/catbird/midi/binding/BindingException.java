package dev.catbird.midi.binding;

import java.io.IOException;

/** Bindings that cannot be used; the message is one line for people: file, line, cause, what is allowed. Thread: any. */
public final class BindingException extends IOException {
    private static final long serialVersionUID = 1L;

    BindingException(String where, String cause) {
        super(where + ": " + cause);
    }

    BindingException(String where, int line, String cause) {
        super(where + ":" + line + ": " + cause);
    }
}
