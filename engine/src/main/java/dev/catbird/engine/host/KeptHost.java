package dev.catbird.engine.host;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A live host whose devices are kept by a thread of its own, from start to close, and changed by it. Thread: control; another keeps the
 * devices, another closes what is lost, and what is reached by the {@link Keeper.Link} sounds on its own.
 */
public final class KeptHost implements LiveHost {
    private static final int LOOK_MS = 20;

    /** A fade, and what is queued behind it. */
    private static final int END_PATIENCE_MS = 700;

    private static final int DEVICE_PATIENCE_MS = 400;

    /** All of it: closing returns within a second. */
    private static final int CLOSE_PATIENCE_MS = 950;

    /** Opening devices takes some time, and a driver may hang. */
    private static final int CHANGE_PATIENCE_MS = 8000;

    private final HostTelemetry telemetry = new HostTelemetry();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);
    private final AtomicReference<@Nullable Change> asked = new AtomicReference<>();
    private volatile DevicePair pair;
    private volatile @Nullable Thread closer;
    private volatile @Nullable Thread keeping;

    /** Other devices, wanted now. */
    private static final class Change {
        private final DevicePair pair;
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile @Nullable Exception failure;

        Change(DevicePair pair) {
            this.pair = pair;
        }

        void fail(Exception why) {
            failure = why;
            done.countDown();
        }
    }

    /** A host on these devices, not yet open. */
    public KeptHost(DevicePair pair) {
        this.pair = pair;
    }

    @Override
    public int rateHz() {
        return pair.rateHz();
    }

    @Override
    public int blockFrames() {
        return pair.blockFrames();
    }

    @Override
    public int blocksAtOnce() {
        return pair.blocksAtOnce();
    }

    @Override
    public String inputName() {
        return pair.inputName();
    }

    @Override
    public String outputName() {
        return pair.outputName();
    }

    @Override
    public int inputFrames() {
        return pair.inputFrames();
    }

    @Override
    public int outputFrames() {
        return pair.outputFrames();
    }

    @Override
    public String description() {
        return pair.description();
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
        Executor apart = this::closeApart;
        Keeper keeper = new Keeper(pair.link(processor, telemetry, apart), telemetry, System::nanoTime, apart);
        keeper.connect();
        keeping = daemon("catbird-device", Thread.NORM_PRIORITY, () -> keep(keeper, processor));
    }

    /** Has something closed by a thread of its own, as drivers hang. */
    private void closeApart(Runnable work) {
        closer = daemon("catbird-closing", Thread.NORM_PRIORITY, work);
    }

    /** Starts a thread that nobody needs to end. */
    @SuppressWarnings("ThreadPriorityCheck") // a hint, where the system takes it
    public static Thread daemon(String name, int priority, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setPriority(priority);
        thread.start();
        return thread;
    }

    @Override
    public void change(LiveHost next) throws DeviceException {
        DevicePair wanted = ((KeptHost) next).pair;
        if (wanted.rateHz() != rateHz()) {
            throw new DeviceException("it plays at " + rateHz() + " Hz, which does not change on the way");
        }
        Change change = new Change(wanted);
        if (keeping == null || !asked.compareAndSet(null, change)) {
            throw new DeviceException("devices are being opened already");
        }
        try {
            if (!change.done.await(CHANGE_PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                throw new DeviceException("the driver does not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException("it is leaving", e);
        }
        Exception failure = change.failure;
        if (failure != null) {
            throw new DeviceException(String.valueOf(failure.getMessage()), failure);
        }
    }

    private void keep(Keeper keeper, BlockProcessor processor) {
        try {
            while (!closing.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
                Change change = asked.get();
                if (change != null) {
                    carryOut(change, keeper, processor);
                }
                keeper.look();
            }
            end(keeper);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Change change = asked.get();
            if (change != null) {
                change.fail(new DeviceException("it is leaving"));
            }
            keeper.close();
            awaitCloser();
            left.countDown();
        }
    }

    private void end(Keeper keeper) throws InterruptedException {
        keeper.end();
        keeper.awaitEnd(END_PATIENCE_MS);
        Thread.sleep(pair.lastBlockMs());
    }

    private void carryOut(Change change, Keeper keeper, BlockProcessor processor) throws InterruptedException {
        DevicePair before = pair;
        Keeper.Link link = change.pair.link(processor, telemetry, this::closeApart);
        end(keeper);
        keeper.close();
        // One of the devices may be the same, and be had once only.
        awaitCloser();
        pair = change.pair;
        try {
            keeper.change(link);
            asked.set(null);
            change.done.countDown();
        } catch (DeviceException | RuntimeException e) {
            pair = before;
            asked.set(null);
            change.fail(e);
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
    public void close() {
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
