package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.kernel.Kernels;

/**
 * Finds where in the corpus a piece must start to agree in phase with a given waveform: the peak of their
 * cross-correlation. Thread: matcher; calls allocate nothing.
 */
public final class PhaseLock {
    private final Kernels kernels = Kernels.best();
    private final MonoSound sound;
    private final int windowFrames;
    private final int maxShifts;
    private final float[] piece;
    private final float[] correlation;

    private long position;
    private int polarity;

    /** {@code maxShiftFrames}: the largest shift to either side that will ever be asked for. */
    public PhaseLock(Corpus corpus, int maxShiftFrames) {
        windowFrames = corpus.analysis().windowFrames();
        maxShifts = 2 * maxShiftFrames + 1;
        int maxFrames = windowFrames + maxShifts - 1;
        sound = new MonoSound(corpus, maxFrames);
        piece = new float[maxFrames];
        correlation = new float[maxShifts];
    }

    /** Frame of the corpus found by the last search. */
    public long position() {
        return position;
    }

    /** 1, or -1 where the last search found the piece to agree best when turned over. */
    public int polarity() {
        return polarity;
    }

    /** Looks up to {@code shiftFrames} to either side of {@code nominal}, for either polarity. */
    @RealTime
    public void lock(float[] waveform, long nominal, int shiftFrames) {
        int shifts = correlate(waveform, nominal, shiftFrames);
        int best = Math.max(0, kernels.peak(correlation, shifts));
        position = nominal - shifts / 2 + best;
        polarity = correlation[best] >= 0 ? 1 : -1;
    }

    /** Looks up to {@code shiftFrames} to either side of {@code expected}, keeping its polarity. */
    @RealTime
    void bend(float[] waveform, long expected, int keptPolarity, int shiftFrames) {
        int shifts = correlate(waveform, expected, shiftFrames);
        int best = shifts / 2;
        for (int s = 0; s < shifts; s++) {
            if (keptPolarity * correlation[s] > keptPolarity * correlation[best]) {
                best = s;
            }
        }
        position = expected - shifts / 2 + best;
        polarity = keptPolarity;
    }

    /** Fills {@link #correlation}; returns how many shifts it has. */
    private int correlate(float[] waveform, long middle, int shiftFrames) {
        int shifts = Math.min(2 * shiftFrames + 1, maxShifts);
        sound.read(middle - shifts / 2, piece, windowFrames + shifts - 1);
        kernels.correlate(waveform, windowFrames, piece, shifts, correlation);
        return shifts;
    }
}
