package dev.catbird.engine.host;

import dev.catbird.engine.RealTime;

/**
 * What a host calls for every block of sound. Thread: audio.
 *
 * <p>The contract, for the processor: it may compute, read memory that was mapped or allocated before, and write to
 * pre-allocated memory. It must not allocate, lock, wait, log, or touch files or devices. It returns well before
 * {@code frames} are over. For the host: the arrays stay the host's, are planar with one array per channel (two), hold at
 * least {@code frames} samples, and input and output do not overlap. A unit generator of any other engine can call it.
 */
public interface BlockProcessor {

    /**
     * Hears {@code in[channel][0..frames)} and fills {@code out[channel][0..frames)}, samples in -1..1. {@code frames}
     * is 1 or more and may differ from call to call; the output does not depend on how sound is cut into blocks.
     */
    @RealTime
    void process(float[][] in, float[][] out, int frames);
}
