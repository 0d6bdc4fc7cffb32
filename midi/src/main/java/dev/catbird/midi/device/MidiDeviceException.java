package dev.catbird.midi.device;

import java.io.IOException;

/** A MIDI device that cannot be opened; the message is one line for people. Thread: any. */
public final class MidiDeviceException extends IOException {
    private static final long serialVersionUID = 1L;

    MidiDeviceException(String name, Exception cause) {
        super(name + ": cannot be opened (" + reason(cause) + "); another program may have it", cause);
    }

    private static String reason(Exception cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
