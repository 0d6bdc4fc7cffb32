package dev.catbird.midi.osc;

import com.illposed.osc.OSCMessage;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Parameters and presets by OSC over UDP: {@code /catbird/NAME value}; who subscribes is told of every change, whoever made it. What is not
 * OSC is thrown away whole and counted. Bundles act when their time tags say, or at once if that has been. Thread: its own, {@value #THREAD}.
 */
public final class OscServer implements AutoCloseable {
    static final String THREAD = "catbird-osc";

    /** Changes are told so often at most. */
    private static final int TURN_MS = 20;

    private static final int LONGEST_DATAGRAM = 65536;
    private static final int MOST_FAILURES_IN_A_ROW = 100;

    private final DatagramSocket socket;

    /** Where it listens: a closed socket does not tell any more. */
    private final InetSocketAddress here;

    private final Parameters parameters;
    private final PresetCalls presets;
    private final Consumer<String> say;
    private final OscCounts counts = new OscCounts();
    private final OscHand hand;
    private final OscClients clients;
    private final OscSchedule schedule = new OscSchedule(InstantSource.system());
    private final AtomicBoolean failureTold = new AtomicBoolean();
    private @Nullable OscCodec codec;
    private volatile @Nullable OscQuery query;
    private @Nullable Thread thread;

    private OscServer(
            DatagramSocket socket,
            Parameters parameters,
            PresetCalls presets,
            BiFunction<String, Collection<String>, Optional<String>> nearest,
            Consumer<String> say) {
        this.socket = socket;
        here = new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
        this.parameters = parameters;
        this.presets = presets;
        this.say = say;
        hand = new OscHand(parameters, presets, nearest, say, counts);
        clients = new OscClients(parameters, presets::current, this::send);
    }

    /**
     * Takes the port; nothing is heard before {@link #start}. Throws {@link IOException} if it cannot be had.
     *
     * @param at where to listen: a loopback address to be heard by programs of this machine only; port 0 for any that is free
     * @param nearest of a word and those that are known, the one that may have been meant
     * @param say hears lines for people, on the server's thread
     */
    public static OscServer open(
            InetSocketAddress at,
            Parameters parameters,
            PresetCalls presets,
            BiFunction<String, Collection<String>, Optional<String>> nearest,
            Consumer<String> say)
            throws IOException {
        DatagramSocket socket = new DatagramSocket(null);
        boolean bound = false;
        try {
            // Two programs at one port would take each other's messages.
            socket.setReuseAddress(false);
            socket.bind(at);
            bound = true;
        } finally {
            if (!bound) {
                socket.close();
            }
        }
        return new OscServer(socket, parameters, presets, nearest, say);
    }

    /** Listens, and describes itself by OSCQuery at the same port of TCP where that is free. */
    public void start() {
        Thread started = new Thread(this::run, THREAD);
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    public int port() {
        return here.getPort();
    }

    private void run() {
        codec = new OscCodec();
        try {
            query = OscQuery.open(here, parameters, presets);
        } catch (IOException | LinkageError e) {
            say.accept("no OSCQuery at port " + port() + ": " + e.getMessage());
        }
        byte[] bytes = new byte[LONGEST_DATAGRAM];
        int failures = 0;
        long turnedNs = System.nanoTime();
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
            try {
                socket.setSoTimeout(restMs(System.nanoTime()));
                socket.receive(packet);
                failures = 0;
                hear(bytes, packet.getLength(), (InetSocketAddress) packet.getSocketAddress());
            } catch (SocketTimeoutException e) {
                failures = 0;
            } catch (IOException e) {
                failures++;
                if (!socket.isClosed() && failures > MOST_FAILURES_IN_A_ROW) {
                    say.accept("OSC is over: " + e.getMessage());
                    socket.close();
                }
            }
            long nowNs = System.nanoTime();
            schedule.run(nowNs);
            if (nowNs - turnedNs >= TURN_MS * 1_000_000L) {
                turnedNs = nowNs;
                clients.turn(nowNs);
            }
        }
    }

    /** With nobody to tell and nothing that waits, it sleeps until somebody says something: 0. */
    private int restMs(long nowNs) {
        int nextMs = schedule.untilNextMs(nowNs);
        return clients.count() == 0 ? nextMs : nextMs == 0 ? TURN_MS : Math.min(TURN_MS, nextMs);
    }

    /** Does what a packet says when it says so, all of it, or nothing if it is not OSC from end to end. */
    void hear(byte[] bytes, int length, InetSocketAddress from) {
        PacketCheck.Verdict verdict = PacketCheck.of(bytes, length);
        List<TimedMessage> messages = verdict == PacketCheck.Verdict.GOOD ? codec().messages(bytes, length) : null;
        if (messages == null) {
            counts.count(verdict == PacketCheck.Verdict.GOOD ? PacketCheck.Verdict.MALFORMED : verdict);
            return;
        }
        Sender sender = new Sender(from);
        long nowNs = System.nanoTime();
        long[] aheadNs = messages.stream()
                .mapToLong(timed -> schedule.aheadNs(timed.ntp()))
                .toArray();
        long farthestNs = LongStream.of(aheadNs).max().orElse(0);
        if (farthestNs > 0 && !schedule.takes(messages.size(), farthestNs)) {
            hand.refuse(farthestNs);
            return;
        }
        for (int i = 0; i < aheadNs.length; i++) {
            OSCMessage message = messages.get(i).message();
            if (aheadNs[i] == 0) {
                act(message, sender);
            } else {
                schedule.add(nowNs + aheadNs[i], () -> act(message, sender));
            }
        }
    }

    private void act(OSCMessage message, Sender sender) {
        try {
            hand.act(message, sender);
            sender.remember(message);
        } catch (RuntimeException e) {
            counts.failures.incrementAndGet();
            if (failureTold.compareAndSet(false, true)) {
                say.accept("OSC: internal error: " + e + " at " + e.getStackTrace()[0]);
            }
        }
    }

    private OscCodec codec() {
        OscCodec made = codec;
        if (made == null) {
            made = new OscCodec();
            codec = made;
        }
        return made;
    }

    /** Whoever has sent a packet. */
    private final class Sender implements OscHand.Sender {
        private final InetSocketAddress address;

        Sender(InetSocketAddress address) {
            this.address = address;
        }

        /** What it has set itself it need not be told, unless it became something else. */
        void remember(OSCMessage message) {
            OscAddress known = OscAddress.ALL.get(message.getAddress());
            if (known != null
                    && known.parameter() != null
                    && message.getArguments().size() == 1
                    && message.getArguments().get(0) instanceof Number number) {
                clients.said(address, known.parameterOrThrow(), number.floatValue());
            }
        }

        @Override
        public void answer(Parameter parameter) {
            clients.answer(address, parameter);
        }

        @Override
        public void subscribe(int port) {
            InetSocketAddress client = at(port);
            if (isOurs(client)) {
                return;
            }
            if (!clients.add(client, System.nanoTime())) {
                counts.refused.incrementAndGet();
            }
        }

        @Override
        public void unsubscribe(int port) {
            clients.remove(at(port));
        }

        private InetSocketAddress at(int port) {
            return port > 0 && port < LONGEST_DATAGRAM ? new InetSocketAddress(address.getAddress(), port) : address;
        }

        /** One who subscribed us to ourselves would have us talk to ourselves. */
        private boolean isOurs(InetSocketAddress client) {
            InetAddress host = client.getAddress();
            return client.getPort() == port() && (host.isLoopbackAddress() || host.equals(here.getAddress()));
        }
    }

    private void send(InetSocketAddress to, String path, List<Object> arguments) {
        byte[] bytes = codec().bytes(path, arguments);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, to));
        } catch (IOException e) {
            // Nobody there, or no way to it: it will be forgotten when it does not subscribe again.
        }
    }

    /** Packets so far that were thrown away: malformed, huge, or bundles without end. Thread: any. */
    public long dropped() {
        return counts.dropped();
    }

    /** Messages so far, understood or not. Thread: any. */
    public long messages() {
        return counts.messages.get();
    }

    /** How many are told of changes. Thread: any. */
    public int clients() {
        return clients.count();
    }

    /** All counters as a JSON object. Thread: any. */
    public String json() {
        return counts.json(clients.count(), schedule.size());
    }

    /** Lets go of the port. */
    @Override
    public void close() {
        socket.close();
        Thread running = thread;
        if (running != null) {
            try {
                running.join(1000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        OscQuery described = query;
        if (described != null) {
            described.close();
        }
    }
}
