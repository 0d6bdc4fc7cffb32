package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.corpus.Corpus;

/**
 * The pieces that sound, each with what it would play next: the candidates that need no search. They seldom lie on the grid
 * of units, so their spectra are measured from the sound itself. Thread: matcher; calls allocate nothing.
 */
final class Continuations {
    private final Corpus corpus;
    private final WeightedAnalyzer analyzer;
    private final MonoSound sound;
    private final float[] windowed;
    private final int bins;
    private final int corpusHopFrames;
    private final int nearFrames;

    private final Pace free = Pace.free();
    private int count;
    private int retired;
    private final long[] positions = new long[Combination.MAX_COUNT];
    private final int[] polarities = new int[Combination.MAX_COUNT];
    private final float[] amplitudes = new float[Combination.MAX_COUNT];
    private final float[] levels = new float[Combination.MAX_COUNT];
    private final float[][] roots;
    private final float[][] distributions;

    Continuations(Corpus corpus, WeightedAnalyzer analyzer) {
        this.corpus = corpus;
        this.analyzer = analyzer;
        int windowFrames = corpus.analysis().windowFrames();
        bins = corpus.analysis().bins();
        corpusHopFrames = corpus.analysis().corpusHopFrames();
        nearFrames = corpus.analysis().hopFrames() / 2;
        sound = new MonoSound(corpus, windowFrames);
        windowed = new float[windowFrames];
        roots = new float[Combination.MAX_COUNT][bins];
        distributions = new float[Combination.MAX_COUNT][bins];
    }

    int count() {
        return count;
    }

    /** Frame of the corpus at which piece {@code i} goes on. */
    long position(int i) {
        return positions[i];
    }

    /** The factor that piece {@code i} has sounded with. */
    float amplitude(int i) {
        return amplitudes[i];
    }

    /** 1, or -1 if piece {@code i} sounds turned over. */
    int polarity(int i) {
        return polarities[i];
    }

    /** Sum of the magnitudes of what piece {@code i} plays next; 0 if it cannot go on. */
    float level(int i) {
        return levels[i];
    }

    /** The distribution of what piece {@code i} plays next; valid if its level is not 0. */
    float[] distribution(int i) {
        return distributions[i];
    }

    /** The square roots of {@link #distribution}. */
    float[] roots(int i) {
        return roots[i];
    }

    /** Pieces that may at least be held: those of {@link #count}, or those that were retired. */
    int heldCount() {
        return Math.max(count, retired);
    }

    @RealTime
    void clear() {
        count = 0;
        retired = 0;
    }

    /** No piece goes on from here by choice; while nothing else can be done they may be held. */
    @RealTime
    void retire() {
        retired = heldCount();
        count = 0;
    }

    /** Adds a piece; one that would reach the same place as an earlier one replaces it. */
    @RealTime
    void add(long position, int polarity, float amplitude) {
        int i = 0;
        while (i < count && Math.abs(positions[i] - position) >= nearFrames) {
            i++;
        }
        if (i == count) {
            count++;
        }
        positions[i] = position;
        polarities[i] = polarity;
        amplitudes[i] = amplitude;
    }

    /** Measures what every piece would play next; at or under {@code quietest} it cannot go on. */
    @RealTime
    void measure(float quietest) {
        measure(quietest, free);
    }

    /** As {@link #measure(float)}, the earliest pieces first, as far as there is time: the others cannot go on. */
    @RealTime
    void measure(float quietest, Pace pace) {
        int able = 0;
        for (int i = 0; i < count; i++) {
            levels[i] = 0;
            if (inside(positions[i]) && pace.measures(able)) {
                float level = measure(i);
                if (level > quietest) {
                    levels[i] = level;
                    able++;
                }
                pace.measured();
            }
        }
    }

    /** Whether a whole window lies in one video. */
    boolean inside(long position) {
        if (position < 0) {
            return false;
        }
        long first = position / corpusHopFrames;
        long last = (position + corpusHopFrames - 1) / corpusHopFrames;
        return last < corpus.unitCount() && corpus.unitLevel((int) first) > 0 && corpus.unitLevel((int) last) > 0;
    }

    private float measure(int i) {
        float[] distribution = distributions[i];
        float[] root = roots[i];
        sound.read(positions[i], windowed, windowed.length);
        analyzer.window(windowed, windowed);
        float level = analyzer.magnitudes(windowed, distribution);
        float scale = level > 0 ? 1 / level : 0;
        for (int b = 0; b < bins; b++) {
            distribution[b] *= scale;
            root[b] = (float) Math.sqrt(distribution[b]);
        }
        return level;
    }
}
