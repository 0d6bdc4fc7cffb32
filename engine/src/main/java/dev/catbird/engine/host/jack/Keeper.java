package dev.catbird.engine.host.jack;

import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.host.DeviceException;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.LiveBlock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a host connected: opens a client, wires it, notices when its server goes, and asks for another every second. Thread: the
 * host's keeper, one call at a time.
 */
final class Keeper {
    /** No block for so long, and the server is taken for lost: it has stopped, or hangs. */
    static final long STALL_NS = 2_000_000_000L;

    /** From one attempt to be let in to the next, and from one look at the wires to the next. */
    static final long RETRY_NS = 1_000_000_000L;

    private final Server server;
    private final String input;
    private final String output;
    private final int rateHz;
    private final BlockProcessor processor;
    private final HostTelemetry telemetry;
    private final LongSupplier clockNs;
    private final Executor closing;
    private Server.@Nullable Client client;
    private @Nullable Connection connection;
    private @Nullable Connection stuck;
    private boolean lost;
    private boolean ending;
    private boolean unwired;
    private long turnsSeen;
    private long lastMoveNs;
    private long lastAttemptNs;
    private volatile int blockFrames;
    private volatile int inputFrames;
    private volatile int outputFrames;

    /** {@code closing} closes clients without making the caller wait; names as {@link Port#choose} takes them. */
    Keeper(
            Server server,
            String input,
            String output,
            int rateHz,
            BlockProcessor processor,
            HostTelemetry telemetry,
            LongSupplier clockNs,
            Executor closing) {
        this.server = server;
        this.input = input;
        this.output = output;
        this.rateHz = rateHz;
        this.processor = processor;
        this.telemetry = telemetry;
        this.clockNs = clockNs;
        this.closing = closing;
    }

    /** Opens a client, starts it and wires it. */
    void connect() throws DeviceException {
        lastAttemptNs = clockNs.getAsLong();
        Server.Client made = server.open();
        try {
            if (made.rateHz() != rateHz) {
                throw new DeviceException("the JACK server runs at " + made.rateHz() + " Hz now, not at " + rateHz
                        + "; start it again at " + rateHz + ", or start play again");
            }
            List<Port> from = Port.choose(made.ports(true), input, "input");
            List<Port> to = Port.choose(made.ports(false), output, "output");
            Connection started =
                    new Connection(new LiveBlock(processor, telemetry, made.blockFrames(), rateHz), telemetry, lost);
            made.run(started);
            made.wire(from, to);
            client = made;
            connection = started;
            blockFrames = made.blockFrames();
            inputFrames = made.inputFrames();
            outputFrames = made.outputFrames();
        } catch (DeviceException | RuntimeException e) {
            closing.execute(made::close);
            throw e;
        }
        lost = false;
        turnsSeen = 0;
        lastMoveNs = clockNs.getAsLong();
        telemetry.connected(true);
    }

    int blockFrames() {
        return blockFrames;
    }

    int inputFrames() {
        return inputFrames;
    }

    int outputFrames() {
        return outputFrames;
    }

    /** Looks after the connection; to be called some times a second. */
    void look() {
        if (ending) {
            return;
        }
        long nowNs = clockNs.getAsLong();
        Connection current = connection;
        if (current != null) {
            long turns = current.turns();
            if (turns != turnsSeen || current.processing()) {
                turnsSeen = turns;
                lastMoveNs = nowNs;
            }
            if (current.state() != Connection.State.PLAYING || nowNs - lastMoveNs >= STALL_NS) {
                lost = current.state() != Connection.State.RESIZED;
                letGo(current);
            } else if (nowNs - lastAttemptNs >= RETRY_NS) {
                lastAttemptNs = nowNs;
                rewire();
            }
        } else if (nowNs - lastAttemptNs >= RETRY_NS && (stuck == null || !stuck.processing())) {
            try {
                connect();
            } catch (DeviceException | RuntimeException e) {
                // Not back yet: telemetry says so, and the next attempt is a second away.
                lastAttemptNs = nowNs;
            }
        }
    }

    /** Wires ports that had gone and are back; what people have unplugged by hand stays so. */
    private void rewire() {
        Server.Client current = client;
        if (current == null) {
            return;
        }
        try {
            List<Port> from = Port.choose(current.ports(true), input, "input");
            List<Port> to = Port.choose(current.ports(false), output, "output");
            if (unwired) {
                current.wire(from, to);
            }
            unwired = false;
        } catch (DeviceException e) {
            unwired = true;
        }
    }

    private void letGo(Connection past) {
        past.abandon();
        Server.Client old = client;
        connection = null;
        client = null;
        stuck = past;
        telemetry.connected(false);
        // A server may be back at once: then the attempt after this one is not worth a second of silence.
        lastAttemptNs = clockNs.getAsLong() - RETRY_NS;
        if (old != null) {
            closing.execute(old::close);
        }
    }

    /** Asks the sound to end; {@link #ended} says when it has. */
    void end() {
        ending = true;
        Connection current = connection;
        if (current != null) {
            current.end();
        }
    }

    /** Whether nothing sounds any more. */
    boolean ended() {
        Connection current = connection;
        return current == null || current.state() != Connection.State.PLAYING;
    }

    /** Leaves the server for good. */
    void close() {
        Connection current = connection;
        if (current != null) {
            letGo(current);
        }
    }
}
