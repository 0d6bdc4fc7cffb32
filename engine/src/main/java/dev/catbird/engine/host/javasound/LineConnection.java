package dev.catbird.engine.host.javasound;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.host.Connection;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.LiveBlock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Sound over one pair of lines: reads a block, has it processed, writes it. Thread: audio, its own; the rest as {@link Connection}. */
final class LineConnection extends Connection implements Runnable {
    /** A device that gives nothing for so long is gone; servers pause for less when they move sound about. */
    static final long SILENT_DEVICE_NS = 500_000_000L;

    /** Between two questions to a device that gives nothing at once. */
    private static final long PAUSE_NS = 2_000_000L;

    /** Blocks of silence before the first: what the next may be late by. */
    static final int HEAD_START_BLOCKS = 2;

    /** Input that is heard before the output starts, at most, in queues; one at least. */
    private static final int SETTLING_QUEUES = 8;

    /** Silence in which a sound server fills its own queues from ours, which looks as if the output ran dry; a queue of blocks at least. */
    private static final int FILLING_MS = 90;

    /** Before sound begins, at most, in times of the least, where the output still runs dry. */
    private static final int MOST_FILLING = 4;

    private final Lines lines;
    private final LiveBlock block;
    private final HostTelemetry telemetry;
    private final LongSupplier clockNs;
    private final boolean again;
    private final QueueRule rule;
    private final TrimRule trim;
    private final float[][] leftOut;
    private final byte[] heard;
    private final byte[] played;
    private final byte[] silence;
    private boolean leavingOut;
    private int excessFrames;

    /** {@code again}: the device was lost before, so that its first block is a reconnection. */
    LineConnection(Lines lines, LiveBlock block, HostTelemetry telemetry, LongSupplier clockNs, boolean again) {
        this.lines = lines;
        this.block = block;
        this.telemetry = telemetry;
        this.clockNs = clockNs;
        this.again = again;
        rule = new QueueRule(lines.inputBufferFrames(), block.frames());
        trim = new TrimRule(block.rateHz(), block.frames());
        leftOut = new float[2][block.frames()];
        heard = new byte[block.frames() * lines.inputCode().frameBytes()];
        played = new byte[block.frames() * lines.outputCode().frameBytes()];
        silence = new byte[played.length];
    }

    @Override
    public void run() {
        try {
            begin();
            while (playing()) {
                turn();
            }
        } finally {
            over();
        }
    }

    /** What comes before the first block. */
    void begin() {
        block.fade().restart();
        lines.startInput();
        settle();
        lines.startOutput();
        for (int i = 0; i < HEAD_START_BLOCKS; i++) {
            write(silence, silence.length);
        }
        fill();
        // A device that is there and suspended takes what its queue holds, and no more.
        if (again && playing()) {
            telemetry.reconnected();
            telemetry.connected(true);
        }
    }

    @Override
    public void close() {
        lines.close();
    }

    /**
     * Hears the input until it flows: the first block may take ten times as long as another, and what queued up or ran dry
     * meanwhile would be delay for good.
     */
    private void settle() {
        int most = SETTLING_QUEUES * lines.inputBufferFrames();
        int done = 0;
        while ((done < lines.inputBufferFrames() || lines.readableFrames() >= block.frames())
                && done < most
                && read(heard)) {
            done += block.frames();
            turned();
        }
    }

    /** Plays silence until the output flows for a queue long: what a server's own queues take is made up for before anything sounds. */
    private void fill() {
        int least = fillingBlocks();
        int flowing = 0;
        for (int i = 0;
                (i < least || flowing < queueBlocks()) && i < MOST_FILLING * least && !ending() && read(heard);
                i++) {
            boolean dry = lines.writableFrames() > lines.outputBufferFrames();
            flowing = dry ? 0 : flowing + 1;
            if (dry && i >= least) {
                write(silence, silence.length);
            }
            write(silence, silence.length);
            turned();
        }
    }

    /** Blocks of silence before the first that sounds, besides the head start, where the output flows. */
    int fillingBlocks() {
        return Math.max(queueBlocks(), FILLING_MS * block.rateHz() / 1000 / block.frames());
    }

    private int queueBlocks() {
        return lines.outputBufferFrames() / block.frames();
    }

    /** One block. */
    @RealTime
    void turn() {
        if (rule.overfull(lines.readableFrames())) {
            telemetry.overrun();
            drain();
        }
        if (!read(heard)) {
            return;
        }
        lines.inputCode().decode(heard, block.input(), block.frames());
        process(block);
        int frames = block.frames();
        int roomFrames = lines.writableFrames();
        if (roomFrames > lines.outputBufferFrames()) {
            // One block of delay more, so that it does not happen again.
            telemetry.underrun();
            trim.ranDry();
            write(silence, silence.length);
        } else if (!ending() && !leavingOut) {
            int queued = lines.readableFrames() + lines.outputBufferFrames() - roomFrames;
            int excess = trim.excessFrames(queued);
            if (excess > block.frames() / 2) {
                excessFrames = excess;
                leaveOut();
                return;
            }
            frames = shortened(excess);
        }
        if (leavingOut) {
            frames = joined();
        }
        lines.outputCode().encode(block.output(), played, frames);
        if (!write(played, frames * lines.outputCode().frameBytes())) {
            return;
        }
        turned();
        if (ending() && block.fade().silent()) {
            end(lines.outputBufferFrames());
        }
    }

    /** Takes so many frames, half of it at most, out of this block by a crossfade with itself; returns what is left. */
    @RealTime
    private int shortened(int excess) {
        int frames = block.frames() - excess;
        if (excess > 0) {
            for (int side = 0; side < 2; side++) {
                float[] sound = block.output()[side];
                for (int t = 0; t < frames; t++) {
                    float share = (t + 1f) / frames;
                    sound[t] += share * (sound[t + excess] - sound[t]);
                }
            }
            telemetry.trimmed(excess);
        }
        return frames;
    }

    /** Keeps this block from being played as yet: the next is joined to it. */
    @RealTime
    private void leaveOut() {
        for (int side = 0; side < 2; side++) {
            System.arraycopy(block.output()[side], 0, leftOut[side], 0, block.frames());
        }
        leavingOut = true;
        turned();
    }

    /** This block and the one left out, overlapping by a crossfade so that as much is gone as is too much; returns what is left. */
    @RealTime
    private int joined() {
        int frames = block.frames();
        int before = frames - excessFrames;
        for (int side = 0; side < 2; side++) {
            float[] first = leftOut[side];
            float[] second = block.output()[side];
            for (int t = 0; t < excessFrames; t++) {
                float share = (t + 1f) / excessFrames;
                first[before + t] += share * (second[t] - first[before + t]);
            }
        }
        lines.outputCode().encode(leftOut, played, frames);
        write(played, frames * lines.outputCode().frameBytes());
        int after = frames - excessFrames;
        for (int side = 0; side < 2; side++) {
            System.arraycopy(block.output()[side], excessFrames, block.output()[side], 0, after);
        }
        telemetry.trimmed(excessFrames);
        leavingOut = false;
        return after;
    }

    /** Pushes the last sound out of the queue by silence: what is queued when the lines close is lost. */
    private void end(int queueFrames) {
        for (int done = 0; done < queueFrames && playing(); done += block.frames()) {
            write(silence, silence.length);
        }
        leave(State.ENDED);
    }

    private void drain() {
        while (rule.excess(lines.readableFrames()) && read(heard)) {
            telemetry.drained(block.frames());
        }
    }

    /** Reads a whole block, or finds that the device is lost. */
    private boolean read(byte[] into) {
        int done = 0;
        long idleSinceNs = 0;
        boolean idle = false;
        while (done < into.length && playing()) {
            int got = lines.read(into, done, into.length - done);
            if (got > 0) {
                done += got;
                idle = false;
            } else {
                idleSinceNs = idle ? idleSinceNs : clockNs.getAsLong();
                idle = true;
                pause(idleSinceNs);
            }
        }
        return done == into.length && playing();
    }

    /** Writes so much, or finds that the device is lost. */
    private boolean write(byte[] from, int bytes) {
        int done = 0;
        long idleSinceNs = 0;
        boolean idle = false;
        while (done < bytes && playing()) {
            int put = lines.write(from, done, bytes - done);
            if (put > 0) {
                done += put;
                idle = false;
            } else {
                idleSinceNs = idle ? idleSinceNs : clockNs.getAsLong();
                idle = true;
                pause(idleSinceNs);
            }
        }
        return done == bytes && playing();
    }

    private void pause(long idleSinceNs) {
        if (clockNs.getAsLong() - idleSinceNs >= SILENT_DEVICE_NS) {
            leave(State.LOST);
        } else {
            LockSupport.parkNanos(PAUSE_NS);
        }
    }
}
