package dev.catbird.engine.host.jack;

import dev.catbird.engine.host.DeviceException;
import java.io.Closeable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A MIDI port each way at the JACK server, {@code catbird-midi:in} and {@code catbird-midi:out}, for as long as there is a server; who wires them is
 * the performer. They belong to a client of their own, so that nothing about MIDI can hold up the sound. Thread: control; messages come on a thread of its
 * own, {@value #THREAD}, that naps a millisecond when there are none.
 */
public final class JackMidiPorts implements AutoCloseable {
    static final String CLIENT_NAME = "catbird-midi";
    static final String THREAD = "catbird-jack-midi";

    /** Messages that find room while the thread naps, or is held up for a while: 10 000 a second for 0.4 s. */
    private static final int PLACES = 4096;

    private static final long NAP_NS = 1_000_000L;
    /** How often a server is asked for that does not answer. */
    private static final long LOOK_NS = 1_000_000_000L;

    private final Opener opener;
    private final long lookNs;
    private final EventRing heard = new EventRing(PLACES);
    private final EventRing told = new EventRing(PLACES);
    private final byte[] sending = new byte[3];
    private volatile boolean closed;
    private volatile boolean open;
    private volatile boolean gone;
    private @Nullable Thread thread;

    /** What hears messages. Thread: {@value #THREAD}. */
    public interface Ear {
        /** A message: the first {@code count} bytes, valid during the call. */
        void take(byte[] bytes, int count);
    }

    /** A client of a server that lives. */
    interface Client extends Closeable {
        @Override
        void close();
    }

    /** Makes clients. */
    interface Opener {
        /** A client that puts into {@code heard} and takes from {@code told}. Throws {@link DeviceException} if no server answers. */
        Client open(EventRing heard, EventRing told, Runnable gone) throws DeviceException;
    }

    JackMidiPorts(Opener opener, long lookNs) {
        this.opener = opener;
        this.lookNs = lookNs;
    }

    /** Ports at the server that libjack finds. Throws {@link DeviceException} if JACK is not installed; a server may come later. */
    public static JackMidiPorts open() throws DeviceException {
        return new JackMidiPorts(JnaServer.load()::openMidi, LOOK_NS);
    }

    /** Opens the ports, again and again if need be, and has {@code ear} hear what comes; once. */
    public void begin(Ear ear) {
        Thread started = new Thread(() -> run(ear), THREAD);
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private void run(Ear ear) {
        Client client = null;
        long triedNs = System.nanoTime() - lookNs;
        byte[] bytes = new byte[EventRing.LONGEST_BYTES];
        while (!closed) {
            if (!isConnected() && System.nanoTime() - triedNs >= lookNs) {
                triedNs = System.nanoTime();
                closeApart(client);
                client = connect();
            }
            int size = heard.take(bytes);
            if (size > 0) {
                ear.take(bytes, size);
            } else {
                LockSupport.parkNanos(NAP_NS);
            }
        }
        open = false;
        if (client != null) {
            client.close();
        }
    }

    private @Nullable Client connect() {
        open = false;
        gone = false;
        try {
            Client client = opener.open(heard, told, () -> gone = true);
            open = true;
            return client;
        } catch (DeviceException e) {
            // The next look tries again; that there is no server is told by the sound.
            return null;
        }
    }

    /** Closing may hang where a server does. */
    private static void closeApart(@Nullable Client client) {
        if (client != null) {
            Thread closing = new Thread(client::close, "catbird-jack-midi-close");
            closing.setDaemon(true);
            closing.start();
        }
    }

    /** Whether there is a server with our ports. Thread: any. */
    public boolean isConnected() {
        return open && !gone;
    }

    /** Sends a channel message, with the next block. Thread: one. */
    public void send(int status, int data1, int data2) {
        sending[0] = (byte) status;
        sending[1] = (byte) data1;
        sending[2] = (byte) data2;
        boolean ofTwoBytes = (status & 0xE0) == 0xC0;
        told.put(sending, ofTwoBytes ? 2 : 3);
    }

    /** Messages that found no room, in or out, or were too long to turn anything. Thread: any. */
    public long lost() {
        return heard.lost() + told.lost();
    }

    @Override
    public void close() {
        closed = true;
        Thread running = thread;
        if (running != null) {
            try {
                running.join(1000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
