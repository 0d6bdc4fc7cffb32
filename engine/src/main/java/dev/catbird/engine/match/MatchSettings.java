package dev.catbird.engine.match;

/** What the player asks of one hop's match; filled anew each hop, without allocation. Thread: matcher. */
public final class MatchSettings {
    /** Activations per hop, 1..{@link Combination#MAX_COUNT}. */
    public int combination = 5;

    /** How much a unit that goes on with a sounding piece is preferred: its score counts 1 + continuity times. */
    public float continuity = 1.2f;

    /** How much a unit heard a moment ago is avoided, 0..1: its score counts 1 - novelty times. */
    public float novelty = 0.7f;

    /** How often another than the best new piece is taken, 0..1; 0 never. */
    public float temperature;

    /** What the {@link Dice} of the temperature begin with. */
    public int seed;

    /** Target frames until the end of the window. */
    public long atFrame;

    /** Largest shift of a new piece, to either side. */
    public int lockFrames = 265;

    /** Largest shift per step of a piece that goes on. */
    public int elasticFrames = 16;

    /** Target frames from one match to the next, a multiple of the hop. */
    public int stepFrames = 128;

    /**
     * When the match must be done, by the matcher's clock in nanoseconds; 0 for no deadline. With one, what a match finds depends
     * on how quick the machine is.
     */
    public long deadlineNs;

    /** Each unit is used once, then not again until all have been. */
    public boolean once;
}
