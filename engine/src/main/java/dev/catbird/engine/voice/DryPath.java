package dev.catbird.engine.voice;

import dev.catbird.engine.RealTime;

/**
 * The input as it was some time ago, in stereo. When that time changes, the old place fades into the new one, and only then is another
 * change heeded: so nothing leaps, however the knob is turned. Thread: audio; calls allocate nothing.
 */
final class DryPath {
    private final float[] left;
    private final float[] right;
    private final int mask;
    private final int fadeFrames;
    private long now;

    /** Frames ago of what is heard, or of what it fades from. */
    private int from = -1;

    private int to;

    private int wanted;
    private int faded;

    /** {@code mostFrames}: the longest time ago that will ever be asked for; {@code fadeFrames}: length of a change. */
    DryPath(int mostFrames, int fadeFrames) {
        int size = Integer.highestOneBit(Math.max(1, mostFrames)) * 2;
        left = new float[size];
        right = new float[size];
        mask = size - 1;
        this.fadeFrames = fadeFrames;
    }

    /** What it shall go to from now on: so many frames ago. */
    @RealTime
    void aim(int framesAgo) {
        int asked = Math.min(framesAgo, mask);
        if (from < 0) {
            from = asked;
            to = asked;
        }
        wanted = asked;
    }

    /** Hears the next frame. */
    @RealTime
    void hear(float leftSample, float rightSample) {
        int at = (int) now & mask;
        left[at] = leftSample;
        right[at] = rightSample;
        now++;
        // Frame by frame, so that a replay, which comes in other pieces, fades at the same frames.
        if (from == to && wanted != to) {
            to = wanted;
            faded = 0;
        }
        if (from != to) {
            faded++;
            if (faded >= fadeFrames) {
                from = to;
            }
        }
    }

    /** The left side as it was. */
    @RealTime
    float left() {
        return was(left);
    }

    @RealTime
    float right() {
        return was(right);
    }

    private float was(float[] side) {
        int last = (int) now - 1;
        float old = side[(last - from) & mask];
        if (from == to) {
            return old;
        }
        float share = (float) faded / fadeFrames;
        return old + share * (side[(last - to) & mask] - old);
    }
}
