package dev.catbird.video2sound;

import dev.catbird.engine.RealTime;

/** What is seen, from moment to moment. Thread: matcher. */
public interface Sight {
    /**
     * Looks, {@code timeS} seconds after the beginning; times do not go back. Returns the number of the picture that is there then,
     * or 0 if there is none yet; after the last it stays there.
     */
    @RealTime
    long look(double timeS);

    /** What is seen in that picture: the {@link VisualFeatures}; valid until the next look. */
    @RealTime
    float[] features();

    /** When that picture appeared. */
    @RealTime
    double timeS();
}
