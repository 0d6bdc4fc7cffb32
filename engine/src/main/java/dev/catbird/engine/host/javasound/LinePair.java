package dev.catbird.engine.host.javasound;

import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.host.Device;
import dev.catbird.engine.host.DevicePair;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.Keeper;
import dev.catbird.engine.host.KeptHost;
import dev.catbird.engine.host.LiveBlock;
import java.util.Locale;
import java.util.concurrent.Executor;

/** Two devices of Java Sound, reached by a pair of lines; an audio thread for each connection. Thread: as {@link DevicePair}. */
final class LinePair implements DevicePair {
    /** A line's queue: what either side may be late by before sound is lost. */
    private static final int BUFFER_BLOCKS = 4;

    /** PulseAudio hands over pieces of up to two blocks: every fourth block came at once after another. */
    private static final int BLOCKS_AT_ONCE = 2;

    private final Device input;
    private final Device output;
    private final LineChoice choice;
    private final int blockFrames;

    LinePair(Device input, Device output, LineChoice choice, int blockFrames) {
        this.input = input;
        this.output = output;
        this.choice = choice;
        this.blockFrames = blockFrames;
    }

    @Override
    public int rateHz() {
        return choice.output().rateHz();
    }

    @Override
    public int blockFrames() {
        return blockFrames;
    }

    @Override
    public int blocksAtOnce() {
        return BLOCKS_AT_ONCE;
    }

    @Override
    public String inputName() {
        return input.name();
    }

    @Override
    public String outputName() {
        return output.name();
    }

    @Override
    public int inputFrames() {
        return blockFrames;
    }

    @Override
    public int outputFrames() {
        // What is queued when a block comes, as TrimRule leaves it, and on average half a block that comes late or
        // early.
        return blockFrames;
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "%s (%d bits, %s) to %s (%d bits, %s), %d Hz, blocks of %d",
                input.name(),
                choice.input().code().bits(),
                channels(choice.input()),
                output.name(),
                choice.output().code().bits(),
                channels(choice.output()),
                rateHz(),
                blockFrames);
    }

    private static String channels(LineChoice.Side side) {
        return side.code().channels() == 1 ? "mono" : "stereo";
    }

    @Override
    public Keeper.Link link(BlockProcessor processor, HostTelemetry telemetry, Executor closing) {
        return new LinesLink(
                () -> DeviceLines.open(choice, BUFFER_BLOCKS * blockFrames),
                new LiveBlock(processor, telemetry, blockFrames, rateHz()),
                telemetry,
                System::nanoTime,
                sound -> KeptHost.daemon(JavaSoundDevices.AUDIO_THREAD, Thread.MAX_PRIORITY, sound));
    }
}
