package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.corpus.Corpus;

/**
 * What sounded last, for a hop that nobody explains in time: it goes on straight along its source, about as loud as the target.
 * Thread: audio; calls allocate nothing.
 */
public final class Extension {
    /** A piece whose source is silent for longer than this has come to the end of its video: seams are twice as long. */
    private static final int LONGEST_PAUSE_FRAMES = Corpus.GUARD_FRAMES / 2;

    private final Corpus corpus;
    private final int corpusHopFrames;
    private final Combination explained = new Combination();
    private final Combination extended = new Combination();
    private final int[] silentFrames = new int[Combination.MAX_COUNT];
    private long passedFrames;
    private float grown = 1;

    public Extension(Corpus corpus) {
        this.corpus = corpus;
        corpusHopFrames = corpus.analysis().corpusHopFrames();
    }

    /** What goes on if need be: this has begun to sound. */
    @RealTime
    public void sounds(Combination combination) {
        explained.copy(combination);
        for (int i = 0; i < explained.count(); i++) {
            silentFrames[i] = 0;
        }
        passedFrames = 0;
        grown = 1;
    }

    /**
     * What sounds {@code frames} after the last, {@code louder} times as loud, but never louder for the source being so: it may
     * pause, or become quiet, and come back as loud as it was. Pieces at the end of their video end. Valid until the next call.
     */
    @RealTime
    public Combination extend(int frames, float louder) {
        passedFrames += frames;
        grown *= louder;
        extended.clear();
        for (int i = 0; i < explained.count(); i++) {
            long position = explained.position(i) + passedFrames;
            float level = silentFrames[i] > LONGEST_PAUSE_FRAMES ? 0 : level(position);
            if (level > 0) {
                silentFrames[i] = 0;
                float was = level(explained.position(i));
                float factor = grown * (was > 0 ? Math.min(1, was / level) : 1);
                int unit = (int) ((position + corpusHopFrames / 2) / corpusHopFrames);
                extended.add(
                        Math.min(unit, corpus.unitCount() - 1),
                        factor * explained.gain(i),
                        factor * explained.amplitude(i),
                        position,
                        true);
            } else if (silentFrames[i] <= LONGEST_PAUSE_FRAMES) {
                silentFrames[i] += frames;
            }
        }
        return extended;
    }

    /** Of the unit that begins at or before the frame; 0 outside of videos, and where the next unit is silent: there sound ends. */
    private float level(long frame) {
        long unit = frame / corpusHopFrames;
        boolean inside = frame >= 0 && unit + 1 < corpus.unitCount() && corpus.unitLevel((int) unit + 1) > 0;
        return inside ? corpus.unitLevel((int) unit) : 0;
    }
}
