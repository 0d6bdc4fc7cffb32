package dev.catbird.engine.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.MemoryCorpus;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Spectra without a sound, and chance. */
class UnheardSpectrumTest {
    private static final AnalysisSettings ANALYSIS = AnalysisSettings.DEFAULT;
    private static final int NOTE_FRAMES = 8192;
    private static final int NOTES = 8;

    private final MemoryCorpus corpus = MemoryCorpus.mono(notes(), ANALYSIS);
    private final MatchSettings settings = new MatchSettings();

    /** One note after another, each higher, with a little noise so that no two units are the same. */
    private static float[] notes() {
        Random random = new Random(1);
        float[] sound = new float[NOTES * NOTE_FRAMES];
        for (int t = 0; t < sound.length; t++) {
            double turn = 2 * Math.PI * hz(t / NOTE_FRAMES) * t / ANALYSIS.rateHz();
            sound[t] = (float) (0.3 * Math.sin(turn) + 0.003 * random.nextGaussian());
        }
        return sound;
    }

    private static double hz(int note) {
        return 300 * Math.pow(1.4, note);
    }

    /** A smooth hill about a note, as loud as a sine of a third of full scale. */
    private static float[] hill(int note) {
        float[] wanted = new float[ANALYSIS.bins()];
        double middle = hz(note) * ANALYSIS.windowFrames() / ANALYSIS.rateHz() - 1;
        double power = 0;
        for (int b = 0; b < wanted.length; b++) {
            wanted[b] = (float) Math.exp(-0.5 * Math.pow((b - middle) / 3, 2));
            power += wanted[b] * wanted[b];
        }
        // The power that one unit of such a note has.
        for (int b = 0; b < wanted.length; b++) {
            wanted[b] *= (float) (0.3 * 320 / Math.sqrt(power));
        }
        return wanted;
    }

    private static int noteOf(Combination combination) {
        return (int) ((combination.position(combination.strongest()) + 512) / NOTE_FRAMES);
    }

    @Test
    void theNoteUnderTheHillIsPlayedAsLoudAsTheHillAndGoesOn() {
        PursuitMatcher matcher = new PursuitMatcher(corpus, false, 265);
        Combination found = new Combination();
        settings.combination = 1;
        for (int note = 1; note < NOTES - 1; note++) {
            matcher.rest(found);
            matcher.matchSpectrum(hill(note), settings, found);
            assertEquals(note, noteOf(found), 0.01);
            assertEquals(1, Math.abs(found.amplitude(0)), 0.5, "note " + note);
            long position = found.position(0);
            matcher.matchSpectrum(hill(note), settings, found);
            assertTrue(found.continues(0), "note " + note);
            assertEquals(position + settings.stepFrames, found.position(0));
        }
        matcher.matchSpectrum(new float[ANALYSIS.bins()], settings, found);
        assertEquals(0, found.count());
    }

    private long[] positions(float temperature, int seed) {
        PursuitMatcher matcher = new PursuitMatcher(corpus, false, 265);
        Combination found = new Combination();
        settings.combination = 2;
        settings.continuity = 0;
        settings.temperature = temperature;
        settings.seed = seed;
        long[] positions = new long[40];
        for (int i = 0; i < positions.length; i++) {
            matcher.matchSpectrum(hill(1 + i % 6), settings, found);
            positions[i] = found.position(0);
        }
        return positions;
    }

    @Test
    void temperatureIsChanceThatItsSeedRepeats() {
        long[] cold = positions(0, 1);
        assertArrayEquals(cold, positions(0, 2));
        long[] hot = positions(1, 1);
        assertFalse(Arrays.equals(cold, hot));
        assertArrayEquals(hot, positions(1, 1));
        assertFalse(Arrays.equals(hot, positions(1, 2)));
    }
}
