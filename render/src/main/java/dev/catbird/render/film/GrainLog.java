package dev.catbird.render.film;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.RealTime;
import dev.catbird.engine.match.Combination;
import dev.catbird.engine.voice.GrainPlayer;

/** Notes the grains that a block of sound starts, to be read after the block. Thread: the render's. */
final class GrainLog implements HopListener {
    private final long[] outFrames;
    private final long[] corpusFrames;
    private final float[] loudness;
    private final int[] lengths;
    private int count;

    /** For blocks in which at most {@code mostHops} combinations start. */
    GrainLog(int mostHops) {
        int most = mostHops * Combination.MAX_COUNT;
        outFrames = new long[most];
        corpusFrames = new long[most];
        loudness = new float[most];
        lengths = new int[most];
    }

    @Override
    @RealTime
    public void hop(long outFrame, Combination combination, GrainPlayer grains, int grainFrames) {
        for (int i = 0; i < combination.count() && count < outFrames.length; i++) {
            outFrames[count] = outFrame;
            corpusFrames[count] = grains.corpusFrame(i);
            loudness[count] = grains.loudness(i);
            lengths[count] = grainFrames;
            count++;
        }
    }

    int count() {
        return count;
    }

    /** Output frame at which a grain starts. */
    long outFrame(int i) {
        return outFrames[i];
    }

    /** Corpus frame at which a grain starts. */
    long corpusFrame(int i) {
        return corpusFrames[i];
    }

    /** Root mean square of a grain. */
    float loudness(int i) {
        return loudness[i];
    }

    int grainFrames(int i) {
        return lengths[i];
    }

    void clear() {
        count = 0;
    }
}
