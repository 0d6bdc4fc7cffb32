package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.clock.Deadline;
import dev.catbird.engine.corpus.Corpus;
import java.util.function.LongSupplier;
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

    /** While it has no time, what sounds follows the target's loudness, by at most so much per match. */
    private static final float LOUDER_AT_MOST = 2;

    private final UnitSearch search;
    private final Pace pace;
    private final WeightedAnalyzer analyzer;
    private final KlPursuit pursuit;
    private final Placement placement;
    private final float[] heard;
    private final float[] magnitudes;
    private final Combination passed = new Combination();
    private final int[][] recentUnits = new int[MEMORY_STEPS][Combination.MAX_COUNT];
    private final int[] recentCounts = new int[MEMORY_STEPS];
    private int recentAt;

    /** Frames of sound since silence, as far as they fit into a window. */
    private int soundFrames;

    /** The magnitude sum of the last match; 0 after silence. */
    private float lastLevel;

    /** A corpus of up to this many units is searched through; for a longer one its index is quicker. */
    private static final int EXHAUSTIVE_UNITS = 4096;

    /** Set to {@code exhaustive} or {@code indexed} it decides instead of the corpus's length: for measuring. */
    private static final String SEARCH_PROPERTY = "catbird.search";

    /**
     * A matcher for a corpus of any length. {@code likeAnEar} weighs frequencies by the A-curve; {@code maxLockFrames} is
     * the largest lock that will ever be asked for.
     */
    public PursuitMatcher(Corpus corpus, boolean likeAnEar, int maxLockFrames) {
        this(corpus, likeAnEar, maxLockFrames, System::nanoTime);
    }

    /** As the other; {@code clockNs} tells the time that deadlines are meant in. */
    public PursuitMatcher(Corpus corpus, boolean likeAnEar, int maxLockFrames, LongSupplier clockNs) {
        this(corpus, likeAnEar ? Weighting.a(corpus.analysis()) : null, maxLockFrames, new Deadline(clockNs));
    }

    private PursuitMatcher(Corpus corpus, float @Nullable [] weights, int maxLockFrames, Deadline deadline) {
        this(corpus, search(corpus, weights, deadline), weights, maxLockFrames, new Pace(deadline));
    }

    private static UnitSearch search(Corpus corpus, float @Nullable [] weights, Deadline deadline) {
        String asked = System.getProperty(SEARCH_PROPERTY, "");
        boolean exhaustive =
                asked.equals("exhaustive") || (!asked.equals("indexed") && corpus.unitCount() <= EXHAUSTIVE_UNITS);
        return exhaustive
                ? new ExhaustiveSearch(corpus, weights, deadline)
                : new IndexedSearch(corpus, corpus.index(), weights, deadline);
    }

    PursuitMatcher(Corpus corpus, UnitSearch search, float @Nullable [] weights, int maxLockFrames, Pace pace) {
        this.search = search;
        this.pace = pace;
        analyzer = new WeightedAnalyzer(corpus.analysis(), weights);
        pursuit = new KlPursuit(search, corpus.analysis(), pace);
        placement = new Placement(corpus, search, analyzer, maxLockFrames, pace);
        heard = new float[corpus.analysis().windowFrames()];
        magnitudes = new float[corpus.analysis().bins()];
    }

    /** Goes on from what another has learnt about how long its work takes. */
    public void learn(PursuitMatcher other) {
        pace.learn(other.pace);
    }

    @Override
    public MatchCounts counts() {
        return pace.counts();
    }

    @Override
    @RealTime
    public void rest(Combination into) {
        into.clear();
        placement.rest();
        remember(into);
        soundFrames = 0;
        lastLevel = 0;
    }

    @Override
    @RealTime
    public void pass(MatchSettings settings) {
        passed.clear();
        placement.hold(1, settings, passed);
        heardOn(settings.stepFrames);
    }

    @Override
    @RealTime
    public void match(float[] window, MatchSettings settings, Combination into) {
        into.clear();
        pace.deadline().set(settings.deadlineNs);
        analyzer.window(window, heard);
        float level = analyzer.magnitudes(heard, magnitudes);
        if (level < SILENCE) {
            rest(into);
            return;
        }
        pace.begin(settings.combination);
        placement.sounding().measure(search.quietest(), pace);
        int count = pursue(level, settings);
        if (count == 0 && settings.once && !pace.isCut()) {
            search.priors().readmit();
            count = pursue(level, settings);
        }
        if (count == 0 && pace.isCut() && placement.sounding().heldCount() > 0) {
            float louder = lastLevel > 0 ? level / lastLevel : 1;
            placement.hold(Math.min(LOUDER_AT_MOST, louder), settings, into);
            pace.held();
        } else {
            placement.place(heard, pursuit, count, settings, into);
        }
        pace.end(into.count());
        lastLevel = level;
        remember(into);
        heardOn(settings.stepFrames);
        if (settings.once) {
            for (int i = 0; i < into.count(); i++) {
                search.priors().retire(into.unit(i));
            }
        }
    }

    /**
     * Explains a spectrum that nobody hears, {@code wanted[0..bins)}, in place of a window: pieces begin in phase with what
     * sounds, and go on straight. Not to be mixed with {@link #match} but for a {@link #rest} between.
     */
    @RealTime
    public void matchSpectrum(float[] wanted, MatchSettings settings, Combination into) {
        into.clear();
        pace.deadline().set(settings.deadlineNs);
        float level = 0;
        for (int b = 0; b < magnitudes.length; b++) {
            magnitudes[b] = wanted[b];
            level += wanted[b];
        }
        if (level < SILENCE) {
            rest(into);
            return;
        }
        pace.begin(settings.combination);
        placement.sounding().measure(search.quietest(), pace);
        int count = pursue(level, settings);
        if (count == 0 && pace.isCut()) {
            placement.hold(1, settings, into);
            pace.held();
        } else {
            placement.placeUnheard(pursuit, count, settings, into);
        }
        pace.end(into.count());
        remember(into);
    }

    private void heardOn(int frames) {
        soundFrames = Math.min(heard.length, soundFrames + frames);
        if (soundFrames < heard.length) {
            // What agrees with the beginning of a sound may lie wrong in what follows, and bending never gets it right
            // again. So pieces go on only from the first full window.
            placement.retire();
        }
    }

    private int pursue(float level, MatchSettings settings) {
        if (!settings.once) {
            search.priors().readmit();
        }
        for (int step = 0; step < MEMORY_STEPS; step++) {
            for (int i = 0; i < recentCounts[step]; i++) {
                search.priors().set(recentUnits[step][i], 1 - settings.novelty);
            }
        }
        pursuit.chance(settings.temperature, settings.seed);
        int count = pursuit.pursue(magnitudes, level, settings.combination, placement.sounding(), settings.continuity);
        search.priors().forget();
        return count;
    }

    private void remember(Combination chosen) {
        for (int i = 0; i < chosen.count(); i++) {
            recentUnits[recentAt][i] = chosen.unit(i);
        }
        recentCounts[recentAt] = chosen.count();
        recentAt = (recentAt + 1) % MEMORY_STEPS;
    }
}
