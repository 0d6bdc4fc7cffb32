package dev.catbird.engine.host.jack;

import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.host.DeviceException;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.LiveHost;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A live host that is a client of a JACK server. Thread: control; JACK's own thread sounds, and one of ours keeps the connection.
 */
final class JackHost implements LiveHost {
    private static final int LOOK_MS = 20;
    private static final int PATIENCE_MS = 400;
    private static final int CLOSING_PATIENCE_MS = 150;

    private final Server server;
    private final Route route;
    private final HostTelemetry telemetry = new HostTelemetry();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);
    private volatile @Nullable Keeper keeper;
    private @Nullable Thread keeping;
    private @Nullable Thread closer;

    /**
     * Between which ports, and how, as it was when the server was asked.
     *
     * @param input what the ports that are heard can be chosen by
     * @param output what the ports that play can be chosen by
     */
    record Route(String input, String output, int rateHz, int blockFrames, int inputFrames, int outputFrames) {}

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
        Keeper kept = keeper;
        return kept == null || kept.blockFrames() == 0 ? route.blockFrames() : kept.blockFrames();
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
        Keeper kept = keeper;
        return kept == null ? route.inputFrames() : kept.inputFrames();
    }

    @Override
    public int outputFrames() {
        Keeper kept = keeper;
        return kept == null ? route.outputFrames() : kept.outputFrames();
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
    public HostTelemetry telemetry() {
        return telemetry;
    }

    @Override
    public void start(BlockProcessor processor) throws DeviceException {
        if (keeping != null) {
            throw new IllegalStateException("started before");
        }
        Keeper kept = new Keeper(
                server,
                route.input(),
                route.output(),
                route.rateHz(),
                processor,
                telemetry,
                System::nanoTime,
                work -> closer = daemon("catbird-closing", work));
        kept.connect();
        keeper = kept;
        keeping = daemon("catbird-device", () -> keep(kept));
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void keep(Keeper kept) {
        try {
            while (!closing.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
                kept.look();
            }
            kept.end();
            long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
            while (!kept.ended() && System.nanoTime() < endNs) {
                Thread.sleep(1);
            }
            // The last block is still on its way, and the client ends itself at the next.
            Thread.sleep(2 + 2000L * (kept.outputFrames() + kept.blockFrames()) / route.rateHz());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            kept.close();
            awaitCloser();
            left.countDown();
        }
    }

    private void awaitCloser() {
        Thread last = closer;
        try {
            if (last != null) {
                last.join(PATIENCE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        if (keeping == null) {
            return;
        }
        try {
            // Not for ever: a keeper may hang in a server.
            left.await(2 * PATIENCE_MS + CLOSING_PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
