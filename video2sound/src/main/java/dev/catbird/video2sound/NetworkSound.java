package dev.catbird.video2sound;

import dev.catbird.engine.media.SoundReader;

/**
 * What a network makes of pictures, sample by sample. Endless, and given in short portions, so that it never looks further ahead than
 * it must. Thread: worker, one.
 */
public interface NetworkSound extends SoundReader {
    /**
     * From the next portion on chance goes by this; another seed than the last begins anew. {@code temperature} as {@link
     * CodeDice} takes it, where there is something it means.
     */
    void chance(long seed, float temperature);
}
