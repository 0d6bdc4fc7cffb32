package dev.catbird.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import org.junit.jupiter.api.Test;

/** A corpus of one tone tunes to another by bending, as a voice does. */
class RetuneTest {
    private static final int RATE_HZ = 44100;
    private static final int FRAMES = 1 << 16;
    /** Under half of what lies between the first harmonics of the two tones. */
    private static final double WIDTH_HZ = 5;

    private static double shareAt455Hz(Parameters parameters) {
        return shareAt455Hz(455, parameters);
    }

    private static double shareAt455Hz(double targetHz, Parameters parameters) {
        float[] corpus = TestSounds.sawtooth(440, 3 * RATE_HZ, RATE_HZ);
        float[] target = TestSounds.sawtooth(targetHz, 8192 + FRAMES, RATE_HZ);
        Heard heard = new Heard(MemoryCorpus.mono(corpus, AnalysisSettings.DEFAULT), Mode.COMBINATION, parameters)
                .play(target);
        return new Periodogram(heard.left, 8192, FRAMES, RATE_HZ).shareOnHarmonics(455, WIDTH_HZ, 100, 8000);
    }

    @Test
    void theCorpusTunesToTheTarget() {
        double share = shareAt455Hz(new Parameters());
        assertTrue(share >= 0.99, share + " of the energy is on the harmonics of 455 Hz");
    }

    @Test
    void withoutElasticityItStaysWhereItWas() {
        double share = shareAt455Hz(Heard.with(Parameter.ELASTIC, 0));
        assertTrue(share < 0.5, share + " of the energy is on the harmonics of 455 Hz");
    }

    @Test
    void aTransposedTargetIsFollowedAtItsNewPitch() {
        double share = shareAt455Hz(455 / 2.0, Heard.with(Parameter.TRANSPOSE, 12));
        assertTrue(share >= 0.97, share + " of the energy is on the harmonics of 455 Hz");
        double asItIs = shareAt455Hz(455 / 2.0, new Parameters());
        assertTrue(asItIs < share, asItIs + " without transposition");
    }
}
