package dev.catbird.render.live;

import dev.catbird.engine.media.Picture;

/** Pictures that stand beside those that sound, as they come. Thread: render. */
public interface Beside {
    /**
     * Copies the newest picture if it is another than number {@code shown}, and returns its number, else {@code shown}; 0 before the
     * first. Waits for nothing.
     */
    long show(long shown, Picture into);
}
