package dev.catbird.engine.host.javasound;

import dev.catbird.engine.host.Connection;
import dev.catbird.engine.host.DeviceException;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.Keeper;
import dev.catbird.engine.host.LiveBlock;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javax.sound.sampled.LineUnavailableException;

/** The way to devices of Java Sound: a pair of lines, and a thread that sounds over them. Thread: as {@link Keeper.Link}. */
final class LinesLink implements Keeper.Link {
    /** No block for so long: the device is gone, or hangs. */
    static final long STALL_NS = 1_000_000_000L;

    /** Opens lines. Throws what Java Sound throws: an {@link IllegalArgumentException} too when no server answers. */
    interface Opener {
        Lines open() throws LineUnavailableException;
    }

    private final Opener opener;
    private final LiveBlock block;
    private final HostTelemetry telemetry;
    private final LongSupplier clockNs;
    private final Executor audio;

    /** {@code audio} runs a connection without making the caller wait. */
    LinesLink(Opener opener, LiveBlock block, HostTelemetry telemetry, LongSupplier clockNs, Executor audio) {
        this.opener = opener;
        this.block = block;
        this.telemetry = telemetry;
        this.clockNs = clockNs;
        this.audio = audio;
    }

    @Override
    public Connection connect(boolean again) throws DeviceException {
        LineConnection made = new LineConnection(open(), block, telemetry, clockNs, again);
        if (!again) {
            // One that is back says so itself: a suspended device takes some blocks whenever it is opened, and no more.
            telemetry.connected(true);
        }
        audio.execute(made);
        return made;
    }

    private Lines open() throws DeviceException {
        try {
            return opener.open();
        } catch (LineUnavailableException | IllegalArgumentException | IllegalStateException e) {
            throw new DeviceException(
                    "the sound device cannot be opened (" + e.getMessage()
                            + "); another program may hold it: close that, or choose another device",
                    e);
        }
    }

    @Override
    public long stallNs() {
        return STALL_NS;
    }
}
