package dev.catbird.midi.surface;

/** Where messages to a device go. Thread: control. */
public interface MessageOut {
    /** A channel message; {@code data2} is left out where there is none. What cannot be sent is lost. */
    void send(int status, int data1, int data2);
}
