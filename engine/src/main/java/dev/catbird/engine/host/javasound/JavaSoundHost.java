package dev.catbird.engine.host.javasound;

import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.host.Device;
import dev.catbird.engine.host.DeviceException;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.LiveBlock;
import dev.catbird.engine.host.LiveHost;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sound.sampled.LineUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * A live host on lines of Java Sound, made by {@link JavaSoundDevices#host}. Thread: control; it has an audio thread for
 * each connection ({@value #AUDIO_THREAD}) and one that keeps the device.
 */
public final class JavaSoundHost implements LiveHost {
    /** The name of the thread that sounds: to find it when giving it a priority from outside. */
    public static final String AUDIO_THREAD = "catbird-audio";

    /** A line's queue: what either side may be late by before sound is lost. */
    private static final int BUFFER_BLOCKS = 4;

    /** PulseAudio hands over pieces of up to two blocks: every fourth block came at once after another. */
    private static final int BLOCKS_AT_ONCE = 2;

    private static final int LOOK_MS = 20;
    private static final int PATIENCE_MS = 700;
    private static final int CLOSING_PATIENCE_MS = 250;

    private final Device input;
    private final Device output;
    private final LineChoice choice;
    private final int blockFrames;
    private final HostTelemetry telemetry = new HostTelemetry();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch linesClosed = new CountDownLatch(1);
    private @Nullable Thread keeping;

    JavaSoundHost(Device input, Device output, LineChoice choice, int blockFrames) {
        this.input = input;
        this.output = output;
        this.choice = choice;
        this.blockFrames = blockFrames;
    }

    @Override
    public int rateHz() {
        return choice.output().rateHz();
    }

    @Override
    public int blockFrames() {
        return blockFrames;
    }

    @Override
    public int blocksAtOnce() {
        return BLOCKS_AT_ONCE;
    }

    @Override
    public String inputName() {
        return input.name();
    }

    @Override
    public String outputName() {
        return output.name();
    }

    @Override
    public int inputFrames() {
        return blockFrames;
    }

    @Override
    public int outputFrames() {
        // What is queued when a block comes, as TrimRule leaves it, and on average half a block that comes late or
        // early.
        return blockFrames;
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "%s (%d bits, %s) to %s (%d bits, %s), %d Hz, blocks of %d",
                input.name(),
                choice.input().code().bits(),
                channels(choice.input()),
                output.name(),
                choice.output().code().bits(),
                channels(choice.output()),
                rateHz(),
                blockFrames);
    }

    private static String channels(LineChoice.Side side) {
        return side.code().channels() == 1 ? "mono" : "stereo";
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
        Keeper keeper = new Keeper(
                () -> DeviceLines.open(choice, BUFFER_BLOCKS * blockFrames),
                new LiveBlock(processor, telemetry, blockFrames, rateHz()),
                telemetry,
                System::nanoTime,
                sound -> daemon(AUDIO_THREAD, Thread.MAX_PRIORITY, sound),
                lines -> daemon("catbird-closing", Thread.NORM_PRIORITY, lines));
        try {
            keeper.connect();
        } catch (LineUnavailableException | IllegalArgumentException | IllegalStateException e) {
            throw new DeviceException(
                    "the sound device cannot be opened (" + e.getMessage()
                            + "); another program may hold it: close that, or choose another device",
                    e);
        }
        keeping = daemon("catbird-device", Thread.NORM_PRIORITY, () -> keep(keeper));
    }

    @SuppressWarnings("ThreadPriorityCheck") // a hint, where the system takes it
    private static Thread daemon(String name, int priority, Runnable work) {
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
            long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
            while (!keeper.ended() && System.nanoTime() < endNs) {
                Thread.sleep(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            keeper.close();
            linesClosed.countDown();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        Thread thread = keeping;
        if (thread == null) {
            return;
        }
        try {
            // Not for ever: a keeper may hang in a driver.
            linesClosed.await(PATIENCE_MS + CLOSING_PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
