package dev.catbird.engine.host;

import java.util.concurrent.Executor;

/**
 * Two devices of one sound system, one to hear and one to play on, and the way to them: what a {@link KeptHost} plays on, and says of
 * itself as {@link LiveHost} has it. Thread: any.
 */
public interface DevicePair {

    int rateHz();

    int blockFrames();

    default int blocksAtOnce() {
        return 1;
    }

    String inputName();

    String outputName();

    int inputFrames();

    int outputFrames();

    String description();

    /** How long the last block is on its way to be heard, in milliseconds, where nobody tells. */
    default long lastBlockMs() {
        return 0;
    }

    /** The way to them, for {@code processor} to be played; {@code closing} closes what is lost without making the caller wait. */
    Keeper.Link link(BlockProcessor processor, HostTelemetry telemetry, Executor closing);
}
