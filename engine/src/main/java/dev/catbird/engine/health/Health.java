package dev.catbird.engine.health;

/**
 * How live sound fares: a reading for a line of text or a panel. Levels, loads and {@link #recent} belong to the time since the
 * reading before; all else is counted from the start. Thread: any.
 *
 * @param atS seconds since the start
 * @param connected whether there is a device
 * @param inputDb largest amplitude heard, 0 is full scale, -120 silence
 * @param outputDb largest amplitude played
 * @param loadMean share of a block's time that its processing took, on average
 * @param loadMax the same, of the longest block
 * @param blocks blocks processed
 * @param lateBlocks blocks that took longer than they last
 * @param underruns times the output had run dry
 * @param overruns times so much input had queued up that some was thrown away
 * @param drainedFrames frames thrown away so
 * @param trimmedFrames frames of delay that served nothing and was taken out
 * @param feedbacks times the input had become our own output
 * @param feedback whether it is now, and is turned down
 * @param reconnections times a lost device came back
 * @param failures blocks and hops on which something threw
 * @param hops hops with something to explain
 * @param lateHops hops whose combination came too late: what sounded went on instead
 * @param shortHops hops that were explained with anything left out for lack of time
 * @param loweredHops of these, those with fewer pieces than asked for
 * @param gcPauses pauses of the garbage collector
 * @param gcPauseMs their sum
 * @param gcLongestMs the longest of them
 * @param hopUs how long a hop lasts: what match times are to be held against
 * @param recent match times since the reading before
 * @param all match times since the start
 */
public record Health(
        double atS,
        boolean connected,
        double inputDb,
        double outputDb,
        double loadMean,
        double loadMax,
        long blocks,
        long lateBlocks,
        long underruns,
        long overruns,
        long drainedFrames,
        long trimmedFrames,
        long feedbacks,
        boolean feedback,
        long reconnections,
        long failures,
        long hops,
        long lateHops,
        long shortHops,
        long loweredHops,
        long gcPauses,
        long gcPauseMs,
        long gcLongestMs,
        double hopUs,
        MatchTimes.Summary recent,
        MatchTimes.Summary all) {}
