package dev.catbird.engine.param;

/** How a knob's way from 0 to 1 runs over a parameter's range. Thread: any. */
public enum Curve {
    /** Evenly. */
    LINEAR,
    /** Each turn multiplies: for times and other ratios; the range must be above 0. */
    LOGARITHMIC,
    /** Whole numbers. */
    INTEGER,
    /** Off (0) or on (1). */
    SWITCH,
    /** One of a few things that have names, by its number from 0. */
    CHOICE
}
