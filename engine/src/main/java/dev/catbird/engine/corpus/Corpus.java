package dev.catbird.engine.corpus;

import dev.catbird.engine.analysis.AnalysisSettings;
import java.io.Closeable;

/**
 * An analysed corpus: sound, unit spectra and pictures on one axis of sound frames. Unit {@code u} is the window that
 * starts at frame {@code u * corpusHopFrames}. Several videos follow one another, each padded to whole corpus hops and
 * followed by at least {@link #GUARD_FRAMES} frames of silence; units that touch a seam are silent (level 0). Read-only.
 * Thread: any; no method allocates, so the audio thread may read too.
 */
public interface Corpus extends Closeable {

    /** Silence between two videos: longer than any window, grain and lock together. */
    int GUARD_FRAMES = 16384;

    AnalysisSettings analysis();

    int unitCount();

    /** Frames on the axis: {@code unitCount() * corpusHopFrames} at least, seams included. */
    long soundFrames();

    /** 1 if both sides always carry the same signal, else 2. */
    int channels();

    /** Sum of the magnitudes of a unit's counted bins; 0 for silence and seams. */
    float unitLevel(int unit);

    /**
     * Copies the spectra of {@code count} units from {@code firstUnit} to {@code rows[offset..]}, {@link
     * AnalysisSettings#rowBytes} each, coded by {@link dev.catbird.engine.analysis.UnitCode}; all 0 where the level is 0.
     */
    void readUnits(int firstUnit, int count, byte[] rows, int offset);

    /**
     * Copies sound frames from {@code firstFrame} (any value: frames outside the axis read as silence) to
     * {@code left[offset..]} and {@code right[offset..]}.
     */
    void readSound(long firstFrame, float[] left, float[] right, int offset, int frames);

    /** The pictures; empty for a corpus of sound only. */
    PictureStore pictures();
}
