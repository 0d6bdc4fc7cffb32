package dev.catbird.engine.voice;

import dev.catbird.engine.RealTime;

/** The ramp of a panic: down to silence, where all that sounds is forgotten, and up again. Thread: audio. */
final class Panic {
    private final int lengthFrames;
    private int position;
    private boolean falling;

    Panic(int lengthFrames) {
        this.lengthFrames = lengthFrames;
        position = lengthFrames;
    }

    /** Down from wherever it is now. */
    @RealTime
    void begin() {
        falling = true;
    }

    boolean falling() {
        return falling;
    }

    /** Frames until it comes to silence, if that is in sight; else as many as there may be. */
    @RealTime
    int framesToSilence() {
        return falling ? position : Integer.MAX_VALUE;
    }

    /** Applies the ramp to both channels; returns whether silence is reached with the last frame. */
    @RealTime
    boolean apply(float[] left, float[] right, int offset, int frames) {
        if (!falling && position == lengthFrames) {
            return false;
        }
        int step = falling ? -1 : 1;
        for (int t = offset; t < offset + frames; t++) {
            position = Math.min(lengthFrames, position + step);
            float gain = position / (float) lengthFrames;
            left[t] *= gain;
            right[t] *= gain;
        }
        if (falling && position == 0) {
            falling = false;
            return true;
        }
        return false;
    }
}
