package dev.catbird.video2sound;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.PictureStore;
import java.util.Arrays;

/** How long ago each picture of a corpus has sounded. Thread: matcher; calls allocate nothing. */
final class Recency {
    /** What was heard so long ago is a third as recent. */
    private static final double FORGETTING_S = 2;

    private static final long NEVER = Long.MIN_VALUE / 2;

    private final PictureStore store;
    private final double forgettingFrames;
    private final long[] heard;

    Recency(Corpus corpus, int rateHz) {
        store = corpus.pictures();
        forgettingFrames = FORGETTING_S * rateHz;
        heard = new long[store.count()];
        Arrays.fill(heard, NEVER);
    }

    /** The picture at this frame of the corpus sounds now. */
    @RealTime
    void heard(long position, long nowFrame) {
        int picture = store.pictureAt(position);
        if (picture >= 0) {
            heard[picture] = nowFrame;
        }
    }

    /** 1 for what sounds now, falling to 0. */
    @RealTime
    double of(int picture, long nowFrame) {
        return heard[picture] == NEVER ? 0 : Math.exp((heard[picture] - nowFrame) / forgettingFrames);
    }
}
