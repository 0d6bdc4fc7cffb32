package dev.catbird.engine.media;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * The sound of one file as a stream of stereo float frames, -1..1, at the asked rate, frame 0 at the origin that the
 * file's pictures share: late sound begins with silence, early sound is cut. Thread: worker, one.
 */
public interface SoundReader extends Closeable {

    int rateHz();

    /** 1 if both sides always carry the same signal, else 2. */
    int channels();

    /**
     * Reads up to {@code frames} frames to {@code left[offset..]} and {@code right[offset..]}; returns how many, or -1
     * at the end, also at the end of what a damaged file still gives; {@link #warnings()} then says so. Values that are
     * not finite are read as 0.
     */
    int read(float[] left, float[] right, int offset, int frames) throws IOException;

    /** What was wrong with the file so far, one line each, for people. */
    List<String> warnings();
}
