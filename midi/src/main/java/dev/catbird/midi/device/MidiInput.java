package dev.catbird.midi.device;

/** Takes what a device sends. Thread: the device's own; calls are short. */
public interface MidiInput {
    /** A message of {@code count} bytes, three at most. */
    void take(int status, int data1, int data2, int count);

    /** A message of any other form, as bytes that are valid during the call. */
    void take(byte[] bytes, int count);
}
