package dev.catbird.midi;

/** What program changes choose from. Thread: control. */
public interface Programs {
    /** Chooses nothing. */
    Programs NONE = program -> false;

    /** Loads what has that number, from 0; returns whether there is such a thing. */
    boolean load(int program);
}
