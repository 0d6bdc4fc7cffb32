package dev.catbird.engine.media;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The pictures of one file in presentation order. Thread: worker, one. */
public interface PictureReader extends Closeable {

    /** Width in square pixels of the pictures to come: upright, scaled to fit. At least 1. */
    int width();

    /** Height, as {@link #width()}. */
    int height();

    /** Nominal pictures per second; 0 where the file does not say. */
    double framesPerS();

    /**
     * Reads the next picture with its time, never going back in time. False at the end, also at the end of what a
     * damaged file still gives; {@link #warnings()} then says so.
     */
    boolean read(Picture into) throws IOException;

    /** Passes over the next picture as {@link #read} would, without converting it. */
    boolean skip() throws IOException;

    /** What was wrong with the file so far, one line each, for people. */
    List<String> warnings();
}
