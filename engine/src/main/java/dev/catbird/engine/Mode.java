package dev.catbird.engine;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;

/** Settings of the matcher that go together: stammer's four jobs. Thread: any. */
public enum Mode {
    /** One unit at a time, as long as a film frame, with hard cuts. */
    BASIC("one piece at a time, as long as a film frame, with hard cuts", true, false, false),
    /** Several units, phase-locked: the instrument itself. */
    COMBINATION("several pieces at once, in phase: the instrument itself", false, false, false),
    /** As basic, each unit at most once until all have been used. */
    UNIQUE("as basic, no piece twice until all have been used", true, true, false),
    /** As combination, frequencies weighed as the ear does. */
    WEIGHTED("as combination, frequencies weighed as the ear does", false, false, true);

    private final String doc;
    private final boolean cuts;
    private final boolean once;
    private final boolean likeAnEar;

    Mode(String doc, boolean cuts, boolean once, boolean likeAnEar) {
        this.doc = doc;
        this.cuts = cuts;
        this.once = once;
        this.likeAnEar = likeAnEar;
    }

    /** One line for people. */
    public String doc() {
        return doc;
    }

    /** Whether grains follow one another with hard cuts. */
    public boolean cuts() {
        return cuts;
    }

    boolean once() {
        return once;
    }

    boolean likeAnEar() {
        return likeAnEar;
    }

    /** Sets the parameters this mode starts from; {@code framesPerS} of the pictures gives the length of a frame. */
    public void prepare(Parameters parameters, double framesPerS) {
        if (cuts) {
            parameters.set(Parameter.COMBINATION, 1);
            parameters.set(Parameter.CONTINUITY, 0);
            // So long a grain plays on past what matched; a late start keeps most of it inside.
            parameters.set(Parameter.LOOKAHEAD, Parameter.LOOKAHEAD.max());
            parameters.set(Parameter.GRAIN, (float) (1000 / (framesPerS > 0 ? framesPerS : 30)));
        }
    }
}
