package dev.catbird.engine.host.javasound;

import dev.catbird.engine.RealTime;

/**
 * How much output is to be left out. What is queued in both directions is delay; of it only as much serves as the tightest moment
 * took. What has stood there beyond that for a while stands there for nothing, and always leaving the same makes the delay the same
 * each time. Thread: audio.
 *
 * <p>An output that ran dry afterwards says that it did serve: then more is left, and the rule waits longer.
 */
final class TrimRule {
    /** How long the queues are watched, at first. */
    private static final int WATCH_MS = 1000;

    private static final int LONGEST_WATCH_MS = 64_000;

    /** Less of a block than this part is left alone. */
    private static final int LEAST_SHARE = 8;

    private final int rateHz;
    private final int blockFrames;
    private int watchMs = WATCH_MS;
    private int reserveFrames;
    private int turns;
    private int fewest = Integer.MAX_VALUE;

    TrimRule(int rateHz, int blockFrames) {
        this.rateHz = rateHz;
        this.blockFrames = blockFrames;
        reserveFrames = blockFrames / 2;
    }

    /**
     * Told once a turn, before a block is written, what is queued. Returns how many frames are too many: a block at most, and 0 where
     * they are too few to bother.
     */
    @RealTime
    int excessFrames(int queuedFrames) {
        fewest = Math.min(fewest, queuedFrames);
        turns++;
        if ((long) turns * blockFrames * 1000 < (long) watchMs * rateHz) {
            return 0;
        }
        int excess = Math.min(blockFrames, fewest - reserveFrames);
        turns = 0;
        fewest = Integer.MAX_VALUE;
        return excess < blockFrames / LEAST_SHARE ? 0 : excess;
    }

    /** The output ran dry. */
    @RealTime
    void ranDry() {
        watchMs = Math.min(LONGEST_WATCH_MS, 2 * watchMs);
        reserveFrames = Math.min(4 * blockFrames, reserveFrames + blockFrames / 2);
        turns = 0;
        fewest = Integer.MAX_VALUE;
    }
}
