package dev.catbird.engine.record;

import dev.catbird.engine.match.Combination;
import dev.catbird.engine.param.Parameter;
import java.io.IOException;

/** Where a recording is written to. Thread: worker, one. */
interface Notes {
    /** A frame of what was heard and of what was played. */
    void sound(float inLeft, float inRight, float outLeft, float outRight) throws IOException;

    /** Grains of {@code grainFrames} frames started at {@code frame}, so far into the matched windows. */
    void hop(long frame, int grainFrames, int aheadFrames, Combination combination) throws IOException;

    /** A parameter had this value from {@code frame} on. */
    void control(long frame, Parameter parameter, float value) throws IOException;

    /** All that sounded was cut off from {@code frame} on. */
    void panic(long frame) throws IOException;

    /** Makes all so far whole: from now on it is there whatever happens. */
    void complete() throws IOException;

    /**
     * The end: what is whole stays, and says how it ended. If the rest cannot be written it goes, and the cause is thrown.
     */
    void finish(Ending how) throws IOException;

    /** Frames that are whole. */
    long frames();
}
