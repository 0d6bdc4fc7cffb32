package dev.catbird.engine.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.TestSounds;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.MemoryCorpus;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseLockTest {
    private static final int WINDOW = 1024;
    private static final int MAX_SHIFT = 265;
    private final float[] left = TestSounds.noise(1, 8000, 0.2f);
    private final float[] right = TestSounds.noise(2, 8000, 0.2f);
    private final Corpus corpus = MemoryCorpus.stereo(left, right, AnalysisSettings.DEFAULT);
    private final PhaseLock lock = new PhaseLock(corpus, MAX_SHIFT);

    private double mono(long frame) {
        return frame < 0 || frame >= left.length ? 0 : 0.5 * (left[(int) frame] + right[(int) frame]);
    }

    private double correlation(float[] waveform, long position) {
        double sum = 0;
        for (int i = 0; i < WINDOW; i++) {
            sum += waveform[i] * mono(position + i);
        }
        return sum;
    }

    private float[] piece(long position, double factor) {
        float[] waveform = new float[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            waveform[i] = (float) (factor * mono(position + i));
        }
        return waveform;
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "7, 0.3", "-30, -2", "47, 1", "-47, -1", "48, -1", "-100, 1", "128, -0.1", "-265, 1", "265, -1"
    })
    void findsAKnownShiftAndPolarity(int shift, double factor) {
        lock.lock(piece(3000 + shift, factor), 3000, Math.abs(shift));
        assertEquals(3000 + shift, lock.position());
        assertEquals((int) Math.signum(factor), lock.polarity());
        lock.lock(piece(3000 + shift, factor), 3000, MAX_SHIFT);
        assertEquals(3000 + shift, lock.position());
        assertEquals((int) Math.signum(factor), lock.polarity());
    }

    /** 47 is the last that is summed directly, 48 the first that goes through Fourier. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 46, 47, 48, 49, 128, 264, 265})
    void agreesWithTheDefinitionOnAnySound(int shift) {
        Random random = new Random(shift);
        for (int round = 0; round < 10; round++) {
            float[] waveform = TestSounds.noise(random.nextLong(), WINDOW, 0.2f);
            long nominal = random.nextInt(9000) - 1000L;
            lock.lock(waveform, nominal, shift);
            double best = 0;
            for (long p = nominal - shift; p <= nominal + shift; p++) {
                best = Math.max(best, Math.abs(correlation(waveform, p)));
            }
            double found = correlation(waveform, lock.position());
            String which = "shift " + shift + " round " + round + " around " + nominal;
            assertTrue(Math.abs(lock.position() - nominal) <= shift, which + ": " + lock.position());
            assertEquals(best, Math.abs(found), 1e-4, which);
            assertTrue(best < 1e-4 || lock.polarity() == Math.signum(found), which);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "16, 1", "16, -1", "47, -1", "48, 1", "200, -1"})
    void bendingKeepsThePolarity(int shift, int polarity) {
        Random random = new Random(shift);
        for (int round = 0; round < 10; round++) {
            float[] waveform = TestSounds.noise(random.nextLong(), WINDOW, 0.2f);
            long expected = 500L + random.nextInt(6000);
            lock.bend(waveform, expected, polarity, shift);
            double best = Double.NEGATIVE_INFINITY;
            for (long p = expected - shift; p <= expected + shift; p++) {
                best = Math.max(best, polarity * correlation(waveform, p));
            }
            assertEquals(polarity, lock.polarity());
            assertTrue(Math.abs(lock.position() - expected) <= shift);
            assertEquals(best, polarity * correlation(waveform, lock.position()), 1e-4, "round " + round);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 60})
    void whatHasNoPhaseGoesStraightOn(int shift) {
        lock.bend(new float[WINDOW], 4000, -1, shift);
        assertEquals(4000, lock.position());
    }

    @ParameterizedTest
    @ValueSource(ints = {266, 3000})
    void shiftsBeyondTheLargestAreBounded(int shift) {
        float[] waveform = piece(3000 + shift, 1);
        lock.lock(waveform, 3000, shift);
        assertTrue(Math.abs(lock.position() - 3000) <= MAX_SHIFT, "at " + lock.position());
    }
}
