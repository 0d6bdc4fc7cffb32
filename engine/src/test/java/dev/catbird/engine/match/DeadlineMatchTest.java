package dev.catbird.engine.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.TestSounds;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.clock.Deadline;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.MemoryCorpus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a match leaves out, and in which order, when time gets short; by a clock that only searches move. */
class DeadlineMatchTest {
    private static final AnalysisSettings ANALYSIS = AnalysisSettings.DEFAULT;
    private static final int WINDOW = ANALYSIS.windowFrames();
    private static final int HOP = ANALYSIS.hopFrames();
    private static final long SEARCH_NS = 1_000_000;

    private static final Corpus CORPUS = MemoryCorpus.mono(TestSounds.noise(1, 60000, 0.2f), ANALYSIS);
    private final SlowSearch search = new SlowSearch(new ExhaustiveSearch(CORPUS, null));
    private final PursuitMatcher matcher =
            new PursuitMatcher(CORPUS, search, null, 265, new Pace(new Deadline(search)));
    private final MatchSettings settings = new MatchSettings();
    private final Combination combination = new Combination();
    private final float[] target = TestSounds.noise(2, 40000, 0.2f);
    private int hop;

    private Combination match(long budgetNs) {
        float[] window = new float[WINDOW];
        System.arraycopy(target, hop++ * HOP, window, 0, WINDOW);
        settings.deadlineNs = budgetNs == 0 ? 0 : search.nowNs + budgetNs;
        matcher.match(window, settings, combination);
        return combination;
    }

    private List<Long> positions() {
        List<Long> positions = new ArrayList<>();
        for (int i = 0; i < combination.count(); i++) {
            positions.add(combination.position(i));
        }
        return positions;
    }

    /** Matches until pieces go on, and the estimates know what a search takes. */
    private void playIn() {
        search.searchNs = SEARCH_NS;
        settings.combination = 8;
        for (int i = 0; i < 80; i++) {
            match(100 * SEARCH_NS);
            assertEquals(8, combination.count());
        }
        assertEquals(0, matcher.counts().hopsShort(), "there was time enough");
    }

    @Test
    void withoutTimeWhatSoundsGoesOnStraightAlongItsSource() {
        playIn();
        List<Long> before = positions();
        int searches = search.searches;
        for (int i = 1; i <= 5; i++) {
            match(-1);
            assertEquals(searches, search.searches);
            assertTrue(combination.count() >= 4, "of 8 pieces most go on");
            for (int piece = 0; piece < combination.count(); piece++) {
                assertTrue(before.contains(combination.position(piece) - (long) i * HOP), "straight on");
                assertTrue(combination.continues(piece));
                assertTrue(combination.gain(piece) > 0);
            }
        }
        assertEquals(5, matcher.counts().hopsHeld());
        assertEquals(5, matcher.counts().hopsShort());
        assertEquals(5, matcher.counts().hopsLate());
    }

    @Test
    void whatIsHeldFollowsTheLoudnessOfTheTarget() {
        playIn();
        match(-1);
        double before = combination.gainSum();
        for (int i = 0; i < target.length; i++) {
            target[i] *= 0.1f;
        }
        match(-1);
        assertEquals(0.1, combination.gainSum() / before, 0.03);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 7})
    void thereAreAsManySearchesAsFit(int fitting) {
        playIn();
        MatchCounts counts = matcher.counts();
        int searches = search.searches;
        long late = counts.hopsLate();
        // A search is expected to take up to 9 % more than it does.
        match((long) ((fitting + 0.5) * SEARCH_NS));
        assertEquals(fitting, search.searches - searches);
        assertEquals(late, counts.hopsLate(), "in time");
        assertTrue(combination.count() >= Math.max(1, fitting));
        assertEquals(1, counts.hopsShort());
        assertEquals(8 - combination.count(), counts.choicesSkipped(), "of 8 asked for");
    }

    @Test
    void withoutTimeForSearchesPiecesGoOnBendingFirst() {
        playIn();
        int able = combination.count();
        int searches = search.searches;
        match(SEARCH_NS / 2);
        assertEquals(searches, search.searches);
        assertTrue(combination.count() > able / 2);
        for (int piece = 0; piece < combination.count(); piece++) {
            assertTrue(combination.continues(piece));
        }
        assertEquals(0, matcher.counts().hopsHeld());
        assertEquals(combination.count(), matcher.counts().searchesSkipped());
    }

    @Test
    void fewPiecesAreMeasuredWhenEvenThatIsTooMuch() {
        search.lookNs = 8000;
        playIn();
        match(100_000);
        assertTrue(combination.count() >= 1 && combination.count() < 4, () -> "" + combination);
        assertEquals(0, matcher.counts().hopsLate());
        assertTrue(matcher.counts().piecesSkipped() > 0);
        assertEquals(0, matcher.counts().hopsHeld());
    }

    @Test
    void soundBeginsHoweverShortTheTime() {
        search.searchNs = SEARCH_NS;
        boolean sounded = false;
        for (int i = 0; i < 20; i++) {
            sounded |= match(1000).count() > 0;
        }
        assertTrue(sounded);
        assertEquals(1, search.searches, "late once, then what sounds goes on");
        assertEquals(1, matcher.counts().hopsLate());
    }

    @Test
    void whatBeganJustBeforeIsHeldToo() {
        match(100 * SEARCH_NS);
        List<Long> before = positions();
        match(-1);
        assertTrue(combination.count() > 0);
        assertTrue(before.contains(combination.position(0) - HOP));
    }

    @Test
    void afterAWorseTimeSearchesComeBack() {
        playIn();
        search.searchNs = 50 * SEARCH_NS;
        for (int i = 0; i < 200; i++) {
            match(4 * SEARCH_NS);
        }
        search.searchNs = SEARCH_NS / 2;
        int hops = 0;
        int searches = search.searches;
        while (search.searches < searches + 4 && hops < 1000) {
            match(4 * SEARCH_NS);
            hops++;
        }
        assertTrue(hops < 700, "two seconds: " + hops);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 16})
    void muchTimeGivesTheSameBitsAsNoDeadline(int count) {
        PursuitMatcher free = new PursuitMatcher(CORPUS, false, 265, () -> {
            throw new AssertionError("without a deadline nobody asks for the time");
        });
        Combination expected = new Combination();
        settings.combination = count;
        float[] window = new float[WINDOW];
        for (int i = 0; i < 60; i++) {
            match(Long.MAX_VALUE / 4);
            System.arraycopy(target, i * HOP, window, 0, WINDOW);
            settings.deadlineNs = 0;
            free.match(window, settings, expected);
            assertEquals(expected.count(), combination.count());
            for (int k = 0; k < expected.count(); k++) {
                assertEquals(expected.position(k), combination.position(k));
                assertArrayEquals(
                        new float[] {expected.gain(k), expected.amplitude(k)},
                        new float[] {combination.gain(k), combination.amplitude(k)});
            }
        }
        assertEquals(0, matcher.counts().hopsShort());
        assertEquals(60L * count, free.counts().choicesMade());
    }
}
