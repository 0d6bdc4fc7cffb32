package dev.catbird.engine.host;

import java.io.IOException;

/** A sound device is missing, cannot be told from others, or refuses; the message says what to do. Thread: any. */
public final class DeviceException extends IOException {
    private static final long serialVersionUID = 1;

    public DeviceException(String message) {
        super(message);
    }

    public DeviceException(String message, Throwable cause) {
        super(message, cause);
    }
}
