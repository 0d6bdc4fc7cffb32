package dev.catbird.engine.host.javasound;

import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.LiveBlock;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javax.sound.sampled.LineUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a host connected: starts sound over a pair of lines, notices when it stands still, lets go of the lines and asks
 * for others every second. Thread: the host's keeper, one call at a time.
 */
final class Keeper {
    /** No block for so long, and the device is taken for lost. */
    static final long STALL_NS = 1_000_000_000L;

    /** From one attempt to open the lines to the next. */
    static final long RETRY_NS = 1_000_000_000L;

    /** Opens lines. Throws what Java Sound throws: an {@link IllegalArgumentException} too when no server answers. */
    interface Opener {
        Lines open() throws LineUnavailableException;
    }

    private final Opener opener;
    private final LiveBlock block;
    private final HostTelemetry telemetry;
    private final LongSupplier clockNs;
    private final Executor audio;
    private final Executor closing;
    private @Nullable Connection connection;
    private @Nullable Connection stuck;
    private boolean hadOne;
    private boolean ending;
    private long turnsSeen;
    private long lastMoveNs;
    private long lastAttemptNs;

    /** {@code audio} runs a connection, {@code closing} closes lines; neither makes the caller wait. */
    Keeper(
            Opener opener,
            LiveBlock block,
            HostTelemetry telemetry,
            LongSupplier clockNs,
            Executor audio,
            Executor closing) {
        this.opener = opener;
        this.block = block;
        this.telemetry = telemetry;
        this.clockNs = clockNs;
        this.audio = audio;
        this.closing = closing;
    }

    /** Opens lines and starts sound over them. */
    void connect() throws LineUnavailableException {
        long nowNs = clockNs.getAsLong();
        lastAttemptNs = nowNs;
        Connection made = new Connection(opener.open(), block, telemetry, clockNs, hadOne);
        connection = made;
        if (!hadOne) {
            // One that is back says so itself: a suspended device takes some blocks whenever it is opened, and no more.
            telemetry.connected(true);
        }
        hadOne = true;
        turnsSeen = 0;
        lastMoveNs = clockNs.getAsLong();
        audio.execute(made);
    }

    /** Looks after the connection; to be called some times a second. */
    void look() {
        if (ending) {
            return;
        }
        long nowNs = clockNs.getAsLong();
        Connection current = connection;
        if (current != null) {
            long turns = current.turns();
            if (turns != turnsSeen || current.processing()) {
                turnsSeen = turns;
                lastMoveNs = nowNs;
            }
            if (current.state() != Connection.State.PLAYING || nowNs - lastMoveNs >= STALL_NS) {
                letGo(current);
            }
        } else if (nowNs - lastAttemptNs >= RETRY_NS && (stuck == null || !stuck.processing())) {
            try {
                connect();
            } catch (LineUnavailableException | RuntimeException e) {
                // Not back yet, whatever a driver makes of that: telemetry says so, and the next attempt is a second
                // away.
                lastAttemptNs = nowNs;
            }
        }
    }

    private void letGo(Connection lost) {
        lost.abandon();
        connection = null;
        stuck = lost;
        telemetry.connected(false);
        // A device may be back at once: then the attempt after this one is not worth a second of silence.
        lastAttemptNs = clockNs.getAsLong() - RETRY_NS;
        closing.execute(lost.lines()::close);
    }

    /** Asks the sound to end; {@link #ended} says when it has. */
    void end() {
        ending = true;
        Connection current = connection;
        if (current != null) {
            current.end();
        }
    }

    /** Whether nothing sounds any more. */
    boolean ended() {
        Connection current = connection;
        return current == null || current.state() != Connection.State.PLAYING;
    }

    /** Lets go of the device for good. */
    void close() {
        Connection current = connection;
        if (current != null) {
            letGo(current);
        }
    }
}
