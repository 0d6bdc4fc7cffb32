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

    @Test
    void fromNothingNothingComes() {
        extension.sounds(of());
        assertEquals(0, extension.extend(128, 1).count());
    }
}
