package dev.catbird.engine.host;

import dev.catbird.engine.RealTime;

/** Brings sound in and out without a click: a straight ramp of the amplitude. Begins in silence. Thread: audio. */
public final class Fade {
    public static final int LENGTH_MS = 10;

    private final int lengthFrames;
    private int position;

    public Fade(int rateHz) {
        lengthFrames = rateHz * LENGTH_MS / 1000;
    }

    /** Goes on from silence: the sound before this has been cut off by other means. */
    @RealTime
    public void restart() {
        position = 0;
    }

    /** Moves on towards full sound or silence over {@code frames} frames of both channels. */
    @RealTime
    public void apply(boolean sounding, float[] left, float[] right, int frames) {
        if (sounding && position == lengthFrames) {
            return;
        }
        int step = sounding ? 1 : -1;
        for (int t = 0; t < frames; t++) {
            position = Math.max(0, Math.min(lengthFrames, position + step));
            float gain = position / (float) lengthFrames;
            left[t] *= gain;
            right[t] *= gain;
        }
    }

    /** Whether it has come to silence. */
    @RealTime
    public boolean silent() {
        return position == 0;
    }
}
