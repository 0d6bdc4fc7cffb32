package dev.catbird.engine.host.jack;

import dev.catbird.engine.ThreadEnd;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The MIDI ports of the client that plays, {@code catbird:midi_in} and {@code catbird:midi_out}, for as long as there is one; who wires them is
 * the performer. Thread: control; messages come on a thread of its own, {@value #THREAD}, that naps a millisecond when there are none.
 */
public final class JackMidiPorts implements AutoCloseable {
    static final String THREAD = "catbird-jack-midi";

    private static final long NAP_NS = 1_000_000L;

    private final MidiRings rings;
    private final byte[] sending = new byte[3];
    private volatile boolean closed;
    private @Nullable Thread thread;

    /** What hears messages. Thread: {@value #THREAD}. */
    public interface Ear {
        /** A message: the first {@code count} bytes, valid during the call. */
        void take(byte[] bytes, int count);
    }

    JackMidiPorts(MidiRings rings) {
        this.rings = rings;
    }

    /** Has {@code ear} hear what comes from now on; once. */
    public void begin(Ear ear) {
        Thread started = new Thread(() -> run(ear), THREAD);
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private void run(Ear ear) {
        byte[] bytes = new byte[EventRing.LONGEST_BYTES];
        while (!closed) {
            int size = rings.heard().take(bytes);
            if (size > 0) {
                ear.take(bytes, size);
            } else {
                LockSupport.parkNanos(NAP_NS);
            }
        }
    }

    /** Whether a client plays that has them. Thread: any. */
    public boolean isConnected() {
        return rings.any();
    }

    /** Sends a channel message, with the next block. Thread: one. */
    public void send(int status, int data1, int data2) {
        sending[0] = (byte) status;
        sending[1] = (byte) data1;
        sending[2] = (byte) data2;
        boolean ofTwoBytes = (status & 0xE0) == 0xC0;
        rings.told().put(sending, ofTwoBytes ? 2 : 3);
    }

    /** Messages that found no room, in or out, or were too long to turn anything. Thread: any. */
    public long lost() {
        return rings.heard().lost() + rings.told().lost();
    }

    @Override
    public void close() {
        closed = true;
        Thread running = thread;
        if (running != null) {
            ThreadEnd.await(running);
        }
    }
}
