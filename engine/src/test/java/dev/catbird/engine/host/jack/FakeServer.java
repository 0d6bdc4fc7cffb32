package dev.catbird.engine.host.jack;

import dev.catbird.engine.host.DeviceException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A server that calls its clients when the test says so. */
final class FakeServer implements Server {
    final List<FakeClient> clients = new ArrayList<>();
    boolean answers = true;
    int rateHz = 48000;
    int blockFrames = 128;
    int attempts;
    List<Port> sources =
            new ArrayList<>(List.of(new Port("system:capture_1", true), new Port("system:capture_2", true)));
    List<Port> destinations = List.of(new Port("system:playback_1", true), new Port("system:playback_2", true));

    FakeClient newest() {
        return clients.get(clients.size() - 1);
    }

    @Override
    public MidiRings midi() {
        return new MidiRings();
    }

    @Override
    public Client open() throws DeviceException {
        attempts++;
        if (!answers) {
            throw new DeviceException("no JACK server answers");
        }
        FakeClient client = new FakeClient();
        clients.add(client);
        return client;
    }

    final class FakeClient implements Client {
        private final int opened = blockFrames;
        final List<String> wires = new ArrayList<>();

        @Nullable
        Listener listener;

        boolean closed;
        boolean playing = true;
        float heard = 1;
        final FloatBuffer[] in = {FloatBuffer.allocate(opened), FloatBuffer.allocate(opened)};
        final FloatBuffer[] out = {FloatBuffer.allocate(opened), FloatBuffer.allocate(opened)};

        Listener listener() {
            return Objects.requireNonNull(listener);
        }

        /** A block of as many frames as the server has now; all that is heard is {@link #heard}. */
        void block() {
            for (int side = 0; side < 2; side++) {
                in[side].rewind();
                out[side].rewind();
                for (int t = 0; t < opened; t++) {
                    in[side].put(t, heard);
                }
            }
            if (listener != null && playing && !closed) {
                playing = listener.block(in, out, blockFrames);
            }
        }

        @Override
        public int rateHz() {
            return rateHz;
        }

        @Override
        public int blockFrames() {
            return opened;
        }

        @Override
        public List<Port> ports(boolean ofSources) {
            return List.copyOf(ofSources ? sources : destinations);
        }

        @Override
        public void run(Listener toCall) {
            listener = toCall;
        }

        @Override
        public void wire(List<Port> from, List<Port> to) {
            from.forEach(port -> wires.add(port.name()));
            to.forEach(port -> wires.add(port.name()));
        }

        @Override
        public int inputFrames() {
            return opened;
        }

        @Override
        public int outputFrames() {
            return 2 * opened;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
