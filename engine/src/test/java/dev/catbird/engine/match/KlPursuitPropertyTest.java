package dev.catbird.engine.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KlPursuitPropertyTest {
    private static final int BINS = 101;
    private static final int UNITS = 509;

    private static float sum(float[] values) {
        float sum = 0;
        for (float v : values) {
            sum += v;
        }
        return sum;
    }

    private static float[] mixture(RandomCorpus corpus, int[] units, float[] gains) {
        float[] v = new float[BINS];
        for (int i = 0; i < units.length; i++) {
            for (int b = 0; b < BINS; b++) {
                v[b] += gains[i] * corpus.distributions[units[i]][b];
            }
        }
        return v;
    }

    /** D(v | lambda) of the generalised divergence, lambda the units by their gains. */
    private static double divergence(RandomCorpus corpus, float[] v, int[] units, double[] gains) {
        double d = 0;
        for (int b = 0; b < BINS; b++) {
            double lambda = 1e-9;
            for (int i = 0; i < units.length; i++) {
                lambda += gains[i] * corpus.distributions[units[i]][b];
            }
            d += (v[b] > 0 ? v[b] * Math.log(v[b] / lambda) : 0) - v[b] + lambda;
        }
        return d;
    }

    private static KlPursuit pursuit(RandomCorpus corpus) {
        return pursuit(corpus, new ExhaustiveSearch(corpus, null));
    }

    private static KlPursuit pursuit(RandomCorpus corpus, UnitSearch search) {
        return new KlPursuit(search, corpus.analysis());
    }

    /** Pursues while nothing sounds. */
    private static int pursue(KlPursuit pursuit, RandomCorpus corpus, float[] v, int most) {
        Continuations none = new Continuations(corpus, new WeightedAnalyzer(corpus.analysis(), null));
        int count = pursuit.pursue(v, sum(v), most, none, 1);
        for (int i = 0; i < count; i++) {
            assertEquals(-1, pursuit.piece(i));
            assertEquals(corpus.levels[pursuit.unit(i)], pursuit.level(i));
        }
        return count;
    }

    private static int[] units(KlPursuit pursuit, int count) {
        int[] units = new int[count];
        for (int i = 0; i < count; i++) {
            units[i] = pursuit.unit(i);
        }
        return units;
    }

    private static double[] gains(KlPursuit pursuit, int count) {
        double[] gains = new double[count];
        for (int i = 0; i < count; i++) {
            gains[i] = pursuit.gain(i);
        }
        return gains;
    }

    private static float[] random(Random random) {
        float[] v = new float[BINS];
        for (int b = 0; b < BINS; b++) {
            v[b] = 20 * random.nextFloat() * random.nextFloat();
        }
        return v;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyUnitLowersTheDivergence(long seed) {
        RandomCorpus corpus = new RandomCorpus(seed, UNITS, BINS);
        ExhaustiveSearch search = new ExhaustiveSearch(corpus, null);
        KlPursuit pursuit = pursuit(corpus, search);
        float[] v = random(new Random(seed));
        double before = Double.POSITIVE_INFINITY;
        for (int most = 1; most <= Combination.MAX_COUNT; most++) {
            int count = pursue(pursuit, corpus, v, most);
            search.priors().forget();
            assertEquals(most, count);
            double now = divergence(corpus, v, units(pursuit, count), gains(pursuit, count));
            assertTrue(now < before, "seed " + seed + ": " + before + " with one unit less, " + now + " with " + most);
            before = now;
        }
    }

    /** Where the divergence is least, each unit that sounds has &lt;w, v / lambda&gt; = 1; twelve rounds come near. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void gainsAreNearTheBestForTheirUnits(long seed) {
        RandomCorpus corpus = new RandomCorpus(seed, UNITS, BINS);
        KlPursuit pursuit = pursuit(corpus);
        float[] v = random(new Random(100 + seed));
        int count = pursue(pursuit, corpus, v, 5);
        int[] units = units(pursuit, count);
        double[] gains = gains(pursuit, count);
        double ours = divergence(corpus, v, units, gains);
        for (int round = 0; round < 2000; round++) {
            double[] lambda = new double[BINS];
            for (int b = 0; b < BINS; b++) {
                lambda[b] = 1e-9;
                for (int i = 0; i < count; i++) {
                    lambda[b] += gains[i] * corpus.distributions[units[i]][b];
                }
            }
            for (int i = 0; i < count; i++) {
                double slope = 0;
                for (int b = 0; b < BINS; b++) {
                    slope += corpus.distributions[units[i]][b] * v[b] / lambda[b];
                }
                if (round == 0) {
                    assertEquals(1, slope, 0.05, "seed " + seed + ", slope of unit " + i);
                }
                gains[i] *= slope;
            }
        }
        double best = divergence(corpus, v, units, gains);
        assertTrue(ours <= best * 1.001 + 1e-6, "seed " + seed + ": " + ours + ", the least is " + best);
        assertEquals(sum(v), sum(gains), 1e-3 * sum(v), "at the best the sum is kept");
        double kept = 0;
        for (int i = 0; i < count; i++) {
            kept += pursuit.gain(i);
        }
        assertEquals(sum(v), kept, 1e-3 * sum(v), "ours keeps it too");
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsAMixtureOfBandsThatItCanMakeExactly(long seed) {
        RandomCorpus corpus = new RandomCorpus(seed, UNITS, BINS);
        int[] mixed = {17, 230, 404};
        for (int i = 0; i < 3; i++) {
            corpus.confine(mixed[i], 30 * i, 30 * i + 31);
        }
        KlPursuit pursuit = pursuit(corpus);
        float[] v = mixture(corpus, mixed, new float[] {50, 30, 20});
        int count = pursue(pursuit, corpus, v, 3);
        assertEquals(Set.of(17, 230, 404), set(units(pursuit, count)), "seed " + seed);
        for (int i = 0; i < count; i++) {
            float gain = pursuit.unit(i) == 17 ? 50 : pursuit.unit(i) == 230 ? 30 : 20;
            assertEquals(gain, pursuit.gain(i), 2, "seed " + seed + ", unit " + pursuit.unit(i));
        }
    }

    private static Set<Integer> set(int[] values) {
        Set<Integer> set = new TreeSet<>();
        for (int v : values) {
            set.add(v);
        }
        return set;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void whatLiesNearAChosenUnitIsLeftOut(int hopsPerUnit) {
        RandomCorpus corpus = new RandomCorpus(8, 40, BINS, hopsPerUnit);
        KlPursuit pursuit = pursuit(corpus);
        int count = pursue(pursuit, corpus, random(new Random(8)), Combination.MAX_COUNT);
        assertTrue(count > 10, "only " + count);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                int hops = hopsPerUnit * Math.abs(pursuit.unit(i) - pursuit.unit(j));
                assertTrue(hops > 1, pursuit.unit(i) + " " + pursuit.unit(j));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 2", "2, 3, 3", "4, 3, 3"})
    void aSmallCorpusGivesAsManyAsItHas(int hopsPerUnit, int least, int most) {
        RandomCorpus corpus = new RandomCorpus(8, 3, BINS, hopsPerUnit);
        int count = pursue(pursuit(corpus), corpus, random(new Random(8)), 5);
        assertTrue(count >= least && count <= most, count + " of units 0..2, neighbours a hop apart left out");
    }
}
