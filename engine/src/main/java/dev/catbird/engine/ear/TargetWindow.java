package dev.catbird.engine.ear;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.voice.Voice;

/** The last window of the target, mono and transposed, as it grows hop by hop; and one that was frozen. Thread: audio. */
public final class TargetWindow {
    private final int windowFrames;
    private final int hopFrames;
    private final Transposer transposer;

    /** Oldest first. */
    private final float[] heard;

    private final float[] frozen;
    private boolean freezing;
    private int filled;

    public TargetWindow(AnalysisSettings analysis) {
        windowFrames = analysis.windowFrames();
        hopFrames = analysis.hopFrames();
        transposer = new Transposer(analysis.rateHz());
        heard = new float[windowFrames];
        frozen = new float[windowFrames];
    }

    /** Frames until the hop is whole; 0: {@link #endHop} is due. */
    @RealTime
    public int missingFrames() {
        return hopFrames - filled;
    }

    /** From now on what is heard is moved by so many semitones; 0: as it is, at once. */
    @RealTime
    public void transpose(float semitones) {
        transposer.shift(semitones);
    }

    /** Hears {@code frames} of two channels from {@code offset} on, at most {@link #missingFrames}. */
    @RealTime
    public void hear(float[][] in, int offset, int frames) {
        int at = windowFrames - hopFrames + filled;
        for (int t = 0; t < frames; t++) {
            float mono = 0.5f * (Voice.sane(in[0][offset + t]) + Voice.sane(in[1][offset + t]));
            heard[at + t] = transposer.next(mono);
        }
        filled += frames;
    }

    /** Holds the window as it is when this turns true, until it turns false. */
    @RealTime
    public void freeze(boolean freeze) {
        if (freeze && !freezing) {
            System.arraycopy(heard, 0, frozen, 0, windowFrames);
        }
        freezing = freeze;
    }

    /** Whether the window is held. */
    @RealTime
    public boolean isFrozen() {
        return freezing;
    }

    /** Writes the window, or the one that is held, to {@code into}. */
    @RealTime
    public void copyTo(float[] into) {
        System.arraycopy(freezing ? frozen : heard, 0, into, 0, windowFrames);
    }

    /** The hop is whole and done with: the next begins. */
    @RealTime
    public void endHop() {
        System.arraycopy(heard, hopFrames, heard, 0, windowFrames - hopFrames);
        filled = 0;
    }
}
