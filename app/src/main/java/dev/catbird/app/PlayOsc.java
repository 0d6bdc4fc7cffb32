package dev.catbird.app;

import dev.catbird.midi.osc.OscServer;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** OSC while play runs, or none. Thread: main. */
final class PlayOsc implements Account, AutoCloseable {
    private final @Nullable OscServer server;
    private final String where;
    private final Queue<String> said;

    private PlayOsc(@Nullable OscServer server, String where, Queue<String> said) {
        this.server = server;
        this.where = where;
        this.said = said;
    }

    /** Makes a server that says lines. */
    interface Maker {
        OscServer make(Consumer<String> say) throws IOException;
    }

    static PlayOsc none() {
        return new PlayOsc(null, "", new ConcurrentLinkedQueue<>());
    }

    static PlayOsc open(Maker maker, InetAddress at) throws IOException {
        Queue<String> said = new ConcurrentLinkedQueue<>();
        OscServer server = maker.make(said::add);
        String open = at.isLoopbackAddress() ? "" : ", open to other machines: whoever reaches it may turn every knob";
        return new PlayOsc(server, "OSC and OSCQuery at " + at.getHostAddress() + ":" + server.port() + open, said);
    }

    /** Listens from now on. Returns where, for people, or null for none. */
    @Nullable
    String begin() {
        if (server == null) {
            return null;
        }
        server.start();
        return where;
    }

    /** The next line to say, or null. */
    @Nullable
    String news() {
        return said.poll();
    }

    @Override
    public String state(boolean json) {
        if (server == null) {
            return "";
        }
        if (json) {
            return ",\"osc\":" + server.json();
        }
        return server.messages() + server.dropped() == 0
                ? ""
                : "  osc " + server.messages() + (server.dropped() == 0 ? "" : ", dropped " + server.dropped());
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
