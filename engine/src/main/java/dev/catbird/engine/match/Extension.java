package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.corpus.Corpus;

/**
 * What sounded last, for a hop that nobody explains in time: it goes on straight along its source, about as loud as the target.
 * Thread: audio; calls allocate nothing.
 */
public final class Extension {
    private final Corpus corpus;
    private final int corpusHopFrames;
    private final Combination sounding = new Combination();
    private final Combination before = new Combination();

    public Extension(Corpus corpus) {
        this.corpus = corpus;
        corpusHopFrames = corpus.analysis().corpusHopFrames();
    }

    /** What goes on if need be: this has begun to sound. */
    @RealTime
    public void sounds(Combination combination) {
        sounding.copy(combination);
    }

    /**
     * What sounds {@code frames} after the last, {@code louder} times as loud, but never louder for the source being so. Pieces at
     * the end of their video end. Valid until the next call.
     */
    @RealTime
    public Combination extend(int frames, float louder) {
        before.copy(sounding);
        sounding.clear();
        for (int i = 0; i < before.count(); i++) {
            long position = before.position(i) + frames;
            float level = level(position);
            if (level > 0) {
                float was = level(before.position(i));
                float factor = louder * (was > 0 ? Math.min(1, was / level) : 1);
                int unit = (int) ((position + corpusHopFrames / 2) / corpusHopFrames);
                sounding.add(
                        Math.min(unit, corpus.unitCount() - 1),
                        factor * before.gain(i),
                        factor * before.amplitude(i),
                        position,
                        true);
            }
        }
        return sounding;
    }

    /** Of the unit that begins at or before the frame; 0 outside of videos, and where the next unit is: there one ends. */
    private float level(long frame) {
        long unit = frame / corpusHopFrames;
        boolean inside = frame >= 0 && unit + 1 < corpus.unitCount() && corpus.unitLevel((int) unit + 1) > 0;
        return inside ? corpus.unitLevel((int) unit) : 0;
    }
}
