package dev.catbird.engine.host;

import dev.catbird.engine.RealTime;
import java.io.Closeable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sound over one opened device, from its opening until it is lost, must be opened anew, or has ended as asked. Thread: the host's audio
 * thread plays; a {@link Keeper} asks, waits and lets go.
 */
public abstract class Connection implements Closeable {
    /** What becomes of a connection. */
    public enum State {
        PLAYING,
        /** The device has gone, or gives or takes nothing any more. */
        LOST,
        /** The device is there, but wants another length of block: it has to be opened anew. */
        RESIZED,
        /** Faded out, as asked. */
        ENDED
    }

    private final AtomicLong turns = new AtomicLong();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile State state = State.PLAYING;
    private volatile boolean processing;
    private volatile boolean ending;

    public final State state() {
        return state;
    }

    /** Blocks that have gone through: stands still while the device does. */
    @RealTime
    public final long turns() {
        return turns.getAcquire();
    }

    /** Whether a block is with the processor, so that it is not the device that takes its time. */
    public final boolean processing() {
        return processing;
    }

    /** Asks for the end: a fade, then {@link State#ENDED}. */
    public final void end() {
        ending = true;
    }

    /** Waits until it does not play any more, for so long at most; returns whether that has come. */
    public final boolean awaitEnd(long mostMs) throws InterruptedException {
        if (state == State.PLAYING) {
            over.await(mostMs, TimeUnit.MILLISECONDS);
        }
        return state != State.PLAYING;
    }

    /** Nobody waits for it any more: whatever it still hears is not processed. */
    public final void abandon() {
        leave(State.LOST);
    }

    @RealTime
    protected final boolean playing() {
        return state == State.PLAYING;
    }

    /** Whether the end is asked for. */
    @RealTime
    protected final boolean ending() {
        return ending;
    }

    /** Plays no more, for this reason; the first counts. */
    @RealTime
    protected final void leave(State how) {
        if (state == State.PLAYING) {
            state = how;
        }
    }

    /** Has a block processed; false if nobody waits for it any more, and it was not. */
    @RealTime
    protected final boolean process(LiveBlock block) {
        processing = true;
        // Looked at after the flag is up: from here on nobody else starts to process, or this does not.
        boolean playing = state == State.PLAYING;
        if (playing) {
            block.run(!ending);
        }
        processing = false;
        return playing;
    }

    /** A block has gone through. */
    @RealTime
    protected final void turned() {
        turns.setRelease(turns.getPlain() + 1);
    }

    /** Wakes who waits for the end. The audio thread may call it when it has nothing more to play, and not before. */
    protected final void over() {
        over.countDown();
    }

    /** Lets go of the device. May hang where a driver or a server does. */
    @Override
    public abstract void close();
}
