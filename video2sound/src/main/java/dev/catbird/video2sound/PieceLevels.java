package dev.catbird.video2sound;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.match.Combination;
import java.util.Arrays;

/** How loud pieces of the corpus are together, by their own sound over a window. Thread: matcher; calls allocate nothing. */
final class PieceLevels {
    private final Corpus corpus;
    private final float[] left;
    private final float[] right;
    private final float[] sumLeft;
    private final float[] sumRight;

    PieceLevels(Corpus corpus) {
        this.corpus = corpus;
        int frames = corpus.analysis().windowFrames();
        left = new float[frames];
        right = new float[frames];
        sumLeft = new float[frames];
        sumRight = new float[frames];
    }

    @RealTime
    void clear() {
        Arrays.fill(sumLeft, 0);
        Arrays.fill(sumRight, 0);
    }

    /** Adds the first {@code count} of these, their amplitudes times {@code factor}. */
    @RealTime
    void add(Combination pieces, int count, float factor) {
        for (int i = 0; i < count; i++) {
            float amplitude = factor * pieces.amplitude(i);
            corpus.readSound(pieces.position(i), left, right, 0, left.length);
            for (int t = 0; t < left.length; t++) {
                sumLeft[t] += amplitude * left[t];
                sumRight[t] += amplitude * right[t];
            }
        }
    }

    /** Root mean square of the sum, of the louder side. */
    @RealTime
    float rms() {
        float squaresLeft = 0;
        float squaresRight = 0;
        for (int t = 0; t < sumLeft.length; t++) {
            squaresLeft += sumLeft[t] * sumLeft[t];
            squaresRight += sumRight[t] * sumRight[t];
        }
        return (float) Math.sqrt(Math.max(squaresLeft, squaresRight) / sumLeft.length);
    }
}
