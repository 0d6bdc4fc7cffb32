package dev.catbird.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.Heard.Grain;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InstrumentPropertyTest {
    private static final int RATE_HZ = 44100;
    private static final int HOP_FRAMES = AnalysisSettings.DEFAULT.hopFrames();
    private static final int UNIT_FRAMES = AnalysisSettings.DEFAULT.corpusHopFrames();

    private final float[] left = TestSounds.speechLike(21, 30000, RATE_HZ);
    private final float[] right = TestSounds.speechLike(22, 30000, RATE_HZ);
    private final Corpus corpus = MemoryCorpus.stereo(
            TestSounds.speechLike(23, 40000, RATE_HZ),
            TestSounds.speechLike(24, 40000, RATE_HZ),
            AnalysisSettings.DEFAULT);

    @ParameterizedTest
    @EnumSource(Mode.class)
    void outputDoesNotDependOnHowSoundIsCut(Mode mode) {
        Parameters parameters = new Parameters();
        mode.prepare(parameters, 30);
        parameters.set(Parameter.WET, 0.8f);
        Heard whole = new Heard(corpus, mode, parameters).play(left, right, i -> left.length);
        for (int seed = 1; seed <= 4; seed++) {
            Random random = new Random(seed);
            int longest = new int[] {7, 130, 600, 5000}[seed - 1];
            Heard cut = new Heard(corpus, mode, parameters).play(left, right, i -> 1 + random.nextInt(longest));
            assertArrayEquals(whole.left, cut.left, "left, seed " + seed);
            assertArrayEquals(whole.right, cut.right, "right, seed " + seed);
            assertEquals(whole.matches, cut.matches, "seed " + seed);
        }
    }

    /** Each grain that goes on starts where one of the match before would have been, but for the bend allowed. */
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 8", "2, 16", "6, 53"})
    void aSoundingPieceBendsNoFurtherThanElastic(float semitones, int bendFrames) {
        Parameters parameters = Heard.with(Parameter.ELASTIC, semitones);
        Heard heard = new Heard(corpus, Mode.COMBINATION, parameters).play(left);
        int goingOn = 0;
        for (int m = 1; m < heard.matches.size(); m++) {
            List<Grain> before = heard.matches.get(m - 1);
            for (Grain grain : heard.matches.get(m)) {
                if (grain.continues()) {
                    goingOn++;
                    long least = before.stream()
                            .filter(b -> b.amplitude() * grain.amplitude() >= 0)
                            .mapToLong(b -> Math.abs(grain.corpusFrame() - b.corpusFrame() - HOP_FRAMES))
                            .min()
                            .orElse(Long.MAX_VALUE);
                    assertTrue(least <= bendFrames, "match " + m + " bends by " + least);
                }
            }
        }
        assertTrue(goingOn > 100, "only " + goingOn + " grains go on");
    }

    /** New grains lie within the lock of a unit's start, all grains where the lookahead says. */
    @ParameterizedTest
    @CsvSource({"0, 0", "2.9, 128", "6, 265", "12, 529"})
    void aNewPieceMovesNoFurtherThanTheLock(float lockMs, int lockFrames) {
        Heard heard = new Heard(corpus, Mode.COMBINATION, Heard.with(Parameter.LOCK, lockMs)).play(left);
        int ahead = 1024 - heard.instrument.delayFrames();
        int fresh = 0;
        for (List<Grain> match : heard.matches) {
            for (Grain grain : match) {
                if (!grain.continues()) {
                    fresh++;
                    long shift = grain.corpusFrame() - ahead - (long) grain.unit() * UNIT_FRAMES;
                    assertTrue(Math.abs(shift) <= lockFrames, "shift " + shift);
                }
            }
        }
        assertTrue(fresh > 100, "only " + fresh + " new grains");
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1.15", "5, 8", "16, 0"})
    void aMatchNeverHasMoreGrainsThanAskedFor(int count, float continuity) {
        Parameters parameters = Heard.with(Parameter.COMBINATION, count);
        parameters.set(Parameter.CONTINUITY, continuity);
        Heard heard = new Heard(corpus, Mode.COMBINATION, parameters).play(left);
        assertEquals(count, heard.matches.stream().mapToInt(List::size).max().orElse(0));
    }
}
