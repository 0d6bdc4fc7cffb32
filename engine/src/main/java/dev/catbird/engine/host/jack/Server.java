package dev.catbird.engine.host.jack;

import dev.catbird.engine.host.DeviceException;
import java.io.Closeable;
import java.util.List;

/** Lets clients in. Thread: any; asking may take a while. */
interface Server {

    /** A new client, two ports each way, not yet running. Throws {@link DeviceException} if no server answers, or not now. */
    Client open() throws DeviceException;

    /** Has the clients that are opened from now on have MIDI ports too; where that goes. */
    MidiRings midi();

    /** What a server tells a running client, each on a thread of its own. */
    interface Listener extends Playing {
        /** A block was late, ours or another client's. */
        void xrun();

        /** The server has gone, or has thrown us out. */
        void shutdown();
    }

    /** A client. Thread: one that keeps it; {@link #close} once. */
    interface Client extends Closeable {
        int rateHz();

        /** Frames of a block as it is now. */
        int blockFrames();

        /** Audio ports of others: those that sound comes from, or those it goes to. */
        List<Port> ports(boolean sources) throws DeviceException;

        /** Begins to call; once. */
        void run(Listener listener) throws DeviceException;

        /** Wires these ports to ours, one to both sides or two to left and right; what is wired already stays. */
        void wire(List<Port> from, List<Port> to);

        /** Frames from the wired hardware to a block, as the server says. */
        int inputFrames();

        /** Frames from a block to the wired hardware, as the server says. */
        int outputFrames();

        /** Leaves the server. May hang where a server does. */
        @Override
        void close();
    }
}
