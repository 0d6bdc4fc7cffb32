package dev.catbird.engine.host.javasound;

import dev.catbird.engine.RealTime;

/**
 * How much output is to be left out. What is queued in both directions is delay; of it only as much serves as the tightest moment
 * took. What has stood there beyond that for a while stands there for nothing, and always leaving the same makes the delay the same
 * each time. Thread: audio.
 *
 * <p>An output that ran dry afterwards says that it did serve, and so do queues that fill up again by themselves: a sound server that
 * runs dry puts silence in and does not tell, or is given a whole new stream (ALSA's plug-in for PulseAudio). Then more is left, and the
 * rule waits longer.
 */
final class TrimRule {
    /** In the beginning programs are compiled and servers fill their own queues: nothing is learnt from that. */
    static final int WARM_UP_MS = 2000;

    /** How long the queues are watched, at first. */
    private static final int WATCH_MS = 500;

    private static final int LONGEST_WATCH_MS = 64_000;

    /** As far as queues say it, which tell less surely than an output that ran dry. */
    private static final int LONGEST_FILLED_WATCH_MS = 8_000;

    /** Less of a block than this part is left alone. */
    private static final int LEAST_SHARE = 8;

    private static final int MOST_BLOCKS = 4;

    /** Watches after which it is settled that what was taken was not needed. */
    private static final int HELD_WATCHES = 8;

    private static final int NOTHING = Integer.MAX_VALUE;

    private final int rateHz;
    private final int blockFrames;
    private int watchMs = WATCH_MS;
    private int reserveFrames;
    private int warmTurns;
    private int turns;
    private int fewest = Integer.MAX_VALUE;

    /** Whether the queues filled up by themselves when some were taken before. */
    private boolean filledBefore;

    /** What was left when some were taken the last time; {@link #NOTHING} if none were, or it is settled what came of it. */
    private int leftFrames = NOTHING;

    private int heldWatches;

    TrimRule(int rateHz, int blockFrames) {
        this.rateHz = rateHz;
        this.blockFrames = blockFrames;
        reserveFrames = blockFrames / 2;
        warmTurns = (int) ((long) WARM_UP_MS * rateHz / 1000 / blockFrames);
    }

    /**
     * Told once a turn, before a block is written, what is queued. Returns how many frames are too many: a block at most, and 0 where
     * they are too few to bother.
     */
    @RealTime
    int excessFrames(int queuedFrames) {
        if (warmTurns > 0) {
            warmTurns--;
            return 0;
        }
        fewest = Math.min(fewest, queuedFrames);
        turns++;
        if ((long) turns * blockFrames * 1000 < (long) watchMs * rateHz) {
            return 0;
        }
        int seen = fewest;
        turns = 0;
        fewest = Integer.MAX_VALUE;
        if (leftFrames != NOTHING) {
            heed(seen);
        }
        int excess = Math.min(blockFrames, seen - reserveFrames);
        if (excess < blockFrames / LEAST_SHARE) {
            return 0;
        }
        leftFrames = seen - excess;
        heldWatches = 0;
        return excess;
    }

    /** Looks whether the queues have filled up since some was taken. */
    private void heed(int seen) {
        int grown = seen - leftFrames;
        if (grown > blockFrames / LEAST_SHARE) {
            // By more it may be a device that stood still by chance: only what happens again has to do with us.
            if (grown <= blockFrames / 2 || filledBefore) {
                serves(seen - reserveFrames, LONGEST_FILLED_WATCH_MS);
            }
            filledBefore = true;
            leftFrames = NOTHING;
        } else if (++heldWatches >= HELD_WATCHES) {
            filledBefore = false;
            leftFrames = NOTHING;
        }
    }

    private void serves(int moreFrames, int longestWatchMs) {
        int more = Math.max(0, Math.min(blockFrames / 2, moreFrames));
        reserveFrames = Math.min(MOST_BLOCKS * blockFrames, reserveFrames + more);
        watchMs = Math.max(watchMs, Math.min(longestWatchMs, 2 * watchMs));
        leftFrames = NOTHING;
    }

    /** The output ran dry. */
    @RealTime
    void ranDry() {
        if (warmTurns > 0) {
            return;
        }
        serves(blockFrames / 2, LONGEST_WATCH_MS);
        turns = 0;
        fewest = Integer.MAX_VALUE;
    }
}
