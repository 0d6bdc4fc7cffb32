package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.analysis.SpectrumAnalyzer;
import dev.catbird.engine.corpus.Corpus;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Phase-locked KL pursuit with elastic continuation. Thread: matcher; calls allocate nothing.
 *
 * <ol>
 *   <li>Pursuit: the target's magnitudes v are explained greedily under the Kullback-Leibler divergence (the measure of
 *       Driedger, Prätzlich and Müller, "Let It Bee", ISMIR 2015). With lambda the sum so far, the distribution w that
 *       lowers it fastest has the largest &lt;w, v / lambda&gt;; gains are refitted after each step by the multiplicative
 *       update of Lee and Seung (2001).
 *   <li>Phase lock: a new piece is moved to the largest correlation with what is left of the target.
 *   <li>Elastic continuation: a unit that goes on with a sounding piece is preferred and may only bend a little, so the
 *       source stays recognisable while it stays in phase.
 * </ol>
 */
public final class PursuitMatcher implements Matcher {
    /** Magnitude sums at or under this are silence. */
    private static final float SILENCE = 1e-3f;

    /** Rounds of the gain update after each step: more change nothing that can be heard. */
    private static final int GAIN_ROUNDS = 12;

    /** Matches for which novelty remembers a unit. */
    private static final int MEMORY_STEPS = 3;

    /** A piece quieter than this share of the hop is let go. */
    private static final float LET_GO = 0.01f;

    private static final float TINY = 1e-9f;

    private final Corpus corpus;
    private final UnitSearch search;
    private final SpectrumAnalyzer analyzer;
    private final float @Nullable [] weights;
    private final PhaseLock phaseLock;
    private final int bins;
    private final int windowFrames;
    private final int hopFrames;

    private final float[] heard;
    private final float[] magnitudes;
    private final float[] query;
    private final float[] explained;
    private final float[][] distributions;
    private final float[] gains = new float[Combination.MAX_COUNT];
    private final int[] chosen = new int[Combination.MAX_COUNT];
    private final float[] rest;
    private final float[] covered;
    private final float[] pieceLeft;
    private final float[] pieceRight;

    private final int[][] recentUnits = new int[MEMORY_STEPS][Combination.MAX_COUNT];
    private final int[] recentCounts = new int[MEMORY_STEPS];
    private int recentAt;
    private Pieces sounding = new Pieces();
    private Pieces following = new Pieces();
    private final UsedUnits used;

    /** A matcher that scans the whole corpus; {@code likeAnEar} weighs frequencies by the A-curve. */
    public PursuitMatcher(Corpus corpus, boolean likeAnEar, int maxLockFrames) {
        this(corpus, likeAnEar ? Weighting.a(corpus.analysis()) : null, maxLockFrames);
    }

    private PursuitMatcher(Corpus corpus, float @Nullable [] weights, int maxLockFrames) {
        this(corpus, new ExhaustiveSearch(corpus, weights), weights, maxLockFrames);
    }

    PursuitMatcher(Corpus corpus, UnitSearch search, float @Nullable [] weights, int maxLockFrames) {
        this.corpus = corpus;
        this.search = search;
        this.weights = weights;
        analyzer = new SpectrumAnalyzer(corpus.analysis());
        phaseLock = new PhaseLock(corpus, maxLockFrames);
        bins = corpus.analysis().bins();
        windowFrames = corpus.analysis().windowFrames();
        hopFrames = corpus.analysis().hopFrames();
        heard = new float[windowFrames];
        magnitudes = new float[bins];
        query = new float[bins];
        explained = new float[bins];
        distributions = new float[Combination.MAX_COUNT][bins];
        rest = new float[windowFrames];
        covered = new float[windowFrames];
        pieceLeft = new float[windowFrames];
        pieceRight = new float[windowFrames];
        used = new UsedUnits(corpus.unitCount());
    }

    @Override
    @RealTime
    public void rest(Combination into) {
        into.clear();
        sounding.clear();
        remember(0);
    }

    @Override
    @RealTime
    public void match(float[] window, MatchSettings settings, Combination into) {
        into.clear();
        analyzer.window(window, 0, heard);
        float level = weigh(analyzer.magnitudes(heard, magnitudes));
        if (level < SILENCE) {
            rest(into);
            return;
        }
        setPriors(settings);
        int count = pursue(level, settings);
        search.forgetPriors();
        if (count == 0 && settings.once) {
            used.startAgain();
            setPriors(settings);
            count = pursue(level, settings);
            search.forgetPriors();
        }
        place(count, settings, into);
        remember(count);
    }

    private float weigh(float level) {
        if (weights == null) {
            return level;
        }
        float sum = 0;
        for (int b = 0; b < bins; b++) {
            magnitudes[b] *= weights[b];
            sum += magnitudes[b];
        }
        return sum;
    }

    private void setPriors(MatchSettings settings) {
        for (int step = 0; step < MEMORY_STEPS; step++) {
            for (int i = 0; i < recentCounts[step]; i++) {
                search.prior(recentUnits[step][i], 1 - settings.novelty);
            }
        }
        for (int i = 0; i < sounding.count(); i++) {
            search.prior(sounding.nextUnit(i), 1 + settings.continuity);
        }
        if (settings.once) {
            used.exclude(search);
        }
    }

    /** Chooses units and fits their gains; returns how many. */
    private int pursue(float level, MatchSettings settings) {
        float floor = level / bins * 1e-5f + TINY;
        int count = 0;
        while (count < settings.combination) {
            int unit;
            if (count == 0) {
                for (int b = 0; b < bins; b++) {
                    query[b] = (float) Math.sqrt(magnitudes[b] / level);
                }
                unit = search.mostAlike(query);
            } else {
                for (int b = 0; b < bins; b++) {
                    query[b] = magnitudes[b] / explained[b];
                }
                unit = search.mostExplaining(query);
            }
            if (unit < 0) {
                break;
            }
            for (int near = unit - 1; near <= unit + 1; near++) {
                search.prior(near, -1);
            }
            search.distribution(unit, distributions[count]);
            chosen[count] = unit;
            gains[count] = count == 0 ? level : level / (count + 1) * 0.5f;
            count++;
            refit(count, floor);
        }
        return count;
    }

    /** Multiplicative KL updates of the first {@code count} gains, then the sum they give plus a floor. */
    private void refit(int count, float floor) {
        for (int round = 0; round < GAIN_ROUNDS; round++) {
            explain(count, TINY);
            for (int b = 0; b < bins; b++) {
                query[b] = magnitudes[b] / explained[b];
            }
            for (int i = 0; i < count; i++) {
                gains[i] *= inner(distributions[i], query);
            }
        }
        explain(count, floor);
    }

    private void explain(int count, float floor) {
        Arrays.fill(explained, floor);
        for (int i = 0; i < count; i++) {
            float gain = gains[i];
            float[] distribution = distributions[i];
            for (int b = 0; b < bins; b++) {
                explained[b] += gain * distribution[b];
            }
        }
    }

    /** Eight sums side by side: one alone waits for itself at every addition. */
    private float inner(float[] a, float[] b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 4 <= bins; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < bins; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + s2 + s3;
    }

    /** Puts the chosen units where they agree in phase with the target, strongest claim first, and hands them out. */
    private void place(int count, MatchSettings settings, Combination into) {
        float gainSum = 0;
        for (int i = 0; i < count; i++) {
            gainSum += gains[i];
        }
        float[] shape = analyzer.window();
        Arrays.fill(covered, 0);
        following.clear();
        for (int i = 0; i < count; i++) {
            for (int t = 0; t < windowFrames; t++) {
                rest[t] = (heard[t] - covered[t]) * shape[t];
            }
            int unit = chosen[i];
            int piece = sounding.indexOf(unit);
            if (piece >= 0) {
                phaseLock.bend(rest, sounding.nextPosition(piece), sounding.polarity(piece), settings.elasticFrames);
            } else {
                phaseLock.lock(rest, (long) unit * hopFrames, settings.lockFrames);
            }
            long position = phaseLock.position();
            float amplitude = gains[i] * phaseLock.polarity() / search.level(unit);
            cover(position, amplitude, shape);
            if (gains[i] > LET_GO * gainSum) {
                long next = position + settings.stepFrames;
                int nextUnit = (int) ((next + hopFrames / 2) / hopFrames);
                if (search.usable(nextUnit)) {
                    following.add(nextUnit, next, phaseLock.polarity());
                }
            }
            if (settings.once) {
                used.add(unit);
            }
            into.add(unit, gains[i], amplitude, position, piece >= 0);
        }
        Pieces swap = sounding;
        sounding = following;
        following = swap;
    }

    private void cover(long position, float amplitude, float[] shape) {
        corpus.readSound(position, pieceLeft, pieceRight, 0, windowFrames);
        float half = 0.5f * amplitude;
        for (int t = 0; t < windowFrames; t++) {
            covered[t] += half * (pieceLeft[t] + pieceRight[t]) * shape[t];
        }
    }

    private void remember(int count) {
        System.arraycopy(chosen, 0, recentUnits[recentAt], 0, count);
        recentCounts[recentAt] = count;
        recentAt = (recentAt + 1) % MEMORY_STEPS;
    }
}
