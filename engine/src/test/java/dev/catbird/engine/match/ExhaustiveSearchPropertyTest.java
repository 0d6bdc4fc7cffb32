package dev.catbird.engine.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.analysis.AnalysisSettings;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against sums written as the definitions are, at sizes that fill no block and no group of four. */
class ExhaustiveSearchPropertyTest {

    /** Scores by definition, in double. */
    private static final class Naive {
        private final double[][] rows;
        private final double[] levels;
        private final double[] priors;

        Naive(RandomCorpus corpus, float[] weights) {
            int units = corpus.unitCount();
            int bins = corpus.analysis().bins();
            rows = new double[units][bins];
            levels = new double[units];
            priors = new double[units];
            Arrays.fill(priors, 1);
            for (int u = 0; u < units; u++) {
                double sum = 0;
                for (int b = 0; b < bins; b++) {
                    rows[u][b] = corpus.distributions[u][b] * weights[b];
                    sum += rows[u][b];
                }
                levels[u] = corpus.levels[u] * sum;
                for (int b = 0; b < bins && sum > 0; b++) {
                    rows[u][b] /= sum;
                }
            }
            double loudest = Arrays.stream(levels).max().orElse(0);
            for (int u = 0; u < units; u++) {
                if (levels[u] <= loudest * 1e-3) {
                    levels[u] = 0;
                    Arrays.fill(rows[u], 0);
                }
            }
        }

        double alike(int unit, float[] rootQuery) {
            double sum = 0;
            for (int b = 0; b < rootQuery.length; b++) {
                sum += Math.sqrt(rows[unit][b]) * rootQuery[b];
            }
            return priors[unit] * sum * sum;
        }

        double explaining(int unit, float[] query) {
            double sum = 0;
            for (int b = 0; b < query.length; b++) {
                sum += rows[unit][b] * query[b];
            }
            return priors[unit] * sum;
        }
    }

    private interface Score {
        double of(int unit);
    }

    private interface Ask {
        void into(Found found);
    }

    /** The best unit, -1 if there is none. */
    private static int best(Ask ask) {
        Found found = new Found(1);
        ask.into(found);
        return found.count() == 0 ? -1 : found.unit(0);
    }

    /** The best {@code most} units, best first, each once, with the scores of the definition. */
    private static void assertBest(Score score, int units, int most, Ask ask, String which) {
        Found found = new Found(most);
        ask.into(found);
        double[] best = new double[units];
        Arrays.setAll(best, score::of);
        Arrays.sort(best);
        int positive = 0;
        while (positive < units && best[units - 1 - positive] > 0) {
            positive++;
        }
        assertEquals(Math.min(most, positive), found.count(), which);
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < found.count(); i++) {
            String at = which + ": " + found.unit(i) + " in place " + i;
            // Two units as good as each other to a float's precision may stand in either order.
            double tolerance = 1e-5 * best[units - 1 - i];
            assertEquals(best[units - 1 - i], score.of(found.unit(i)), tolerance, at);
            assertEquals(score.of(found.unit(i)), found.score(i), tolerance, at);
            assertTrue(i == 0 || found.score(i) <= found.score(i - 1), at);
            assertTrue(seen.add(found.unit(i)), at + " stands there already");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 3", "7, 5", "101, 13", "1021, 31", "1024, 32", "1031, 7", "2053, 101", "3079, 127"})
    void findsWhatTheDefinitionFinds(int units, int bins) {
        for (long seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed * units);
            RandomCorpus corpus = new RandomCorpus(seed, units, bins);
            float[] weights = new float[bins];
            for (int b = 0; b < bins; b++) {
                weights[b] = seed == 1 ? 1 : 0.1f + random.nextFloat();
            }
            Naive naive = new Naive(corpus, weights);
            ExhaustiveSearch search = new ExhaustiveSearch(corpus, seed == 1 ? null : weights);
            for (int round = 0; round < 4; round++) {
                float[] query = new float[bins];
                for (int b = 0; b < bins; b++) {
                    query[b] = random.nextFloat() * random.nextFloat();
                }
                Arrays.fill(naive.priors, 1);
                search.priors().forget();
                for (int i = 0; i < round * units / 3; i++) {
                    int unit = random.nextInt(units);
                    float prior = random.nextInt(3) == 0 ? -1 : 3 * random.nextFloat();
                    naive.priors[unit] = prior;
                    search.priors().set(unit, prior);
                    assertEquals(prior, search.priors().of(unit));
                }
                String which = "seed " + seed + " round " + round;
                for (int most : new int[] {1, 2, 13}) {
                    Ask alike = found -> search.mostAlike(query, found);
                    assertBest(u -> naive.alike(u, query), units, most, alike, which + " alike");
                    Ask explaining = found -> search.mostExplaining(query, found);
                    assertBest(u -> naive.explaining(u, query), units, most, explaining, which + " explaining");
                }
            }
            float[] row = new float[bins];
            for (int u = 0; u < units; u += 1 + units / 17) {
                assertEquals(naive.levels[u], search.level(u), 1e-5 * naive.levels[u]);
                search.distribution(u, row);
                for (int b = 0; b < bins; b++) {
                    assertEquals(naive.rows[u][b], row[b], 1e-5);
                }
            }
        }
    }

    @Test
    void quietUnitsAreNeverFound() {
        RandomCorpus corpus = new RandomCorpus(9, 1031, 31);
        corpus.levels[500] = 2000;
        corpus.levels[501] = 1.9f;
        corpus.levels[502] = 2.1f;
        corpus.silence(503);
        ExhaustiveSearch search = new ExhaustiveSearch(corpus, null);
        assertTrue(search.usable(500));
        assertFalse(search.usable(501), "more than 60 dB under the loudest");
        assertEquals(0, search.level(501));
        assertEquals(2, search.quietest(), 1e-5);
        assertTrue(search.usable(502));
        assertFalse(search.usable(503));
        assertFalse(search.usable(-1));
        assertFalse(search.usable(1031));
        float[] query = corpus.distributions[501].clone();
        assertTrue(search.usable(best(found -> search.mostExplaining(query, found))));
        for (int u = 0; u < 1031; u++) {
            if (search.usable(u)) {
                search.priors().set(u, -1);
            }
        }
        assertEquals(-1, best(found -> search.mostExplaining(query, found)));
        assertEquals(-1, best(found -> search.mostAlike(query, found)));
    }

    @Test
    void aSilentCorpusGivesNothing() {
        RandomCorpus corpus = new RandomCorpus(9, 5, 7);
        for (int u = 0; u < 5; u++) {
            corpus.silence(u);
        }
        ExhaustiveSearch search = new ExhaustiveSearch(corpus, null);
        float[] query = {1, 1, 1, 1, 1, 1, 1};
        assertEquals(-1, best(found -> search.mostAlike(query, found)));
        assertEquals(-1, best(found -> search.mostExplaining(query, found)));
    }

    /** Also when priors of 1 were set, many times, in a corpus with fewer units than calls. */
    @Test
    void forgottenPriorsAreOneAgain() {
        RandomCorpus corpus = new RandomCorpus(3, 7, 5);
        ExhaustiveSearch search = new ExhaustiveSearch(corpus, null);
        for (int i = 0; i < 20; i++) {
            search.priors().set(2, 1);
            search.priors().set(3, 0.3f);
            search.priors().set(3, 1);
        }
        for (int u = -1; u <= 7; u++) {
            search.priors().set(u, -1);
        }
        search.priors().forget();
        for (int u = 0; u < 7; u++) {
            assertEquals(1, search.priors().of(u), "unit " + u);
        }
    }

    @Test
    void aWeightingCountsLikeTheEar() {
        AnalysisSettings analysis = AnalysisSettings.DEFAULT;
        float[] weights = Weighting.a(analysis);
        assertEquals(analysis.bins(), weights.length);
        // IEC 61672-1, table 3, at the nearest bins.
        assertEquals(0, 20 * Math.log10(weights[22]), 0.3, "1 kHz");
        assertEquals(-19.1, 20 * Math.log10(at(weights, 100)), 3, "100 Hz");
        assertEquals(-3.2, 20 * Math.log10(at(weights, 500)), 0.5, "500 Hz");
        assertEquals(1.0, 20 * Math.log10(at(weights, 4000)), 0.2, "4 kHz");
        assertEquals(-1.1, 20 * Math.log10(at(weights, 8000)), 0.3, "8 kHz");
    }

    private static float at(float[] weights, double hz) {
        return weights[(int) Math.round(hz * 1024 / 44100) - 1];
    }
}
