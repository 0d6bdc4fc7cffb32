package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.corpus.Corpus;

/** The corpus's sound as the matcher hears it: the mean of both sides. Thread: matcher; calls allocate nothing. */
final class MonoSound {
    private final Corpus corpus;
    private final boolean stereo;
    private final float[] other;

    /** {@code maxFrames}: the most that will ever be read at once. */
    MonoSound(Corpus corpus, int maxFrames) {
        this.corpus = corpus;
        stereo = corpus.channels() > 1;
        other = new float[maxFrames];
    }

    /** Copies {@code frames} frames from {@code firstFrame} (any value) to {@code into[0..frames)}. */
    @RealTime
    void read(long firstFrame, float[] into, int frames) {
        corpus.readSound(firstFrame, into, other, 0, frames);
        if (stereo) {
            for (int i = 0; i < frames; i++) {
                into[i] = 0.5f * (into[i] + other[i]);
            }
        }
    }
}
