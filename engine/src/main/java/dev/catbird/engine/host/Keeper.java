package dev.catbird.engine.host;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a host connected: opens its device, notices when that goes or stands still, lets go of it, and asks for it again every second.
 * Thread: the host's keeper, one call at a time.
 */
public final class Keeper {
    /** From one attempt to open the device to the next, and from one {@link Link#tend} to the next. */
    public static final long RETRY_NS = 1_000_000_000L;

    private Link link;
    private final HostTelemetry telemetry;
    private final LongSupplier clockNs;
    private final Executor closing;
    private @Nullable Connection connection;
    private @Nullable Connection stuck;
    private boolean lost;
    private boolean ending;
    private long turnsSeen;
    private long lastMoveNs;
    private long lastAttemptNs;

    /** How a device is reached. Thread: the host's keeper, one call at a time. */
    public interface Link {

        /**
         * Opens the device and begins to sound; {@code again} if it was lost before. Tells the telemetry when it is connected. Throws
         * {@link DeviceException}, and leaves nothing open, if the device cannot be had now.
         */
        Connection connect(boolean again) throws DeviceException;

        /** No block for so long, and the device is taken for lost. */
        long stallNs();

        /** Looks after the connection while it plays, about every second. */
        default void tend() {}
    }

    /** {@code closing} closes connections without making the caller wait. */
    public Keeper(Link link, HostTelemetry telemetry, LongSupplier clockNs, Executor closing) {
        this.link = link;
        this.telemetry = telemetry;
        this.clockNs = clockNs;
        this.closing = closing;
    }

    /** Opens the device and begins to sound. */
    public void connect() throws DeviceException {
        lastAttemptNs = clockNs.getAsLong();
        connection = link.connect(lost);
        lost = false;
        turnsSeen = 0;
        lastMoveNs = clockNs.getAsLong();
    }

    /** Looks after the connection; to be called some times a second. */
    public void look() {
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
            if (current.state() != Connection.State.PLAYING || nowNs - lastMoveNs >= link.stallNs()) {
                lost = current.state() != Connection.State.RESIZED;
                letGo(current);
            } else if (nowNs - lastAttemptNs >= RETRY_NS) {
                lastAttemptNs = nowNs;
                link.tend();
            }
        } else if (nowNs - lastAttemptNs >= RETRY_NS && (stuck == null || !stuck.processing())) {
            try {
                connect();
            } catch (DeviceException | RuntimeException e) {
                // Not back yet, whatever a driver makes of that: telemetry says so, and the next attempt is a second
                // away.
                lastAttemptNs = nowNs;
            }
        }
    }

    private void letGo(Connection past) {
        past.abandon();
        connection = null;
        stuck = past;
        telemetry.connected(false);
        // A device may be back at once: then the attempt after this one is not worth a second of silence.
        lastAttemptNs = clockNs.getAsLong() - RETRY_NS;
        closing.execute(past::close);
    }

    /**
     * Opens other devices, after {@link #end} and {@link #close} of those before, and keeps them from now on. If they cannot be opened, throws
     * why; then those before are opened again at the next {@link #look}.
     */
    public void change(Link next) throws DeviceException {
        ending = false;
        Link before = link;
        link = next;
        try {
            if (stuck != null && stuck.processing()) {
                throw new DeviceException("the instrument hangs in a block of sound");
            }
            connect();
        } catch (DeviceException | RuntimeException e) {
            link = before;
            lastAttemptNs = clockNs.getAsLong() - RETRY_NS;
            throw e;
        }
    }

    /** Asks the sound to end; {@link #awaitEnd} waits for it. */
    public void end() {
        ending = true;
        Connection current = connection;
        if (current != null) {
            current.end();
        }
    }

    /** Waits until nothing sounds any more, for so long at most; returns whether that has come. */
    public boolean awaitEnd(long mostMs) throws InterruptedException {
        Connection current = connection;
        return current == null || current.awaitEnd(mostMs);
    }

    /** Lets go of the device; for good, unless {@link #change} follows. */
    public void close() {
        Connection current = connection;
        if (current != null) {
            letGo(current);
        }
    }
}
