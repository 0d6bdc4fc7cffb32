package dev.catbird.midi.surface;

/** Hears what a device does besides turning parameters. Thread: the device's; calls are short. */
public interface SurfaceListener {
    /** A program change, 0..127. */
    void program(int number);

    /** A message of the clock: {@code MessageParser.CLOCK} and its like. */
    void clock(int status, long nowNs);

    /** Any channel message; returns whether it shall do nothing else, as while something is being learnt. */
    boolean heard(int status, int data1, int data2, long nowNs);

    /** The first control change of a device whose row of knobs is not known. */
    void stranger(int controllerNumber);
}
