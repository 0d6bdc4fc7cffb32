package dev.catbird.engine.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.TestSounds;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.MemoryCorpus;
import org.junit.jupiter.api.Test;

class ExtensionTest {
    private static final int FRAMES = 20_000;

    private final MemoryCorpus corpus =
            MemoryCorpus.mono(TestSounds.sawtooth(200, FRAMES, 44100), AnalysisSettings.DEFAULT);
    private final Extension extension = new Extension(corpus);

    private static Combination of(long... positions) {
        Combination combination = new Combination();
        for (long position : positions) {
            combination.add((int) (position / 512), 2, position % 2 == 0 ? 0.5f : -0.5f, position, false);
        }
        return combination;
    }

    @Test
    void eachPieceGoesOnAlongItsSource() {
        extension.sounds(of(1000, 4001));
        extension.extend(128, 1);
        Combination on = extension.extend(128, 1);
        assertEquals(2, on.count());
        assertEquals(1256, on.position(0));
        assertEquals(4257, on.position(1));
        assertEquals(2, on.unit(0));
        assertTrue(on.amplitude(0) > 0 && on.amplitude(1) < 0);
        assertTrue(on.continues(0));
    }

    @Test
    void itFollowsTheTargetsLoudnessButNotTheSources() {
        float[] growing = TestSounds.sawtooth(200, FRAMES, 44100);
        for (int i = 0; i < FRAMES; i++) {
            growing[i] *= (float) i / FRAMES;
        }
        Extension over = new Extension(MemoryCorpus.mono(growing, AnalysisSettings.DEFAULT));
        over.sounds(of(2048));
        Combination louder = over.extend(1024, 1);
        assertTrue(louder.amplitude(0) < 0.45 && louder.amplitude(0) > 0.25, louder.amplitude(0) + ", not 0.5");
        extension.sounds(of(2048));
        assertEquals(0.25, extension.extend(1024, 0.5f).amplitude(0), 0.01);
    }

    @Test
    void aPieceEndsWithItsVideo() {
        extension.sounds(of(1000, FRAMES - 1400));
        assertEquals(2, extension.extend(128, 1).count());
        assertEquals(1, extension.extend(512, 1).count());
    }

    /** A hum that is silent, or quiet, from frame 6000 to 8048. */
    private static Extension pausing(float inThePause) {
        float[] hum = TestSounds.sawtooth(200, FRAMES, 44100);
        for (int i = 6000; i < 8048; i++) {
            hum[i] *= inThePause;
        }
        return new Extension(MemoryCorpus.mono(hum, AnalysisSettings.DEFAULT));
    }

    @Test
    void aPieceComesBackAfterAPauseOfItsSource() {
        Extension over = pausing(0);
        over.sounds(of(4000, 12000));
        assertEquals(2, over.extend(1000, 1).count());
        assertEquals(1, over.extend(1280, 1).count(), "one of them pauses");
        Combination after = over.extend(3000, 1);
        assertEquals(2, after.count());
        assertEquals(9280, after.position(0));
        assertEquals(0.5, after.amplitude(0), 0.02);
    }

    @Test
    void aQuietPassageDoesNotMakeAPieceQuietForGood() {
        Extension over = pausing(0.01f);
        over.sounds(of(4000));
        assertEquals(0.5, over.extend(2280, 1).amplitude(0), 0.02);
        assertEquals(0.5, over.extend(3000, 1).amplitude(0), 0.02);
    }

    @Test
    void fromNothingNothingComes() {
        extension.sounds(of());
        assertEquals(0, extension.extend(128, 1).count());
    }
}
