package dev.catbird.midi.device;

/** MIDI that comes another way than Java's own: somebody else brings what it sends, and here it is told what changes. Thread: any. */
public interface MidiLine {
    /** As bindings know it. */
    String name();

    /** Whether it leads anywhere now. */
    boolean isConnected();

    /** Sends a channel message; what cannot be sent is lost. Thread: one. */
    void send(int status, int data1, int data2);
}
