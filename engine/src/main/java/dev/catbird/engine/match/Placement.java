package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.corpus.Corpus;
import java.util.Arrays;

/**
 * Puts chosen units where their sound agrees in phase with the target, and remembers which pieces sound. A new piece may
 * move by the lock; one that goes on may only bend. Thread: matcher; calls allocate nothing.
 */
final class Placement {
    /** A piece that explains less than this share of a hop is let go. */
    private static final float LET_GO = 0.01f;

    private final Corpus corpus;
    private final UnitSearch search;
    private final float[] shape;
    private final PhaseLock phaseLock;
    private final WaveformFit waveformFit = new WaveformFit();
    private final int windowFrames;
    private final int hopFrames;

    private final float[][] pieces;
    private final float[] other;
    private final float[] rest;
    private final float[] covered;
    private final float[] amplitudes = new float[Combination.MAX_COUNT];
    private final long[] positions = new long[Combination.MAX_COUNT];
    private final boolean[] goesOn = new boolean[Combination.MAX_COUNT];
    private Pieces sounding = new Pieces();
    private Pieces following = new Pieces();

    /** {@code shape}: the analysis window. */
    Placement(Corpus corpus, UnitSearch search, float[] shape, int maxLockFrames) {
        this.corpus = corpus;
        this.search = search;
        this.shape = shape;
        phaseLock = new PhaseLock(corpus, maxLockFrames);
        windowFrames = corpus.analysis().windowFrames();
        hopFrames = corpus.analysis().hopFrames();
        pieces = new float[Combination.MAX_COUNT][windowFrames];
        other = new float[windowFrames];
        rest = new float[windowFrames];
        covered = new float[windowFrames];
    }

    /** The pieces that sound, by the unit each would reach next. */
    Pieces sounding() {
        return sounding;
    }

    /** Nothing sounds any more. */
    @RealTime
    void rest() {
        sounding.clear();
    }

    /** Places the units of a pursuit in the order they were chosen under the windowed target {@code heard}. */
    @RealTime
    void place(float[] heard, KlPursuit pursuit, int count, MatchSettings settings, Combination into) {
        float gainSum = 0;
        for (int i = 0; i < count; i++) {
            gainSum += pursuit.gain(i);
        }
        Arrays.fill(covered, 0);
        following.clear();
        for (int i = 0; i < count; i++) {
            for (int t = 0; t < windowFrames; t++) {
                rest[t] = (heard[t] - covered[t]) * shape[t];
            }
            find(i, pursuit.unit(i), settings);
            amplitudes[i] = pursuit.gain(i) * phaseLock.polarity() / level(pursuit.unit(i), settings.stepFrames);
            cover(i);
            if (pursuit.gain(i) > LET_GO * gainSum) {
                follow(positions[i] + settings.stepFrames, phaseLock.polarity());
            }
        }
        waveformFit.fit(heard, pieces, amplitudes, count);
        for (int i = 0; i < count; i++) {
            int unit = pursuit.unit(i);
            float gain = Math.abs(amplitudes[i]) * level(unit, settings.stepFrames);
            into.add(unit, gain, amplitudes[i], positions[i], goesOn[i]);
        }
        Pieces swap = sounding;
        sounding = following;
        following = swap;
    }

    /**
     * How loud the unit and what is played after it until the next match are: at least the unit's own level, so that what is
     * quiet just before a loud moment is not turned up and then plays on through it.
     */
    private float level(int unit, int stepFrames) {
        float own = search.level(unit);
        int units = stepFrames / hopFrames;
        float squares = 0;
        for (int u = unit; u < unit + units; u++) {
            float level = search.usable(u) ? search.level(u) : 0;
            squares += level * level;
        }
        return Math.max(own, (float) Math.sqrt(squares / units));
    }

    private void find(int i, int unit, MatchSettings settings) {
        int piece = sounding.indexOf(unit);
        goesOn[i] = piece >= 0;
        if (goesOn[i]) {
            phaseLock.bend(rest, sounding.nextPosition(piece), sounding.polarity(piece), settings.elasticFrames);
        } else {
            phaseLock.lock(rest, (long) unit * hopFrames, settings.lockFrames);
        }
        positions[i] = phaseLock.position();
    }

    private void follow(long position, int polarity) {
        int unit = (int) ((position + hopFrames / 2) / hopFrames);
        if (search.usable(unit)) {
            following.add(unit, position, polarity);
        }
    }

    private void cover(int i) {
        float[] piece = pieces[i];
        float amplitude = amplitudes[i];
        corpus.readSound(positions[i], piece, other, 0, windowFrames);
        for (int t = 0; t < windowFrames; t++) {
            piece[t] = 0.5f * (piece[t] + other[t]) * shape[t];
            covered[t] += amplitude * piece[t];
        }
    }
}
