package dev.catbird.engine.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.catbird.engine.TestSounds;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.analysis.SpectrumAnalyzer;
import dev.catbird.engine.corpus.MemoryCorpus;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against exhaustive search, asked what a pursuit would ask. */
class IndexedSearchPropertyTest {
    private static final AnalysisSettings ANALYSIS = AnalysisSettings.DEFAULT;
    private static final int BINS = ANALYSIS.bins();

    /** Two minutes of talk over tones, more than what a search looks at. */
    private static final MemoryCorpus LONG = MemoryCorpus.mono(sound(1, 120 * 44100), ANALYSIS);

    private static final MemoryCorpus SHORT = MemoryCorpus.mono(sound(2, 4 * 44100), ANALYSIS);

    private static float[] sound(long seed, int frames) {
        float[] sound = TestSounds.speechLike(seed, frames, 44100);
        Random random = new Random(seed);
        for (int from = 0; from < frames; from += 11025) {
            int n = Math.min(11025, frames - from);
            float[] tone = TestSounds.sawtooth(80 * Math.pow(2, 4 * random.nextDouble()), n, 44100);
            float loudness = random.nextFloat() * random.nextFloat();
            for (int i = 0; i < n; i++) {
                sound[from + i] += loudness * tone[i];
            }
        }
        return sound;
    }

    /** Spectra to be explained, {@code count} of them. */
    private static List<float[]> targets(long seed, int count) {
        float[] sound = sound(seed, count * 4096 + ANALYSIS.windowFrames());
        SpectrumAnalyzer analyzer = new SpectrumAnalyzer(ANALYSIS);
        List<float[]> targets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] windowed = new float[ANALYSIS.windowFrames()];
            float[] magnitudes = new float[BINS];
            analyzer.window(sound, i * 4096, windowed);
            float level = analyzer.magnitudes(windowed, magnitudes);
            for (int b = 0; b < BINS; b++) {
                magnitudes[b] /= Math.max(level, 1e-6f);
            }
            if (level > 1) {
                targets.add(magnitudes);
            }
        }
        return targets;
    }

    /** Of every score found, its share of the best there is, over pursuits of five steps; and how many are the best. */
    private static final class Comparison {
        final List<Double> shares = new ArrayList<>();
        int same;

        void pursue(UnitSearch exact, UnitSearch indexed, float[] target, float[] weights) {
            Found best = new Found(1);
            Found found = new Found(1);
            float[] asked = new float[BINS];
            float[] explained = new float[BINS];
            float[] row = new float[BINS];
            float sum = 0;
            for (int b = 0; b < BINS; b++) {
                sum += target[b] * weights[b];
            }
            Arrays.fill(explained, 1e-4f / BINS);
            for (int step = 0; step < 5; step++) {
                for (int b = 0; b < BINS; b++) {
                    float v = target[b] * weights[b] / sum;
                    asked[b] = step == 0 ? (float) Math.sqrt(v) : v / explained[b];
                }
                if (step == 0) {
                    exact.mostAlike(asked, best);
                    indexed.mostAlike(asked, found);
                } else {
                    exact.mostExplaining(asked, best);
                    indexed.mostExplaining(asked, found);
                }
                assertEquals(1, best.count());
                assertEquals(1, found.count(), "nothing found");
                shares.add((double) found.score(0) / best.score(0));
                if (found.unit(0) == best.unit(0)) {
                    same++;
                }
                exact.distribution(best.unit(0), row);
                for (int b = 0; b < BINS; b++) {
                    explained[b] += row[b] / 5;
                }
                exact.priors().set(best.unit(0), -1);
                indexed.priors().set(best.unit(0), -1);
            }
            exact.priors().forget();
            indexed.priors().forget();
        }

        double mean() {
            return shares.stream().mapToDouble(s -> s).average().orElse(0);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findsNearlyTheBestOfALongCorpus(boolean likeAnEar) {
        float[] weights = new float[BINS];
        Arrays.fill(weights, 1);
        float[] given = likeAnEar ? Weighting.a(ANALYSIS) : null;
        if (given != null) {
            weights = given;
        }
        ExhaustiveSearch exact = new ExhaustiveSearch(LONG, given);
        IndexedSearch indexed = new IndexedSearch(LONG, LONG.index(), given);
        Comparison comparison = new Comparison();
        for (float[] target : targets(7, 60)) {
            comparison.pursue(exact, indexed, target, weights);
        }
        assertTrue(comparison.shares.size() > 150, "too few targets: " + comparison.shares.size());
        assertTrue(comparison.mean() >= 0.99, "mean share " + comparison.mean());
        double same = (double) comparison.same / comparison.shares.size();
        assertTrue(same >= 0.8, "the best itself: " + same);
        double most = comparison.shares.stream().mapToDouble(s -> s).max().orElse(0);
        assertEquals(1, most, 1e-3, "no unit scores more than the best");
    }

    /** In a corpus no longer than what is looked at, only summaries can mislead. */
    @Test
    void findsTheBestOfAShortCorpus() {
        ExhaustiveSearch exact = new ExhaustiveSearch(SHORT, null);
        IndexedSearch indexed = new IndexedSearch(SHORT, SHORT.index(), null);
        float[] weights = new float[BINS];
        Arrays.fill(weights, 1);
        Comparison comparison = new Comparison();
        for (float[] target : targets(8, 40)) {
            comparison.pursue(exact, indexed, target, weights);
        }
        assertTrue(comparison.mean() >= 0.998, "mean share " + comparison.mean());
    }

    @Test
    void tellsOfUnitsWhatExhaustiveSearchTells() {
        for (float[] weights : new float[][] {null, Weighting.a(ANALYSIS)}) {
            ExhaustiveSearch exact = new ExhaustiveSearch(SHORT, weights);
            IndexedSearch indexed = new IndexedSearch(SHORT, SHORT.index(), weights);
            float[] expected = new float[BINS];
            float[] row = new float[BINS];
            assertEquals(exact.quietest(), indexed.quietest(), 1e-5 * exact.quietest());
            for (int u = -1; u <= SHORT.unitCount(); u++) {
                assertEquals(exact.usable(u), indexed.usable(u), "unit " + u);
                if (exact.usable(u)) {
                    assertEquals(exact.level(u), indexed.level(u), 1e-5 * exact.level(u));
                    exact.distribution(u, expected);
                    indexed.distribution(u, row);
                    for (int b = 0; b < BINS; b++) {
                        assertEquals(expected[b], row[b], 1e-6);
                    }
                }
            }
        }
    }

    @Test
    void nothingExcludedIsFound() {
        IndexedSearch search = new IndexedSearch(SHORT, SHORT.index(), null);
        float[] target = targets(9, 10).get(0);
        Found found = new Found(3);
        List<Integer> gone = new ArrayList<>();
        while (true) {
            if (gone.size() % 2 == 0) {
                search.mostExplaining(target, found);
            } else {
                search.mostAlike(target, found);
            }
            if (found.count() == 0) {
                break;
            }
            for (int i = 0; i < found.count(); i++) {
                assertFalse(gone.contains(found.unit(i)), "found again: " + found.unit(i));
                assertTrue(search.usable(found.unit(i)));
                gone.add(found.unit(i));
                search.priors().set(found.unit(i), -1);
            }
        }
        for (int u = 0; u < SHORT.unitCount(); u++) {
            assertEquals(search.usable(u), gone.contains(u), "unit " + u + " of " + gone.size() + " found");
        }
        search.priors().forget();
        search.mostExplaining(target, found);
        assertEquals(3, found.count());
    }

    @Test
    void aPriorLowersAUnitAndNoOther() {
        IndexedSearch search = new IndexedSearch(SHORT, SHORT.index(), null);
        float[] target = targets(10, 10).get(0);
        Found before = new Found(2);
        Found after = new Found(3);
        search.mostExplaining(target, before);
        search.priors().set(before.unit(0), 0.5f);
        search.mostExplaining(target, after);
        assertEquals(before.unit(1), after.unit(0));
        assertEquals(before.score(1), after.score(0));
    }

    @Test
    void silentAndTinyCorporaAreSearchedToo() {
        Found found = new Found(1);
        float[] target = targets(11, 10).get(0);
        for (float[] sound : new float[][] {new float[0], new float[100], new float[44100]}) {
            MemoryCorpus silent = MemoryCorpus.mono(sound, ANALYSIS);
            IndexedSearch search = new IndexedSearch(silent, silent.index(), null);
            search.mostAlike(target, found);
            assertEquals(0, found.count());
            search.mostExplaining(target, found);
            assertEquals(0, found.count());
        }
        MemoryCorpus tiny = MemoryCorpus.mono(TestSounds.noise(3, 1024, 0.1f), ANALYSIS);
        IndexedSearch search = new IndexedSearch(tiny, tiny.index(), null);
        search.mostAlike(target, found);
        assertEquals(1, found.count());
        assertEquals(0, found.unit(0));
    }

    @Test
    void theSameQuestionsGetTheSameAnswers() {
        IndexedSearch first = new IndexedSearch(LONG, LONG.index(), null);
        IndexedSearch second = new IndexedSearch(LONG, LONG.index(), null);
        Found a = new Found(4);
        Found b = new Found(4);
        List<float[]> targets = targets(12, 30);
        for (float[] target : targets) {
            first.mostExplaining(target, a);
            first.mostAlike(target, a);
            second.mostAlike(target, b);
            assertEquals(a.count(), b.count());
            for (int i = 0; i < a.count(); i++) {
                assertEquals(a.unit(i), b.unit(i));
                assertEquals(a.score(i), b.score(i));
            }
        }
    }

    @Test
    void searchingAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        IndexedSearch search = new IndexedSearch(SHORT, SHORT.index(), Weighting.a(ANALYSIS));
        List<float[]> targets = targets(13, 10);
        Found found = new Found(4);
        long least = Long.MAX_VALUE;
        // Until they are compiled vectors are objects, and the compiler may be busy: a clean round proves enough.
        for (int round = 0; round < 2000 && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 50; i++) {
                float[] target = targets.get(i % targets.size());
                search.mostAlike(target, found);
                search.mostExplaining(target, found);
                search.priors().set(found.unit(0), -1);
                search.priors().forget();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }
}
