package dev.catbird.engine.host;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.ThreadEnd;
import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A sound that a thread of its own reads ahead into a ring made beforehand, for the audio thread to take. Thread: audio takes; main
 * makes, asks and closes it.
 */
public final class SoundAhead implements AutoCloseable {
    /** How far ahead, and what happens where that was not far enough. Thread: the reading one. */
    public interface Pace {
        /** How many frames may be there at most, now that {@code there} are; the next piece waits for room. No more than the ring has. */
        int mostFrames(long there);

        /**
         * The audio side has taken more than there was. So many frames are left out, most of them silent: what is read next is heard
         * that much later than it would have been.
         */
        default void passOver(long frames) {}
    }

    private static final long NAP_NS = 4_000_000;

    /** What goes on after a gap rises over as many milliseconds. */
    private static final double RISE_MS = 10;

    private final SoundReader reader;
    private final Pace pace;
    private final int pieceFrames;
    private final int riseFrames;
    private final float[][] ring;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final Thread thread;
    private int rising;
    private volatile boolean read;
    private volatile boolean closed;
    private volatile @Nullable String failure;

    /**
     * Reads on a thread of that name, {@code pieceFrames} at once at most. {@code ringFrames} is a power of two; {@code reader} is closed
     * with this.
     */
    public SoundAhead(String name, SoundReader reader, int ringFrames, int pieceFrames, Pace pace) {
        if (Integer.bitCount(ringFrames) != 1) {
            throw new IllegalArgumentException("a ring of " + ringFrames + " frames");
        }
        this.reader = reader;
        this.pace = pace;
        this.pieceFrames = pieceFrames;
        riseFrames = (int) (RISE_MS * 1e-3 * reader.rateHz());
        ring = new float[2][ringFrames];
        thread = new Thread(this::read, name);
        thread.setDaemon(true);
    }

    /** Begins to read. */
    public void start() {
        thread.start();
    }

    private int slot(long frame) {
        return (int) (frame & (ring[0].length - 1));
    }

    private void read() {
        try (reader) {
            while (!closed) {
                long there = written.getPlain() - taken.getAcquire();
                int most = pace.mostFrames(there);
                if (there < 0) {
                    goOnAfter(-there, most / 2);
                } else if (most - there < pieceFrames) {
                    LockSupport.parkNanos(NAP_NS);
                } else {
                    int at = slot(written.getPlain());
                    int frames = reader.read(ring[0], ring[1], at, Math.min(pieceFrames, ring[0].length - at));
                    if (frames < 0) {
                        return;
                    }
                    rise(at, frames);
                    written.setRelease(written.getPlain() + frames);
                }
            }
        } catch (IOException | RuntimeException e) {
            failure = String.valueOf(e.getMessage());
        } finally {
            read = true;
        }
    }

    /** Leaves out what is too late, and some more in silence, so that it does not become too late again at once. */
    private void goOnAfter(long missed, int silentFrames) {
        long from = written.getPlain() + missed;
        for (int t = 0; t < silentFrames; t++) {
            ring[0][slot(from + t)] = 0;
            ring[1][slot(from + t)] = 0;
        }
        rising = riseFrames;
        pace.passOver(missed + silentFrames);
        written.setRelease(from + silentFrames);
    }

    private void rise(int at, int frames) {
        for (int t = 0; t < frames && rising > 0; t++, rising--) {
            float gain = 1 - (float) rising / riseFrames;
            ring[0][at + t] *= gain;
            ring[1][at + t] *= gain;
        }
    }

    /** Waits until so many frames are there, or all that are left. Thread: any, while nothing is taken. */
    public void await(int frames) throws InterruptedException {
        while (!read && there() < frames) {
            Thread.sleep(1);
        }
    }

    /** Whether all of it has been read; to be asked before {@link #there}. */
    @RealTime
    public boolean isRead() {
        return read;
    }

    /** Why it ended, if something was wrong. Thread: any. */
    public @Nullable String failure() {
        return failure;
    }

    /** Frames that can be taken; less than 0 where more have been taken than there were. */
    @RealTime
    public long there() {
        return written.getAcquire() - taken.get();
    }

    /** The sample {@code frame} frames from the next to be taken on, less than {@link #there}; {@code side} is 0 or 1. */
    @RealTime
    public float sample(int side, int frame) {
        return ring[side][slot(taken.getPlain() + frame)];
    }

    /** Takes so many frames, whether they are there or not. */
    @RealTime
    public void take(long frames) {
        taken.setRelease(taken.getPlain() + frames);
    }

    /** Frames taken so far. Thread: any. */
    public long taken() {
        return taken.getAcquire();
    }

    /** Ends the reading. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        ThreadEnd.await(thread);
    }
}
