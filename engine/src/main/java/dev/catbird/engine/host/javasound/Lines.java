package dev.catbird.engine.host.javasound;

import dev.catbird.engine.RealTime;
import java.io.Closeable;

/**
 * An open pair of lines, one to hear and one to play, in frames and bytes. Reading and writing wait for the device and
 * give less than asked for, even 0, when it has gone or the lines are closed. Thread: audio; {@link #close} any.
 */
interface Lines extends Closeable {

    SampleCode inputCode();

    SampleCode outputCode();

    /** Frames the input's queue holds. */
    int inputBufferFrames();

    /** Frames the output's queue holds. */
    int outputBufferFrames();

    /** Lets the input run. */
    void startInput();

    /** Lets the output run. */
    void startOutput();

    /** Frames that can be read without waiting. */
    @RealTime
    int readableFrames();

    /** Frames that can be written without waiting; more than the queue holds if it has run dry. */
    @RealTime
    int writableFrames();

    /** Reads whole frames of up to {@code count} bytes; returns how many bytes. */
    @RealTime
    int read(byte[] bytes, int offset, int count);

    /** Writes whole frames of up to {@code count} bytes; returns how many bytes. */
    @RealTime
    int write(byte[] bytes, int offset, int count);

    /** Lets go of the device; whoever reads or writes returns. May hang where a driver does. */
    @Override
    void close();
}
