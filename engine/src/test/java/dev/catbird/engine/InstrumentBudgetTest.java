package dev.catbird.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.MemoryCorpus;
import org.junit.jupiter.api.Test;

/** An instrument with a budget and a warm-up, by a clock that stands still. */
class InstrumentBudgetTest {
    private static final int RATE_HZ = 44100;
    private static final Corpus CORPUS =
            MemoryCorpus.mono(TestSounds.speechLike(2, RATE_HZ, RATE_HZ), AnalysisSettings.DEFAULT);

    private final float[] voice = TestSounds.speechLike(1, RATE_HZ / 2, RATE_HZ);

    private Instrument instrument() {
        return Instrument.over(CORPUS).clock(() -> 5).build();
    }

    private float[] play(Instrument instrument) {
        float[][] out = new float[2][voice.length];
        instrument.process(new float[][] {voice, voice}, out, voice.length);
        return out[0];
    }

    @Test
    void aWarmUpLeavesNoTraceInTheOutput() {
        float[] expected = play(instrument());
        Instrument warm = instrument();
        warm.warmUp();
        assertEquals(0, warm.counts().hops());
        assertArrayEquals(expected, play(warm));
    }

    @Test
    void aBudgetThatSufficesIsNotHeard() {
        float[] expected = play(instrument());
        Instrument budgeted = instrument();
        budgeted.budget(10);
        assertArrayEquals(expected, play(budgeted));
        assertEquals(0, budgeted.counts().hopsShort());
    }

    @Test
    void aWarmUpKnowsHowLongTheWorkTakes() {
        float littleTime = 80e-6f * RATE_HZ / AnalysisSettings.DEFAULT.hopFrames();
        Instrument cold = instrument();
        cold.budget(littleTime);
        play(cold);
        assertTrue(cold.counts().hopsShort() > 0, "a stranger to the machine expects more");
        Instrument warm = instrument();
        warm.warmUp();
        warm.budget(littleTime);
        assertArrayEquals(play(instrument()), play(warm));
        assertEquals(0, warm.counts().hopsShort());
    }
}
