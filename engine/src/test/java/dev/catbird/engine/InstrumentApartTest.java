package dev.catbird.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.catbird.engine.Heard.Grain;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An instrument whose matcher is set apart, and does its work at once. */
class InstrumentApartTest {
    private static final int RATE_HZ = 44100;

    private final float[] voice = TestSounds.speechLike(1, RATE_HZ / 2, RATE_HZ);
    private final Corpus corpus =
            MemoryCorpus.mono(TestSounds.speechLike(2, RATE_HZ, RATE_HZ), AnalysisSettings.DEFAULT);

    @ParameterizedTest
    @CsvSource({"1, 128", "64, 128", "128, 128", "129, 256", "256, 256", "1024, 1024"})
    void theDelayIsTheBlockInWholeHops(int blockFrames, int laterFrames) {
        Heard heard = new Heard(corpus);
        int before = heard.instrument.delayFrames();
        PromptLane.setApart(heard, blockFrames);
        assertEquals(before + laterFrames, heard.instrument.delayFrames());
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void theOutputIsThatOfAnInlineMatcherLater(Mode mode) {
        Parameters parameters = new Parameters();
        mode.prepare(parameters, 30);
        parameters.set(Parameter.WET, 0.7f);
        Heard inline = new Heard(corpus, mode, parameters).play(voice);
        Heard apart = new Heard(corpus, mode, parameters);
        PromptLane.setApart(apart, 256);
        apart.play(voice);
        int later = 256;
        assertArrayEquals(
                Arrays.copyOf(inline.left, voice.length - later), Arrays.copyOfRange(apart.left, later, voice.length));
        assertEquals(0, TestSounds.steepest(apart.left, 0, later));
        for (int m = 0; m < apart.matches.size(); m++) {
            List<Grain> expected = inline.matches.get(m).stream()
                    .map(g -> new Grain(
                            g.outFrame() + later, g.unit(), g.corpusFrame(), g.amplitude(), g.continues(), g.frames()))
                    .toList();
            assertEquals(expected, apart.matches.get(m), "match " + m);
        }
        assertEquals(0, apart.instrument.hopCounts().late());
    }

    @Test
    void theOutputDoesNotDependOnHowSoundIsCut() {
        Heard whole = new Heard(corpus);
        PromptLane.setApart(whole, 256);
        whole.play(voice, voice, i -> voice.length);
        for (int seed = 1; seed <= 4; seed++) {
            Random random = new Random(seed);
            int longest = new int[] {7, 130, 600, 5000}[seed - 1];
            Heard cut = new Heard(corpus);
            PromptLane.setApart(cut, 256);
            cut.play(voice, voice, i -> 1 + random.nextInt(longest));
            assertArrayEquals(whole.left, cut.left, "seed " + seed);
            assertEquals(whole.matches, cut.matches, "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 128, 1024})
    void theDryTargetIsAsLateAsTheCorpus(int blockFrames) {
        Heard heard = new Heard(corpus, Mode.COMBINATION, Heard.with(Parameter.WET, 0));
        PromptLane.setApart(heard, blockFrames);
        float[] noise = TestSounds.noise(4, 6000, 0.2f);
        heard.play(noise);
        int delay = heard.instrument.delayFrames();
        assertArrayEquals(Arrays.copyOf(noise, 6000 - delay), Arrays.copyOfRange(heard.left, delay, 6000));
    }

    @Test
    void aCorpusResynthesisesItselfInPhase() {
        float[] noise = TestSounds.noise(7, RATE_HZ / 2, 0.1f);
        Parameters exact = Heard.with(Parameter.COMBINATION, 1);
        exact.set(Parameter.CONTINUITY, 0);
        exact.set(Parameter.NOVELTY, 0);
        Heard heard = new Heard(MemoryCorpus.mono(noise, AnalysisSettings.DEFAULT), Mode.COMBINATION, exact);
        PromptLane.setApart(heard, 512);
        heard.play(noise);
        int delay = heard.instrument.delayFrames();
        for (int i = 4000; i < noise.length - 2000; i++) {
            assertEquals(noise[i - delay], heard.left[i], 1e-4, "frame " + i);
        }
    }
}
