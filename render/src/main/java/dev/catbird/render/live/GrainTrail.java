package dev.catbird.render.live;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.RealTime;
import dev.catbird.engine.match.Combination;
import dev.catbird.engine.voice.GrainPlayer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The grains of the last moments, for whoever draws what has sounded: older ones are written over, nobody takes them away. Thread: audio writes, any
 * number read.
 */
public final class GrainTrail implements HopListener {
    /** More than a second of the largest combinations. */
    private static final int ROOM = 1 << 13;

    /** How many a reader may be behind without reading others instead. */
    public static final int MOST = ROOM / 2;

    private final long[] outFrames = new long[ROOM];
    private final long[] corpusFrames = new long[ROOM];
    private final float[] loudness = new float[ROOM];
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong nowFrame = new AtomicLong();

    @Override
    @RealTime
    public void hop(long outFrame, Combination combination, GrainPlayer grains, int grainFrames) {
        long at = written.getPlain();
        for (int i = 0; i < combination.count(); i++) {
            int slot = (int) at & (ROOM - 1);
            outFrames[slot] = outFrame;
            corpusFrames[slot] = grains.corpusFrame(i) + grainFrames / 2;
            loudness[slot] = grains.loudness(i);
            at++;
        }
        written.setRelease(at);
        nowFrame.setRelease(outFrame);
    }

    /** Grains so far: the last has this number less one. */
    public long written() {
        return written.getAcquire();
    }

    /** The frame of the output that has been reached. */
    public long nowFrame() {
        return nowFrame.getAcquire();
    }

    /** When a grain, one of the last {@link #MOST}, began: a frame of the output. */
    public long outFrame(long number) {
        return outFrames[(int) number & (ROOM - 1)];
    }

    /** The middle of what it plays: a frame of the corpus. */
    public long corpusFrame(long number) {
        return corpusFrames[(int) number & (ROOM - 1)];
    }

    /** How loud it is, 1 is full scale. */
    public float loudness(long number) {
        return loudness[(int) number & (ROOM - 1)];
    }
}
