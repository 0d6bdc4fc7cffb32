package dev.catbird.app.demo;

/** Draws one act. It keeps no state: the same act and time give the same picture. Thread: worker, one. */
interface Scene {

    /** Covers the whole canvas. {@code timeS} is in seconds of the film, and within the act. */
    void draw(Canvas canvas, Act act, double timeS);
}
