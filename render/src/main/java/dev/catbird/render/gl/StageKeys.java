package dev.catbird.render.gl;

/** Hears of keys that are pressed in a window. Thread: render. */
@FunctionalInterface
public interface StageKeys {
    /** {@code number} of a preset, or the way to go for those that go either way: 1 or -1. */
    void press(StageKey key, int number);
}
