package dev.catbird.engine.record;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.host.BlockProcessor;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Records a performance into a folder while it is played: what is heard, what is played, every control, every grain. Playing goes on
 * untouched whatever the disk does. Thread: control; what it hands out is for audio, and a thread of its own writes.
 */
public final class Recorder implements Closeable {
    /** Numbers in memory between sound and disk: 20 seconds. */
    private static final int RING_SLOTS = 1 << 22;

    /** What a process that is killed may lose, about. */
    private static final double COMPLETED_EVERY_S = 0.5;

    private static final int PATIENCE_S = 8;

    private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
    private final RecordRing ring;
    private final Tap tap;
    private @Nullable Scribe scribe;
    private @Nullable Thread writing;
    private double rateHz = 1;

    /** A recorder that has not begun: nothing is recorded yet, but all memory is there. */
    public Recorder() {
        this(RING_SLOTS);
    }

    Recorder(int ringSlots) {
        ring = new RecordRing(ringSlots);
        tap = new Tap(ring, ending);
    }

    /**
     * Whether a recording can be made in a folder: it must be empty, or not there yet. Throws {@link
     * dev.catbird.engine.media.MediaException} if not.
     */
    public static void check(Path folder) throws IOException {
        RecordingFolder.check(folder);
    }

    /** Begins to write what is played from now on into a folder, see {@link #check}. To be called once, before the first block. */
    public void begin(Path folder, Performance performance) throws IOException {
        begin(
                RecordingFolder.create(folder, performance),
                performance.analysis().rateHz());
    }

    void begin(Notes notes, int framesPerS) {
        rateHz = framesPerS;
        Scribe made = new Scribe(ring, ending, notes, (int) (COMPLETED_EVERY_S * framesPerS));
        scribe = made;
        Thread thread = new Thread(made, "catbird-recorder");
        thread.setDaemon(true);
        thread.start();
        writing = thread;
    }

    /** What the instrument that is recorded must tell. */
    public HopListener listener() {
        return tap;
    }

    /** The instrument as the host shall play it. To be called once, with the one that tells {@link #listener}. */
    public BlockProcessor around(BlockProcessor instrument) {
        return (in, out, frames) -> tap.play(instrument, in, out, frames);
    }

    /** Frames of sound that are safe on the disk. Thread: any. */
    public long recordedFrames() {
        Scribe begun = scribe;
        return begun == null ? 0 : begun.wholeFrames();
    }

    /** Seconds of sound that are safe on the disk. Thread: any. */
    public double recordedS() {
        return recordedFrames() / rateHz;
    }

    /** Why it has ended though it was not closed: for people, or null. Thread: any. */
    public @Nullable String endedEarly() {
        Ending how = ending.get();
        if (how == null || how == Ending.CLOSED) {
            return null;
        }
        Scribe begun = scribe;
        IOException failure = begun == null ? null : begun.failure();
        return how.cause() + (failure == null ? "" : ": " + failure.getMessage());
    }

    /** Ends the recording and waits until it is whole; some seconds at most, if the disk hangs. */
    @Override
    public void close() {
        ending.compareAndSet(null, Ending.CLOSED);
        Thread thread = writing;
        if (thread == null) {
            return;
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_S));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
