package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.analysis.Fourier;
import dev.catbird.engine.corpus.Corpus;
import java.util.Arrays;

/**
 * Finds where in the corpus a piece must start to agree in phase with a given waveform: the peak of their
 * cross-correlation. Thread: matcher; calls allocate nothing.
 */
final class PhaseLock {
    /** Up to this many shifts the correlation is summed directly; beyond, a Fourier transform is cheaper. */
    private static final int DIRECT_SHIFTS = 96;

    private final MonoSound sound;
    private final int windowFrames;
    private final int maxShifts;
    private final Fourier fourier;
    private final float[] piece;
    private final float[] spectrum;
    private final float[] correlation;

    private long position;
    private int polarity;

    /** {@code maxShiftFrames}: the largest shift to either side that will ever be asked for. */
    PhaseLock(Corpus corpus, int maxShiftFrames) {
        windowFrames = corpus.analysis().windowFrames();
        maxShifts = 2 * maxShiftFrames + 1;
        int needed = windowFrames + maxShifts;
        fourier = new Fourier(Integer.highestOneBit(needed - 1) * 2);
        sound = new MonoSound(corpus, needed);
        piece = new float[fourier.size()];
        spectrum = new float[fourier.size()];
        correlation = new float[maxShifts];
    }

    /** Frame of the corpus found by the last search. */
    long position() {
        return position;
    }

    /** 1, or -1 where the last search found the piece to agree best when turned over. */
    int polarity() {
        return polarity;
    }

    /** Looks up to {@code shiftFrames} to either side of {@code nominal}, for either polarity. */
    @RealTime
    void lock(float[] waveform, long nominal, int shiftFrames) {
        int shifts = correlate(waveform, nominal, shiftFrames);
        int best = 0;
        for (int s = 1; s < shifts; s++) {
            if (Math.abs(correlation[s]) > Math.abs(correlation[best])) {
                best = s;
            }
        }
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

    private int correlate(float[] waveform, long middle, int shiftFrames) {
        int shifts = Math.min(2 * shiftFrames + 1, maxShifts);
        int frames = windowFrames + shifts - 1;
        sound.read(middle - shifts / 2, piece, frames);
        if (shifts <= DIRECT_SHIFTS) {
            correlateDirectly(waveform, shifts);
        } else {
            correlateByFourier(waveform, shifts, frames);
        }
        return shifts;
    }

    private void correlateDirectly(float[] waveform, int shifts) {
        int s = 0;
        for (; s + 4 <= shifts; s += 4) {
            float c0 = 0;
            float c1 = 0;
            float c2 = 0;
            float c3 = 0;
            for (int i = 0; i < windowFrames; i++) {
                float w = waveform[i];
                c0 += w * piece[s + i];
                c1 += w * piece[s + i + 1];
                c2 += w * piece[s + i + 2];
                c3 += w * piece[s + i + 3];
            }
            correlation[s] = c0;
            correlation[s + 1] = c1;
            correlation[s + 2] = c2;
            correlation[s + 3] = c3;
        }
        for (; s < shifts; s++) {
            float c = 0;
            for (int i = 0; i < windowFrames; i++) {
                c += waveform[i] * piece[s + i];
            }
            correlation[s] = c;
        }
    }

    private void correlateByFourier(float[] waveform, int shifts, int frames) {
        Arrays.fill(piece, frames, piece.length, 0);
        System.arraycopy(waveform, 0, spectrum, 0, windowFrames);
        Arrays.fill(spectrum, windowFrames, spectrum.length, 0);
        fourier.forward(piece);
        fourier.forward(spectrum);
        fourier.multiplyByConjugate(piece, spectrum);
        fourier.inverse(piece);
        System.arraycopy(piece, 0, correlation, 0, shifts);
    }
}
