package dev.catbird.app;

import java.io.IOException;

/** Something the user gave cannot be used, other than a media file; the message is one line that says what and why. Thread: any. */
final class BadInputException extends IOException {
    private static final long serialVersionUID = 1L;

    BadInputException(String message) {
        super(message);
    }
}
