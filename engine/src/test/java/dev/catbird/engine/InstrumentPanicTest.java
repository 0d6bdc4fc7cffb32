package dev.catbird.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.Heard.Grain;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.live.MatcherThread;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.voice.Voice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Panic as it is heard: through the matcher and back. */
class InstrumentPanicTest {
    private static final int RATE_HZ = 44100;
    private static final int PANIC_FRAMES = RATE_HZ * Voice.PANIC_MS / 1000;
    private static final Corpus CORPUS =
            MemoryCorpus.mono(TestSounds.sawtooth(220, RATE_HZ, RATE_HZ), AnalysisSettings.DEFAULT);

    private final float[] voice = TestSounds.sawtooth(225, 40 * 512, RATE_HZ);

    /** With short grains and with such as are much longer than the fade. */
    @ParameterizedTest
    @ValueSource(floats = {8.7f, 250})
    void piecesFromBeforeAreForgottenAndOthersBegin(float grainMs) {
        Heard heard = new Heard(CORPUS, Mode.COMBINATION, Heard.with(Parameter.GRAIN, grainMs));
        heard.play(voice);
        int before = heard.matches.size();
        heard.parameters.panic();
        heard.play(voice);
        List<Grain> first = heard.matches.subList(before, heard.matches.size()).stream()
                .filter(match -> !match.isEmpty())
                .findFirst()
                .orElseThrow();
        long start = first.get(0).outFrame();
        assertTrue(start >= voice.length + PANIC_FRAMES, "grains begin at " + start);
        assertTrue(start <= voice.length + PANIC_FRAMES + 128, "grains begin only at " + start);
        first.forEach(grain -> assertFalse(grain.continues()));
        for (int t = voice.length + PANIC_FRAMES - 1; t < start; t++) {
            assertEquals(0, Math.abs(heard.left[t]));
        }
        assertTrue(TestSounds.rms(heard.left, heard.left.length - 4096, heard.left.length) > 0.01, "it plays again");
    }

    /** What the matcher was asked before comes back after the fade, and is not played. */
    @Test
    void answersToWhatWasHeardBeforeAreNotPlayed() {
        Heard heard = new Heard(CORPUS);
        try (MatcherThread matcher = heard.instrument.matchApart(2048, 1)) {
            heard.play(voice);
            int before = heard.matches.size();
            heard.parameters.panic();
            heard.play(voice);
            assertTrue(matcher.isAlive());
            int delay = heard.instrument.matchDelayFrames();
            assertTrue(delay > 2 * PANIC_FRAMES, "no answer would come after the fade");
            for (List<Grain> match : heard.matches.subList(before, heard.matches.size())) {
                if (!match.isEmpty()) {
                    long start = match.get(0).outFrame();
                    assertTrue(start >= voice.length + PANIC_FRAMES + delay, "grains begin at " + start);
                }
            }
        }
    }

    @Test
    void whatIsFrozenIsLetGo() {
        Heard heard = new Heard(CORPUS);
        heard.play(voice);
        heard.parameters.set(Parameter.FREEZE, 1);
        heard.rest(20000);
        assertTrue(TestSounds.rms(heard.left, heard.left.length - 4096, heard.left.length) > 0.01);
        heard.parameters.panic();
        heard.rest(20000);
        assertEquals(0, TestSounds.rms(heard.left, heard.left.length - 4096, heard.left.length));
    }

    @Test
    void aPanicBeforeTheFirstSoundIsOver() {
        Heard heard = new Heard(CORPUS);
        heard.parameters.panic();
        Heard calm = new Heard(CORPUS);
        heard.play(voice);
        calm.play(voice);
        assertEquals(calm.matches, heard.matches);
    }
}
