package dev.catbird.engine.host.jack;

import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.host.Keeper;
import dev.catbird.engine.host.KeptHost;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A live host that is a client of a JACK server. Thread: control; JACK's own thread sounds, and one of ours keeps the connection. */
final class JackHost extends KeptHost {
    private final Server server;
    private final Route route;
    private volatile @Nullable ServerLink link;

    JackHost(Server server, Route route) {
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
    protected Keeper.Link link(BlockProcessor processor) {
        ServerLink made = new ServerLink(server, route, processor, telemetry(), this::closeApart);
        link = made;
        return made;
    }

    /** The last block and the silent one after it, at which the client ends itself. */
    @Override
    protected long lastBlockMs() {
        return 2 + 2000L * (outputFrames() + blockFrames()) / rateHz();
    }
}
