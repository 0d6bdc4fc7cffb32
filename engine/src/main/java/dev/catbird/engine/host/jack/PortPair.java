package dev.catbird.engine.host.jack;

import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.host.DevicePair;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.Keeper;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Ports of a JACK server, reached by a client; JACK's own thread sounds. Thread: as {@link DevicePair}. */
final class PortPair implements DevicePair {
    private final Server server;
    private final Route route;
    private volatile @Nullable ServerLink link;

    PortPair(Server server, Route route) {
        this.server = server;
        this.route = route;
    }

    @Override
    public int rateHz() {
        return route.rateHz();
    }

    @Override
    public int blockFrames() {
        ServerLink used = link;
        return used == null ? route.blockFrames() : used.blockFrames();
    }

    @Override
    public String inputName() {
        return route.input();
    }

    @Override
    public String outputName() {
        return route.output();
    }

    @Override
    public int inputFrames() {
        ServerLink used = link;
        return used == null ? route.inputFrames() : used.inputFrames();
    }

    @Override
    public int outputFrames() {
        ServerLink used = link;
        return used == null ? route.outputFrames() : used.outputFrames();
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "JACK, %s to %s, %d Hz, blocks of %d",
                route.input(),
                route.output(),
                rateHz(),
                blockFrames());
    }

    @Override
    public Keeper.Link link(BlockProcessor processor, HostTelemetry telemetry, Executor closing) {
        ServerLink made = new ServerLink(server, route, processor, telemetry, closing);
        link = made;
        return made;
    }

    /** The last block and the silent one after it, at which the client ends itself. */
    @Override
    public long lastBlockMs() {
        return 2 + 2000L * (outputFrames() + blockFrames()) / rateHz();
    }
}
