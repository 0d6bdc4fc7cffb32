package dev.catbird.engine.host;

import java.util.concurrent.Executor;

/**
 * Two devices of one sound system, one to hear and one to play on, and the way to them: what a {@link KeptHost} plays on, and says of
 * itself as {@link LiveHost} has it. Thread: any.
 */
public interface DevicePair {
    /** Frames a second of both, over 0. */
    int rateHz();

    /** Frames of a block as it is now, over 0. */
    int blockFrames();

    /** Blocks that may be played in quick succession, from 1 on. */
    default int blocksAtOnce() {
        return 1;
    }

    /** What the device to hear is called. */
    String inputName();

    /** What the device to play on is called. */
    String outputName();

    /** Frames that wait before they are heard, as far as the system tells. */
    int inputFrames();

    /** Frames that wait before they are played, as far as the system tells. */
    int outputFrames();

    /** Both in a line, for people. */
    String description();

    /** How long the last block is on its way to be heard, in milliseconds, where nobody tells. */
    default long lastBlockMs() {
        return 0;
    }

    /** The way to them, for {@code processor} to be played; {@code closing} closes what is lost without making the caller wait. */
    Keeper.Link link(BlockProcessor processor, HostTelemetry telemetry, Executor closing);
}
