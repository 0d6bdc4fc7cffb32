package dev.catbird.engine.host;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A live host whose device is kept by a thread of its own, from start to close. Thread: control; another keeps the device, another
 * closes what is lost, and what is reached by the {@link Keeper.Link} sounds on its own.
 */
public abstract class KeptHost implements LiveHost {
    private static final int LOOK_MS = 20;

    /** A fade, and what is queued behind it. */
    private static final int END_PATIENCE_MS = 700;

    private static final int DEVICE_PATIENCE_MS = 400;

    /** All of it: closing returns within a second. */
    private static final int CLOSE_PATIENCE_MS = 950;

    private final HostTelemetry telemetry = new HostTelemetry();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);
    private volatile @Nullable Thread closer;
    private @Nullable Thread keeping;

    /** The way to the device, for {@code processor} to be played; asked for once. */
    protected abstract Keeper.Link link(BlockProcessor processor);

    /** How long the last block is on its way to be heard, in milliseconds, where nobody tells. */
    protected long lastBlockMs() {
        return 0;
    }

    @Override
    public final HostTelemetry telemetry() {
        return telemetry;
    }

    @Override
    public final void start(BlockProcessor processor) throws DeviceException {
        if (keeping != null) {
            throw new IllegalStateException("started before");
        }
        Keeper keeper = new Keeper(link(processor), telemetry, System::nanoTime, this::closeApart);
        keeper.connect();
        keeping = daemon("catbird-device", Thread.NORM_PRIORITY, () -> keep(keeper));
    }

    /** Has something closed by a thread of its own, as drivers hang. */
    protected final void closeApart(Runnable work) {
        closer = daemon("catbird-closing", Thread.NORM_PRIORITY, work);
    }

    /** Starts a thread that nobody needs to end. */
    @SuppressWarnings("ThreadPriorityCheck") // a hint, where the system takes it
    protected static Thread daemon(String name, int priority, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setPriority(priority);
        thread.start();
        return thread;
    }

    private void keep(Keeper keeper) {
        try {
            while (!closing.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
                keeper.look();
            }
            keeper.end();
            keeper.awaitEnd(END_PATIENCE_MS);
            Thread.sleep(lastBlockMs());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            keeper.close();
            awaitCloser();
            left.countDown();
        }
    }

    private void awaitCloser() {
        Thread last = closer;
        try {
            if (last != null) {
                last.join(DEVICE_PATIENCE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final void close() {
        closing.countDown();
        if (keeping == null) {
            return;
        }
        try {
            // Not for ever: a keeper may hang in a driver or a server.
            left.await(CLOSE_PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
