package dev.catbird.video2sound;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.match.Combination;
import org.jspecify.annotations.Nullable;

/**
 * Sees the picture of the corpus that belongs to what is heard, and through it, as in a double exposure, what is watched. Thread:
 * matcher; calls allocate nothing.
 */
final class HeardSight implements Sight {
    /** What is heard may change from hop to hop; it is looked at no oftener than a film. */
    private static final double STEP_S = 0.04;

    private final PictureStore store;
    private final PictureAtlas atlas;
    private final @Nullable Sight watched;
    private final float[] features = new float[VisualFeatures.COUNT];
    private long watchedNumber;
    private int heard = -1;
    private int shown = -1;
    private long number;
    private double timeS;

    /** {@code watched}: what is seen besides, or null. */
    HeardSight(Corpus corpus, PictureAtlas atlas, @Nullable Sight watched) {
        store = corpus.pictures();
        this.atlas = atlas;
        this.watched = watched;
    }

    /** The strongest of these is what is heard. */
    @RealTime
    void hear(Combination combination) {
        int strongest = combination.strongest();
        int picture = strongest < 0 ? -1 : store.pictureAt(combination.position(strongest));
        if (picture >= 0 && atlas.knows(picture)) {
            heard = picture;
        }
    }

    @Override
    @RealTime
    public long look(double nowS) {
        long seen = watched == null ? 0 : watched.look(nowS);
        boolean changed = heard != shown || seen != watchedNumber;
        if (changed && heard >= 0 && (number == 0 || nowS - timeS >= STEP_S)) {
            watchedNumber = seen;
            shown = heard;
            atlas.recall(shown, features);
            if (watched != null && seen > 0) {
                float[] through = watched.features();
                for (int i = 0; i < features.length; i++) {
                    features[i] = 0.5f * (features[i] + through[i]);
                }
            }
            timeS = nowS;
            number++;
        }
        return number;
    }

    @Override
    @RealTime
    public float[] features() {
        return features;
    }

    @Override
    @RealTime
    public double timeS() {
        return timeS;
    }
}
