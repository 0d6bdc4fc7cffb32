package dev.catbird.render.gl;

import java.io.IOException;

/** A window cannot be opened here: the message says why and what to do, in one line. Thread: any. */
public final class WindowException extends IOException {
    private static final long serialVersionUID = 1;

    WindowException(String message) {
        super(message);
    }
}
