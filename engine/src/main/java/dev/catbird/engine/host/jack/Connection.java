package dev.catbird.engine.host.jack;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.LiveBlock;
import java.nio.FloatBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** Sound over one client, from its opening until its server is lost or the host closes. Thread: audio; the state is for any. */
final class Connection implements Server.Listener {
    /** What becomes of a connection. */
    enum State {
        PLAYING,
        /** The server has gone. */
        LOST,
        /** The server has changed the length of a block: a new client is needed, whose buffers are as long. */
        RESIZED,
        /** Faded out, as asked. */
        ENDED
    }

    private final LiveBlock block;
    private final HostTelemetry telemetry;
    private final boolean again;
    private final AtomicLong turns = new AtomicLong();
    private volatile State state = State.PLAYING;
    private volatile boolean processing;
    private volatile boolean ending;

    /** {@code again}: the server was lost before, so that the first block is a reconnection. */
    Connection(LiveBlock block, HostTelemetry telemetry, boolean again) {
        this.block = block;
        this.telemetry = telemetry;
        this.again = again;
    }

    State state() {
        return state;
    }

    /** Blocks that have gone through: stands still while the server does. */
    long turns() {
        return turns.getAcquire();
    }

    boolean processing() {
        return processing;
    }

    /** Asks for the end: a fade, then {@link State#ENDED}. */
    void end() {
        ending = true;
    }

    /** Nobody waits for it any more: whatever it still hears is not processed. */
    void abandon() {
        if (state == State.PLAYING) {
            state = State.LOST;
        }
    }

    @Override
    @RealTime
    public boolean block(FloatBuffer[] in, FloatBuffer[] out, int frames) {
        if (frames != block.frames() || in[0].remaining() < frames) {
            state = state == State.PLAYING ? State.RESIZED : state;
        }
        processing = true;
        // Looked at after the flag is up: from here on nobody else starts to process, or this does not.
        boolean playing = state == State.PLAYING;
        if (playing) {
            for (int side = 0; side < 2; side++) {
                in[side].get(block.input()[side], 0, frames);
            }
            block.run(!ending);
            for (int side = 0; side < 2; side++) {
                out[side].put(block.output()[side], 0, frames);
            }
        }
        processing = false;
        if (!playing) {
            for (int side = 0; side < 2; side++) {
                while (out[side].hasRemaining()) {
                    out[side].put(0);
                }
            }
            return state != State.ENDED && state != State.LOST;
        }
        if (again && turns.getPlain() == 0) {
            telemetry.reconnected();
        }
        turns.setRelease(turns.getPlain() + 1);
        if (ending && block.fade().silent()) {
            state = State.ENDED;
        }
        return true;
    }

    @Override
    public void xrun() {
        telemetry.underrun();
    }

    @Override
    public void shutdown() {
        abandon();
    }
}
