package dev.catbird.engine.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AuditionTest {
    private static final int BLOCK = 300;
    private static final int LONG = 44100;

    private final Parameters parameters = new Parameters();
    private final Audition audition = new Audition(corpus(), parameters);
    private final BlockProcessor played = audition.around((in, out, frames) -> {
        Arrays.fill(out[0], 0, frames, 0.25f);
        Arrays.fill(out[1], 0, frames, 0.25f);
    });

    /** A half up to the middle, a quarter from there on. */
    private static MemoryCorpus corpus() {
        float[] sound = new float[4 * LONG];
        Arrays.fill(sound, 0, 2 * LONG, 0.5f);
        Arrays.fill(sound, 2 * LONG, 4 * LONG, 0.25f);
        return MemoryCorpus.mono(sound, AnalysisSettings.DEFAULT);
    }

    /** What is heard beside the instrument. */
    private float[] play(int frames) {
        float[] heard = new float[frames];
        float[][] in = new float[2][BLOCK];
        float[][] out = new float[2][BLOCK];
        for (int at = 0; at < frames; at += BLOCK) {
            int n = Math.min(BLOCK, frames - at);
            played.process(in, out, n);
            for (int t = 0; t < n; t++) {
                assertEquals(out[0][t], out[1][t]);
                heard[at + t] = out[0][t] - 0.25f;
            }
        }
        return heard;
    }

    private static void assertNoSteps(float[] heard) {
        for (int t = 1; t < heard.length; t++) {
            assertTrue(Math.abs(heard[t] - heard[t - 1]) < 0.002, "a click at " + t);
        }
    }

    @Test
    void nothingIsHeardUnasked() {
        assertEquals(0, max(play(LONG)));
    }

    private static float max(float[] values) {
        float most = 0;
        for (float value : values) {
            most = Math.max(most, Math.abs(value));
        }
        return most;
    }

    @Test
    void aPlaceIsHeardForAMomentWithoutAClick() {
        audition.at(1000);
        float[] heard = play(LONG);
        assertNoSteps(heard);
        assertEquals(0.5f, heard[LONG / 2], 1e-6);
        assertEquals(0, heard[LONG - 1]);
        assertEquals(0, max(play(LONG)), "once is enough");
    }

    @Test
    void anotherPlaceTakesOver() {
        audition.at(1000);
        float[] before = play(LONG / 10);
        audition.at(3L * LONG);
        float[] after = play(LONG / 10);
        assertNoSteps(before);
        assertNoSteps(after);
        assertEquals(0.25f, after[LONG / 10 - 1], 1e-6);
    }

    @Test
    void panicEndsIt() {
        audition.at(1000);
        play(LONG / 10);
        parameters.panic();
        float[] heard = play(LONG / 10);
        assertNoSteps(heard);
        assertEquals(0, heard[LONG / 10 - 1]);
    }

    @Test
    void levelAndMuteAreThoseOfTheInstrument() {
        parameters.set(Parameter.LEVEL, -20);
        audition.at(1000);
        assertEquals(0.05f, play(LONG / 2)[LONG / 4], 1e-6);
        parameters.set(Parameter.MUTE, 1);
        audition.at(1000);
        assertEquals(0, max(play(LONG)));
    }

    @Test
    void placesOutsideTheCorpusAreSilent() {
        audition.at(Long.MAX_VALUE / 2);
        assertEquals(0, max(play(LONG)));
        audition.at(-5);
        assertEquals(0.5f, max(play(LONG)), 1e-6);
    }
}
