package dev.catbird.engine.host.jack;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.host.Connection;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.LiveBlock;
import java.nio.FloatBuffer;

/** Sound over one client of a server. Thread: audio, JACK's own; the rest as {@link Connection}. */
final class ClientConnection extends Connection implements Server.Listener {
    private final Server.Client client;
    private final LiveBlock block;
    private final HostTelemetry telemetry;
    private final boolean again;

    /** {@code again}: the server was lost before, so that the first block is a reconnection. */
    ClientConnection(Server.Client client, LiveBlock block, HostTelemetry telemetry, boolean again) {
        this.client = client;
        this.block = block;
        this.telemetry = telemetry;
        this.again = again;
    }

    @Override
    @RealTime
    public boolean block(FloatBuffer[] in, FloatBuffer[] out, int frames) {
        if (frames != block.frames() || in[0].remaining() < frames) {
            leave(State.RESIZED);
        }
        if (!playing()) {
            return silence(out);
        }
        for (int side = 0; side < 2; side++) {
            in[side].get(block.input()[side], 0, frames);
        }
        if (!process(block)) {
            return silence(out);
        }
        for (int side = 0; side < 2; side++) {
            out[side].put(block.output()[side], 0, frames);
        }
        if (again && turns() == 0) {
            telemetry.reconnected();
        }
        turned();
        if (ending() && block.fade().silent()) {
            leave(State.ENDED);
        }
        return true;
    }

    /** Plays nothing; false if that is for good. */
    private boolean silence(FloatBuffer[] out) {
        for (int side = 0; side < 2; side++) {
            while (out[side].hasRemaining()) {
                out[side].put(0);
            }
        }
        if (state() == State.RESIZED) {
            return true;
        }
        over();
        return false;
    }

    @Override
    public void xrun() {
        telemetry.underrun();
    }

    @Override
    public void shutdown() {
        leave(State.LOST);
        over();
    }

    @Override
    public void close() {
        client.close();
    }
}
