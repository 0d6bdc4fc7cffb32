package dev.catbird.engine.media;

import java.io.Closeable;
import java.io.IOException;

/**
 * A media file being written under a temporary name beside its own. {@link #close()} without {@link #finish()} leaves
 * nothing behind. Thread: worker, one.
 */
public interface MediaWriter extends Closeable {

    /** Appends a picture of exactly the format's size, 1/framesPerS after the one before; its time is not looked at. */
    void picture(Picture picture) throws IOException;

    /**
     * Appends {@code frames} frames of sound from {@code left[offset..]} and {@code right[offset..]}; a mono file takes
     * the mean of both sides. Values beyond -1..1 are clipped, except in WAV files, which hold them; what is not finite becomes 0.
     */
    void sound(float[] left, float[] right, int offset, int frames) throws IOException;

    /** Completes the file and moves it to its name in one step, replacing what was there. */
    void finish() throws IOException;

    /** Discards the file unless it was finished. */
    @Override
    void close() throws IOException;
}
