package dev.catbird.engine.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.TestSounds;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.MemoryCorpus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pursuit makes of sounding pieces, over noise, which is nowhere like itself. */
class KlPursuitContinuationTest {
    private static final AnalysisSettings ANALYSIS = AnalysisSettings.DEFAULT;
    private static final int HOP = ANALYSIS.corpusHopFrames();

    private final float[] noise = TestSounds.noise(1, 30000, 0.2f);
    private final Corpus corpus = MemoryCorpus.mono(noise, ANALYSIS);
    private final ExhaustiveSearch search = new ExhaustiveSearch(corpus, null);
    private final WeightedAnalyzer analyzer = new WeightedAnalyzer(ANALYSIS, null);
    private final KlPursuit pursuit = new KlPursuit(search, ANALYSIS);
    private final Continuations sounding = new Continuations(corpus, analyzer);
    private final float[] target = new float[ANALYSIS.bins()];
    private float level;

    /** Adds the spectrum of the corpus at a position to the target. */
    private float hear(int position, float gain) {
        float[] window = new float[ANALYSIS.windowFrames()];
        float[] magnitudes = new float[ANALYSIS.bins()];
        System.arraycopy(noise, position, window, 0, window.length);
        analyzer.window(window, window);
        float heard = analyzer.magnitudes(window, magnitudes);
        for (int b = 0; b < target.length; b++) {
            target[b] += gain * magnitudes[b];
        }
        level += gain * heard;
        return heard;
    }

    private int pursue(int most, float continuity) {
        sounding.measure(search.quietest());
        int count = pursuit.pursue(target, level, most, sounding, continuity);
        search.priors().forget();
        return count;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 128, 255, 256, 300, 511})
    void aPieceThatExplainsTheTargetGoesOnWhereverItLies(int offset) {
        int position = 20 * HOP + offset;
        float heard = hear(position, 0.5f);
        sounding.add(7000, 1, 1);
        sounding.add(position, 1, 1);
        assertEquals(1, pursue(1, 0.01f));
        assertEquals(1, pursuit.piece(0));
        assertEquals(offset < HOP / 2 ? 20 : 21, pursuit.unit(0), "the nearest");
        assertEquals(heard, pursuit.level(0), 1e-5 * heard);
        assertEquals(level, pursuit.gain(0), 1e-3 * level);
    }

    @Test
    void aUnitThatExplainsMoreIsBegunAnew() {
        hear(20 * HOP, 1);
        sounding.add(7000, 1, 1);
        assertEquals(1, pursue(1, 0));
        assertEquals(-1, pursuit.piece(0));
        assertEquals(20, pursuit.unit(0));
    }

    @Test
    void continuityIsAFactorOnTheScoreOfTheFirstChoice() {
        hear(20 * HOP, 1);
        sounding.add(7000, 1, 1);
        assertEquals(1, pursue(1, 100));
        assertEquals(0, pursuit.piece(0), "however little it explains");
        assertEquals(1, pursue(1, 0));
        assertEquals(-1, pursuit.piece(0));
    }

    @Test
    void severalPiecesGoOnBesideNewUnits() {
        hear(20 * HOP, 1);
        hear(7000, 1);
        hear(11100, 1);
        sounding.add(7000, 1, 1);
        sounding.add(11100, -1, 1);
        assertEquals(3, pursue(3, 1.2f));
        boolean[] goesOn = new boolean[2];
        int fresh = -1;
        for (int i = 0; i < 3; i++) {
            if (pursuit.piece(i) >= 0) {
                goesOn[pursuit.piece(i)] = true;
            } else {
                fresh = pursuit.unit(i);
            }
        }
        assertTrue(goesOn[0] && goesOn[1]);
        assertEquals(20, fresh);
    }

    /** What continuity adds to the worth of a piece suffices where it explains nothing. */
    @Test
    void continuityIsABonusForEveryFurtherChoice() {
        hear(20 * HOP, 1);
        sounding.add(7000, 1, 1);
        assertEquals(2, pursue(2, 0.05f));
        assertEquals(20, pursuit.unit(0));
        assertEquals(0, pursuit.piece(1));
        assertTrue(pursue(2, 0) < 2 || pursuit.piece(1) < 0);
    }

    /** However much it is preferred; and what is chosen as a piece is not chosen as a unit too. */
    @Test
    void whatLiesNearAChosenPlaceIsNotChosenAgain() {
        int near = 20 * HOP + 100;
        hear(near, 3);
        hear(9000, 1);
        hear(14000, 1);
        sounding.add(near, 1, 1);
        sounding.add(near - 100, 1, 1);
        sounding.add(near + 100, 1, 1);
        assertEquals(3, sounding.count());
        int count = pursue(6, 1.2f);
        assertTrue(count >= 3, "only " + count);
        assertEquals(0, pursuit.piece(0));
        for (int i = 1; i < count; i++) {
            assertEquals(-1, pursuit.piece(i), "choice " + i);
            assertNotEquals(20, pursuit.unit(i), "choice " + i);
        }
    }

    @Test
    void aPieceWhoseUnitIsUsedUpCannotGoOn() {
        int position = 20 * HOP + 200;
        hear(position, 1);
        sounding.add(position, 1, 1);
        sounding.measure(search.quietest());
        search.priors().set(20, -1);
        assertEquals(1, pursuit.pursue(target, level, 1, sounding, 100));
        assertEquals(-1, pursuit.piece(0));
        assertNotEquals(20, pursuit.unit(0));
    }

    @Test
    void aPieceAtTheEndOfTheCorpusCannotGoOn() {
        hear(30000 - ANALYSIS.windowFrames(), 1);
        sounding.add(30000 - ANALYSIS.windowFrames() + 1L, 1, 1);
        sounding.add(corpus.soundFrames() + 1000, 1, 1);
        sounding.add(-5, 1, 1);
        assertEquals(1, pursue(1, 1000));
        assertEquals(-1, pursuit.piece(0));
    }
}
