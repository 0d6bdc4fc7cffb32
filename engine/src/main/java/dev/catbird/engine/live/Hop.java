package dev.catbird.engine.live;

import dev.catbird.engine.match.Combination;
import dev.catbird.engine.match.MatchSettings;

/**
 * One hop on its way: what was heard, how it is to be explained and played, and the combination that explains it. Made once and
 * used again and again. Thread: audio until it is published, then matcher until it is answered, then audio again.
 */
public final class Hop {
    /** The last window of mono target, oldest first. */
    public final float[] window;

    /** How to explain it; the deadline is set on the way. */
    public final MatchSettings settings = new MatchSettings();

    /** The end of the window: frames heard since the instrument began. */
    public long atFrame;

    /** Root mean square of the window. */
    public float loudness;

    /** Whether that is under the gate, so that there is nothing to explain. */
    public boolean quiet;

    /** See {@link Combination#blend}. */
    public float blend;

    /** Length of its grains, as asked for. */
    public int grainFrames;

    /** How far into the matched window its grains begin: window - lookahead. */
    public int aheadFrames;

    final Combination combination = new Combination();
    /** Whether the matcher never gets it. */
    final boolean spare;

    /** Its place among all that the matcher gets. */
    long number;

    long askedNs;

    Hop(int windowFrames, boolean spare) {
        window = new float[windowFrames];
        this.spare = spare;
    }
}
