package dev.catbird.engine.record;

import dev.catbird.engine.match.Combination;
import dev.catbird.engine.param.Controls;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Writes down what comes through the ring until the end. Thread: worker, its own. */
final class Scribe implements Runnable {
    private static final long NAP_NS = 20_000_000;

    private final RecordRing ring;
    private final AtomicReference<@Nullable Ending> ending;
    private final Notes notes;
    private final int completedEveryFrames;
    private final Combination combination = new Combination();
    private long pending;
    private volatile long wholeFrames;
    private volatile @Nullable IOException failure;

    /** {@code completedEveryFrames}: so much may be lost if the process dies. */
    Scribe(RecordRing ring, AtomicReference<@Nullable Ending> ending, Notes notes, int completedEveryFrames) {
        this.ring = ring;
        this.ending = ending;
        this.notes = notes;
        this.completedEveryFrames = completedEveryFrames;
    }

    /** Frames that are whole on the disk. Thread: any. */
    long wholeFrames() {
        return wholeFrames;
    }

    /** What kept it from writing, or null. Thread: any. */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public void run() {
        try {
            boolean over = false;
            while (!over) {
                over = ending.get() != null;
                turn();
                if (!over) {
                    LockSupport.parkNanos(NAP_NS);
                }
            }
        } catch (IOException e) {
            failure = e;
            // It may have ended for another cause meanwhile; what counts now is that nothing can be written.
            ending.set(Ending.UNWRITABLE);
        }
        Ending how = ending.get();
        try {
            notes.finish(how == null ? Ending.CLOSED : how);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            ending.set(Ending.UNWRITABLE);
        }
        wholeFrames = notes.frames();
    }

    /** Writes what there is. */
    void turn() throws IOException {
        int end = ring.available();
        while (end > 0) {
            record();
            ring.free();
            if (pending >= completedEveryFrames) {
                pending = 0;
                notes.complete();
                wholeFrames = notes.frames();
            }
            end = ring.available();
        }
    }

    private void record() throws IOException {
        int kind = ring.takeInt();
        switch (kind) {
            case Tap.SOUND -> sound(ring.takeInt());
            case Tap.HOP -> hop();
            case Tap.CONTROL -> notes.control(ring.takeLong(), Controls.of(ring.takeInt()), ring.takeFloat());
            case Tap.PANIC -> notes.panic(ring.takeLong());
            default -> throw new IllegalStateException("record " + kind);
        }
    }

    private void sound(int frames) throws IOException {
        for (int t = 0; t < frames; t++) {
            notes.sound(
                    ring.peekFloat(t),
                    ring.peekFloat(frames + t),
                    ring.peekFloat(2 * frames + t),
                    ring.peekFloat(3 * frames + t));
        }
        ring.skip(4 * frames);
        pending += frames;
    }

    private void hop() throws IOException {
        long frame = ring.takeLong();
        int grainFrames = ring.takeInt();
        int aheadFrames = ring.takeInt();
        int count = ring.takeInt();
        combination.clear();
        for (int i = 0; i < count; i++) {
            combination.add(ring.takeInt(), ring.takeFloat(), ring.takeFloat(), ring.takeLong(), ring.takeInt() != 0);
        }
        notes.hop(frame, grainFrames, aheadFrames, combination);
    }
}
