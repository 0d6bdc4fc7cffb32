package dev.catbird.engine.host.javasound;

import dev.catbird.engine.RealTime;

/**
 * When queued input is to be thrown away. Sound servers queue for ever what is read late, and the delay would stay; a
 * queue that is full for several turns in a row is no longer jitter. Thread: audio.
 */
final class QueueRule {
    /** Turns in a row with a full queue. */
    static final int FULL_TURNS = 8;

    /** Blocks that are left in the queue. */
    static final int LEFT_BLOCKS = 2;

    private final int bufferFrames;
    private final int blockFrames;
    private int fullTurns;

    QueueRule(int bufferFrames, int blockFrames) {
        this.bufferFrames = bufferFrames;
        this.blockFrames = blockFrames;
    }

    /** Asked once a turn with what is queued; true if it is too much, for {@link #excess} to be thrown away. */
    @RealTime
    boolean overfull(int queuedFrames) {
        fullTurns = queuedFrames >= bufferFrames - 1 ? fullTurns + 1 : 0;
        if (fullTurns < FULL_TURNS) {
            return false;
        }
        fullTurns = 0;
        return true;
    }

    /** Whether there is a block to throw away. */
    @RealTime
    boolean excess(int queuedFrames) {
        return queuedFrames >= (LEFT_BLOCKS + 1) * blockFrames;
    }
}
