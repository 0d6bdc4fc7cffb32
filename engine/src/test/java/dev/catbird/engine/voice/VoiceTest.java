package dev.catbird.engine.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.TestSounds;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.match.Combination;
import dev.catbird.engine.param.Controls;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VoiceTest {
    private static final int RATE_HZ = 44100;
    private static final int PANIC_FRAMES = RATE_HZ * Voice.PANIC_MS / 1000;
    private static final Corpus CORPUS =
            MemoryCorpus.mono(TestSounds.sawtooth(441, 40000, RATE_HZ), AnalysisSettings.DEFAULT);

    private final Parameters parameters = new Parameters();
    private final Controls controls = new Controls();
    private final Voice voice = new Voice(CORPUS, false, 0);
    private final Combination combination = new Combination();

    /** Starts a grain every hop for as long, and returns the left side of what is played meanwhile. */
    private float[] play(int hops) {
        float[] played = new float[hops * 128];
        for (int h = 0; h < hops; h++) {
            combination.clear();
            combination.add(10, 1, 1, 5000 + 128L * h, true);
            voice.start(combination, 500);
            System.arraycopy(play(128, 0)[0], 0, played, h * 128, 128);
        }
        return played;
    }

    /** Plays on under a constant input. */
    private float[][] play(int frames, float input) {
        controls.take(parameters);
        float[][] in = new float[2][frames];
        Arrays.fill(in[0], input);
        Arrays.fill(in[1], input);
        float[][] out = new float[2][frames];
        voice.play(controls, in, out, 0, frames);
        return out;
    }

    @Test
    void panicEndsAllThatSoundsInTenMilliseconds() {
        voice.restoreShape(3 * 128 * 20);
        assertTrue(TestSounds.rms(play(40), 2560, 5120) > 0.01);
        voice.panic();
        assertTrue(voice.isPanicking());
        float[] fading = play(PANIC_FRAMES, 0)[0];
        assertFalse(voice.isPanicking());
        assertTrue(TestSounds.rms(fading, 0, PANIC_FRAMES / 2) > 0.01);
        assertEquals(0, Math.abs(fading[PANIC_FRAMES - 1]));
        assertEquals(0, TestSounds.rms(play(20000, 0)[0], 0, 20000));
    }

    @Test
    void whatStartsAfterAPanicSounds() {
        play(40);
        voice.panic();
        play(PANIC_FRAMES, 0);
        assertTrue(TestSounds.rms(play(40), 2560, 5120) > 0.01);
    }

    /** The dry share too: whatever howls, howls no more, and comes back without a step. */
    @Test
    void panicHoldsForTheDryShareAndReturnsSmoothly() {
        parameters.set(Parameter.WET, 0);
        play(5000, 0.5f);
        voice.panic();
        float[] out = play(3 * PANIC_FRAMES, 0.5f)[0];
        assertEquals(0, out[PANIC_FRAMES - 1]);
        assertEquals(0.5f, out[2 * PANIC_FRAMES]);
        for (int t = 1; t < out.length; t++) {
            assertTrue(Math.abs(out[t] - out[t - 1]) < 1.01f * 0.5f / PANIC_FRAMES, "a step at " + t);
        }
    }

    @Test
    void panicUponPanicIsStillOne() {
        parameters.set(Parameter.WET, 0);
        play(5000, 0.5f);
        voice.panic();
        play(PANIC_FRAMES, 0.5f);
        voice.panic();
        assertEquals(0, play(1, 0.5f)[0][0], 2e-3f);
        voice.panic();
        play(10, 0.5f);
        assertEquals(0.5f, play(3 * PANIC_FRAMES, 0.5f)[0][3 * PANIC_FRAMES - 1]);
    }

    @Test
    void muteIsSilenceUntilItIsTakenBack() {
        parameters.set(Parameter.WET, 0);
        play(5000, 0.5f);
        parameters.set(Parameter.MUTE, 1);
        float[] out = play(10000, 0.5f)[0];
        assertTrue(out[0] > 0.4f, "it fades");
        assertEquals(0, out[9999]);
        parameters.set(Parameter.MUTE, 0);
        assertEquals(0.5f, play(10000, 0.5f)[0][9999]);
    }
}
