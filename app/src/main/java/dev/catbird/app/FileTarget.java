package dev.catbird.app;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.ThreadEnd;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A file that is heard in place of the microphone until it is over, then the microphone. A thread of its own reads ahead.
 * Thread: main makes, asks and closes it; audio processes.
 */
final class FileTarget implements AutoCloseable {
    /** Read ahead: three seconds and more. */
    private static final int RING_FRAMES = 1 << 17;

    private static final int PIECE_FRAMES = 1 << 12;

    /** What a block may have; in longer ones the microphone is heard, but no sound system has them. */
    private static final int LONGEST_BLOCK_FRAMES = 1 << 14;

    private static final double FADE_MS = 10;
    private static final long NAP_NS = 20_000_000;

    private final Path file;
    private final SoundReader reader;
    private final int fadeFrames;
    private final float[][] ring = new float[2][RING_FRAMES];
    private final float[][] heard = new float[2][LONGEST_BLOCK_FRAMES];
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final Thread thread = new Thread(this::readAhead, "catbird-target");
    private volatile boolean read;
    private volatile boolean closed;
    private volatile boolean over;
    private volatile @Nullable String failure;
    private boolean told;

    /** Begins to read; {@code reader} is closed with it. */
    FileTarget(Path file, SoundReader reader) {
        this.file = file;
        this.reader = reader;
        fadeFrames = (int) (FADE_MS * 1e-3 * reader.rateHz());
        thread.setDaemon(true);
        thread.start();
    }

    private void readAhead() {
        try (reader) {
            while (!closed) {
                int at = (int) (written.getPlain() & (RING_FRAMES - 1));
                long room = RING_FRAMES - (written.getPlain() - taken.getAcquire());
                if (room < PIECE_FRAMES) {
                    LockSupport.parkNanos(NAP_NS);
                    continue;
                }
                int frames = reader.read(ring[0], ring[1], at, Math.min(PIECE_FRAMES, RING_FRAMES - at));
                if (frames < 0) {
                    return;
                }
                written.setRelease(written.getPlain() + frames);
            }
        } catch (IOException | RuntimeException e) {
            failure = String.valueOf(e.getMessage());
        } finally {
            read = true;
        }
    }

    /** Waits until so many frames more are there to be heard, or all that are left. Thread: any, while no block is processed. */
    void awaitAhead(int frames) throws InterruptedException {
        while (!read && written.getAcquire() - taken.getAcquire() < frames) {
            Thread.sleep(1);
        }
    }

    /** {@code processor}, hearing this first. */
    BlockProcessor before(BlockProcessor processor) {
        return new BlockProcessor() {
            @Override
            @RealTime
            public void process(float[][] in, float[][] out, int frames) {
                if (over || frames > LONGEST_BLOCK_FRAMES) {
                    processor.process(in, out, frames);
                } else {
                    hear(in, frames);
                    processor.process(heard, out, frames);
                }
            }
        };
    }

    @RealTime
    private void hear(float[][] in, int frames) {
        boolean whole = read; // before what is there is counted: then that is all there will be
        long at = taken.getPlain();
        long there = written.getAcquire() - at;
        for (int t = 0; t < frames; t++) {
            int slot = (int) ((at + t) & (RING_FRAMES - 1));
            long left = there - t;
            boolean sounds = left > 0;
            float microphone = !whole || left >= fadeFrames ? 0 : 1 - (float) Math.max(0, left) / fadeFrames;
            for (int c = 0; c < 2; c++) {
                float sample = sounds ? ring[c][slot] : 0;
                heard[c][t] = sample + microphone * (in[c][t] - sample);
            }
        }
        taken.setRelease(at + Math.min(frames, there));
        over = whole && there <= frames;
    }

    /** What to say once it is over: once, else null. */
    @Nullable
    String news() {
        if (!over || told) {
            return null;
        }
        told = true;
        String cause = failure;
        return (cause == null ? file + " is over" : cause + "; that is the end of it")
                + ": now Catbird hears the input";
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        ThreadEnd.await(thread);
    }
}
