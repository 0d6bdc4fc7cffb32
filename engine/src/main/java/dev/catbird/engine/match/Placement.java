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

    /** How much a piece that goes on keeps of its loudness: steps from hop to hop are heard as a buzz. */
    private static final float KEPT = 0.4f;

    private final UnitSearch search;
    private final Pace pace;
    private final MonoSound sound;
    private final float[] shape;
    private final PhaseLock phaseLock;
    private final WaveformFit waveformFit = new WaveformFit();
    private final int windowFrames;
    private final int corpusHopFrames;

    private final float[][] pieces;
    private final float[] rest;
    private final float[] covered;
    private final float[] amplitudes = new float[Combination.MAX_COUNT];
    private final long[] positions = new long[Combination.MAX_COUNT];
    private final int[] polarities = new int[Combination.MAX_COUNT];
    private final float[] levels = new float[Combination.MAX_COUNT];
    private boolean placedAsAsked;
    private Continuations sounding;
    private Continuations following;

    Placement(Corpus corpus, UnitSearch search, WeightedAnalyzer analyzer, int maxLockFrames, Pace pace) {
        this.search = search;
        this.pace = pace;
        shape = analyzer.shape();
        sounding = new Continuations(corpus, analyzer);
        following = new Continuations(corpus, analyzer);
        sound = new MonoSound(corpus, corpus.analysis().windowFrames());
        phaseLock = new PhaseLock(corpus, maxLockFrames);
        windowFrames = corpus.analysis().windowFrames();
        corpusHopFrames = corpus.analysis().corpusHopFrames();
        pieces = new float[Combination.MAX_COUNT][windowFrames];
        rest = new float[windowFrames];
        covered = new float[windowFrames];
    }

    /** The pieces that sound. */
    Continuations sounding() {
        return sounding;
    }

    /** Nothing sounds any more. */
    @RealTime
    void rest() {
        sounding.clear();
    }

    /** What sounds goes on by choice no more. */
    @RealTime
    void retire() {
        sounding.retire();
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
            find(i, pursuit, settings);
            levels[i] = level(pursuit, i, settings.stepFrames);
            polarities[i] = phaseLock.polarity();
            amplitudes[i] = pursuit.gain(i) * polarities[i] / levels[i];
            if (pursuit.piece(i) >= 0) {
                amplitudes[i] += KEPT * (sounding.amplitude(pursuit.piece(i)) - amplitudes[i]);
            }
            cover(i);
            pace.placed(pursuit.piece(i) >= 0, placedAsAsked);
        }
        waveformFit.fit(heard, pieces, amplitudes, count);
        for (int i = 0; i < count; i++) {
            if (pursuit.gain(i) > LET_GO * gainSum) {
                following.add(positions[i] + settings.stepFrames, polarities[i], amplitudes[i]);
            }
            float gain = Math.abs(amplitudes[i]) * levels[i];
            into.add(pursuit.unit(i), gain, amplitudes[i], positions[i], pursuit.piece(i) >= 0);
        }
        swap();
    }

    /**
     * Places the units of a pursuit where there is no waveform to agree with: pieces go on straight, new ones begin in phase with
     * what sounds.
     */
    @RealTime
    void placeUnheard(KlPursuit pursuit, int count, MatchSettings settings, Combination into) {
        boolean sounds = hearOnward();
        // A spectrum of no sound is smooth, and pieces have peaks.
        float factor = count == 0 ? 0 : pursuit.powerFactor();
        following.clear();
        for (int i = 0; i < count; i++) {
            int piece = pursuit.piece(i);
            if (piece >= 0) {
                positions[i] = sounding.position(piece);
                polarities[i] = sounding.polarity(piece);
            } else {
                phaseLock.lock(rest, (long) pursuit.unit(i) * corpusHopFrames, sounds ? settings.lockFrames : 0);
                positions[i] = phaseLock.position();
                polarities[i] = sounds ? phaseLock.polarity() : 1;
            }
            levels[i] = level(pursuit, i, settings.stepFrames);
            amplitudes[i] = factor * pursuit.gain(i) * polarities[i] / levels[i];
            if (piece >= 0) {
                amplitudes[i] += KEPT * (sounding.amplitude(piece) - amplitudes[i]);
            }
            following.add(positions[i] + settings.stepFrames, polarities[i], amplitudes[i]);
            into.add(pursuit.unit(i), pursuit.gain(i), amplitudes[i], positions[i], piece >= 0);
            pace.placed(piece >= 0, true);
        }
        swap();
    }

    /** Leaves what the sounding pieces would play next in {@link #rest}; false if that is nothing. */
    private boolean hearOnward() {
        Arrays.fill(rest, 0);
        for (int p = 0; p < sounding.count(); p++) {
            sound.read(sounding.position(p), covered, windowFrames);
            for (int t = 0; t < windowFrames; t++) {
                rest[t] += sounding.amplitude(p) * covered[t] * shape[t] * shape[t];
            }
        }
        return sounding.count() > 0;
    }

    /**
     * Lets what sounds go on straight along its source, unmeasured and unbent, {@code louder} times as loud: for a match that has
     * no time for anything else. What reaches the end of its video or of sound ends.
     */
    @RealTime
    void hold(float louder, MatchSettings settings, Combination into) {
        following.clear();
        for (int i = 0; i < sounding.heldCount() && into.count() < settings.combination; i++) {
            long position = sounding.position(i);
            int unit = (int) ((position + corpusHopFrames / 2) / corpusHopFrames);
            if (sounding.inside(position) && search.usable(unit)) {
                float amplitude = louder * sounding.amplitude(i);
                into.add(unit, Math.abs(amplitude) * search.level(unit), amplitude, position, true);
                following.add(position + settings.stepFrames, sounding.polarity(i), amplitude);
            }
        }
        swap();
    }

    private void swap() {
        Continuations swap = sounding;
        sounding = following;
        following = swap;
    }

    /**
     * How loud a choice and what is played after it until the next match are: at least its own level, so that what is quiet
     * just before a loud moment is not turned up and then plays on through it.
     */
    private float level(KlPursuit pursuit, int i, int stepFrames) {
        float own = pursuit.level(i);
        int units = stepFrames / corpusHopFrames;
        float squares = 0;
        for (int u = pursuit.unit(i); u < pursuit.unit(i) + units; u++) {
            float level = search.usable(u) ? search.level(u) : 0;
            squares += level * level;
        }
        return units == 0 ? own : Math.max(own, (float) Math.sqrt(squares / units));
    }

    private void find(int i, KlPursuit pursuit, MatchSettings settings) {
        int piece = pursuit.piece(i);
        int asked = piece >= 0 ? settings.elasticFrames : settings.lockFrames;
        int reach = pace.reach(piece >= 0, asked, settings.elasticFrames);
        if (piece >= 0) {
            phaseLock.bend(rest, sounding.position(piece), sounding.polarity(piece), reach);
        } else {
            phaseLock.lock(rest, (long) pursuit.unit(i) * corpusHopFrames, reach);
        }
        placedAsAsked = reach == asked;
        positions[i] = phaseLock.position();
    }

    private void cover(int i) {
        float[] piece = pieces[i];
        float amplitude = amplitudes[i];
        sound.read(positions[i], piece, windowFrames);
        for (int t = 0; t < windowFrames; t++) {
            piece[t] *= shape[t];
            covered[t] += amplitude * piece[t];
        }
    }
}
