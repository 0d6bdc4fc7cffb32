package dev.catbird.engine.media.ffmpeg;

/**
 * Makes sense of a stream's time stamps: where they are missing time goes on by itself, and where they jump beyond
 * belief the jump is taken out. Thread: worker, one.
 */
final class StreamClock {
    /** A longer pause is a damaged or restarted count of time. */
    static final double MAX_PAUSE_S = 600;

    /** A longer step back is a restarted count of time. */
    private static final double MAX_STEP_BACK_S = 1;

    private double shiftS;
    private int jumps;

    /** Time of a frame stamped {@code stampS} (NaN for none) that would start at {@code expectedS} without a pause. */
    double timeS(double stampS, double expectedS) {
        if (!(Math.abs(stampS) < Double.POSITIVE_INFINITY)) {
            return expectedS;
        }
        double timeS = stampS + shiftS;
        if (timeS - expectedS > MAX_PAUSE_S || timeS - expectedS < -MAX_STEP_BACK_S) {
            leap(expectedS - timeS);
            return expectedS;
        }
        return timeS;
    }

    /** Puts this and all later time stamps off by {@code seconds}. */
    void leap(double seconds) {
        shiftS += seconds;
        jumps++;
    }

    /** Jumps taken out so far. */
    int jumps() {
        return jumps;
    }
}
