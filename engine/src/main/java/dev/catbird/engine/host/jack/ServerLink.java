package dev.catbird.engine.host.jack;

import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.host.Connection;
import dev.catbird.engine.host.DeviceException;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.Keeper;
import dev.catbird.engine.host.LiveBlock;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The way to a JACK server: a client, wired to the ports that were chosen. Thread: as {@link Keeper.Link}; figures are for any. */
final class ServerLink implements Keeper.Link {
    /** No block for so long: it has stopped, or hangs. */
    static final long STALL_NS = 2_000_000_000L;

    private final Server server;
    private final Route route;
    private final BlockProcessor processor;
    private final HostTelemetry telemetry;
    private final Executor closing;
    private Server.@Nullable Client client;
    private boolean unwired;
    private volatile int blockFrames;
    private volatile int inputFrames;
    private volatile int outputFrames;

    /** {@code closing} closes clients without making the caller wait. */
    ServerLink(Server server, Route route, BlockProcessor processor, HostTelemetry telemetry, Executor closing) {
        this.server = server;
        this.route = route;
        this.processor = processor;
        this.telemetry = telemetry;
        this.closing = closing;
        blockFrames = route.blockFrames();
        inputFrames = route.inputFrames();
        outputFrames = route.outputFrames();
    }

    @Override
    public Connection connect(boolean again) throws DeviceException {
        Server.Client made = server.open();
        try {
            if (made.rateHz() != route.rateHz()) {
                throw new DeviceException("the JACK server runs at " + made.rateHz() + " Hz now, not at "
                        + route.rateHz() + "; start it again at " + route.rateHz() + ", or start play again");
            }
            List<Port> from = Port.choose(made.ports(true), route.input(), "input");
            List<Port> to = Port.choose(made.ports(false), route.output(), "output");
            LiveBlock block = new LiveBlock(processor, telemetry, made.blockFrames(), route.rateHz());
            ClientConnection started = new ClientConnection(made, block, telemetry, again);
            made.run(started);
            made.wire(from, to);
            client = made;
            blockFrames = made.blockFrames();
            inputFrames = made.inputFrames();
            outputFrames = made.outputFrames();
            telemetry.connected(true);
            return started;
        } catch (DeviceException | RuntimeException e) {
            closing.execute(made::close);
            throw e;
        }
    }

    @Override
    public long stallNs() {
        return STALL_NS;
    }

    /** Wires ports that had gone and are back; what people have unplugged by hand stays so. */
    @Override
    public void tend() {
        Server.Client current = client;
        if (current == null) {
            return;
        }
        try {
            List<Port> from = Port.choose(current.ports(true), route.input(), "input");
            List<Port> to = Port.choose(current.ports(false), route.output(), "output");
            if (unwired) {
                current.wire(from, to);
            }
            unwired = false;
        } catch (DeviceException e) {
            unwired = true;
        }
    }

    /** Frames of a block, as it is now. */
    int blockFrames() {
        return blockFrames;
    }

    int inputFrames() {
        return inputFrames;
    }

    int outputFrames() {
        return outputFrames;
    }
}
