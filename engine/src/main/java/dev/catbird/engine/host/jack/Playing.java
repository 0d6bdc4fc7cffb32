package dev.catbird.engine.host.jack;

import dev.catbird.engine.RealTime;
import java.nio.FloatBuffer;

/** What is called for every block. Thread: audio, JACK's own. */
interface Playing {

    /**
     * Hears {@code in} and fills {@code out}, left and right, each at its beginning; {@code frames} of them. False: the last call, and
     * the client plays no more.
     */
    @RealTime
    boolean block(FloatBuffer[] in, FloatBuffer[] out, int frames);
}
