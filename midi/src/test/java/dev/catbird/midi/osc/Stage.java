package dev.catbird.midi.osc;

import dev.catbird.engine.param.Parameters;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server on loopback with presets that only write down how they are called. Thread: one. */
final class Stage implements AutoCloseable {
    final Parameters parameters = new Parameters();
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    final List<String> said = Collections.synchronizedList(new ArrayList<>());
    volatile String current = "";
    final OscServer server;

    final PresetCalls presets = new PresetCalls() {
        @Override
        public List<String> names() {
            return List.of("mirror", "größer");
        }

        @Override
        public String current() {
            return current;
        }

        @Override
        public boolean call(int number, double seconds) {
            calls.add("number " + number + " in " + seconds);
            return number >= 1 && number <= 2;
        }

        @Override
        public boolean call(String name, double seconds) {
            calls.add(name + " in " + seconds);
            return names().contains(name);
        }

        @Override
        public void step(int places) {
            calls.add("step " + places);
        }

        @Override
        public void undo() {
            calls.add("undo");
        }

        @Override
        public void reset() {
            calls.add("reset");
        }

        @Override
        public @Nullable String save(String name) {
            calls.add("save " + name);
            return name.contains("/") ? "is no name" : null;
        }
    };

    Stage() throws IOException {
        server = OscServer.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                parameters,
                presets,
                (word, known) -> known.stream().filter(k -> k.startsWith(word)).findFirst(),
                said::add);
    }

    /** As if a packet had come from a socket, at once. */
    void hear(byte[] packet) {
        server.hear(packet, packet.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), 9));
    }

    void hear(String path, Object... arguments) {
        hear(Packets.message(path, arguments));
    }

    void send(DatagramSocket from, byte[] packet) throws IOException {
        from.send(new DatagramPacket(
                packet, packet.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port())));
    }

    @Override
    public void close() {
        server.close();
    }
}
