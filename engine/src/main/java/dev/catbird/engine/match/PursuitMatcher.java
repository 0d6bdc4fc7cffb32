package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.corpus.Corpus;
import org.jspecify.annotations.Nullable;

/**
 * Phase-locked KL pursuit with elastic continuation. Thread: matcher; calls allocate nothing.
 *
 * <ol>
 *   <li>{@link KlPursuit} explains the target's magnitudes by few units. A unit that goes on with a sounding piece is
 *       preferred, one heard a moment ago avoided, by factors on its score.
 *   <li>{@link Placement} moves each unit's sound to where it agrees in phase with what is left of the target: a new piece
 *       by {@link PhaseLock}, one that goes on only by bending, so the source stays recognisable.
 *   <li>{@link WaveformFit} corrects the amplitudes for how the pieces add up.
 * </ol>
 */
public final class PursuitMatcher implements Matcher {
    /** Magnitude sums at or under this are silence. */
    private static final float SILENCE = 1e-3f;

    /** Matches for which novelty remembers a unit. */
    private static final int MEMORY_STEPS = 3;

    private final UnitSearch search;
    private final WeightedAnalyzer analyzer;
    private final KlPursuit pursuit;
    private final Placement placement;
    private final UsedUnits used;
    private final float[] heard;
    private final float[] magnitudes;
    private final int[][] recentUnits = new int[MEMORY_STEPS][Combination.MAX_COUNT];
    private final int[] recentCounts = new int[MEMORY_STEPS];
    private int recentAt;

    /** Frames of sound since silence, as far as they fit into a window. */
    private int soundFrames;

    /**
     * A matcher that scans the whole corpus. {@code likeAnEar} weighs frequencies by the A-curve; {@code maxLockFrames} is
     * the largest lock that will ever be asked for.
     */
    public PursuitMatcher(Corpus corpus, boolean likeAnEar, int maxLockFrames) {
        this(corpus, likeAnEar ? Weighting.a(corpus.analysis()) : null, maxLockFrames);
    }

    private PursuitMatcher(Corpus corpus, float @Nullable [] weights, int maxLockFrames) {
        this(corpus, new ExhaustiveSearch(corpus, weights), weights, maxLockFrames);
    }

    PursuitMatcher(Corpus corpus, UnitSearch search, float @Nullable [] weights, int maxLockFrames) {
        this.search = search;
        analyzer = new WeightedAnalyzer(corpus.analysis(), weights);
        pursuit = new KlPursuit(search, corpus.analysis());
        placement = new Placement(corpus, search, analyzer, maxLockFrames);
        used = new UsedUnits(corpus.unitCount());
        heard = new float[corpus.analysis().windowFrames()];
        magnitudes = new float[corpus.analysis().bins()];
    }

    @Override
    @RealTime
    public void rest(Combination into) {
        into.clear();
        placement.rest();
        remember(0);
        soundFrames = 0;
    }

    @Override
    @RealTime
    public void match(float[] window, MatchSettings settings, Combination into) {
        into.clear();
        analyzer.window(window, heard);
        float level = analyzer.magnitudes(heard, magnitudes);
        if (level < SILENCE) {
            rest(into);
            return;
        }
        placement.sounding().measure(search.quietest());
        int count = pursue(level, settings);
        if (count == 0 && settings.once) {
            used.startAgain();
            count = pursue(level, settings);
        }
        placement.place(heard, pursuit, count, settings, into);
        remember(count);
        soundFrames = Math.min(heard.length, soundFrames + settings.stepFrames);
        if (soundFrames < heard.length) {
            // What agrees with the beginning of a sound may lie wrong in what follows, and bending never gets it right
            // again. So pieces go on only from the first full window.
            placement.rest();
        }
        if (settings.once) {
            for (int i = 0; i < count; i++) {
                used.add(pursuit.unit(i));
            }
        }
    }

    private int pursue(float level, MatchSettings settings) {
        for (int step = 0; step < MEMORY_STEPS; step++) {
            for (int i = 0; i < recentCounts[step]; i++) {
                search.prior(recentUnits[step][i], 1 - settings.novelty);
            }
        }
        if (settings.once) {
            used.exclude(search);
        }
        int count = pursuit.pursue(magnitudes, level, settings.combination, placement.sounding(), settings.continuity);
        search.forgetPriors();
        return count;
    }

    private void remember(int count) {
        for (int i = 0; i < count; i++) {
            recentUnits[recentAt][i] = pursuit.unit(i);
        }
        recentCounts[recentAt] = count;
        recentAt = (recentAt + 1) % MEMORY_STEPS;
    }
}
