package dev.catbird.engine.ear;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.kernel.Kernels;

/**
 * Moves a voice up or down without changing how fast it goes: it is read faster or slower than it comes in, and where the reading would
 * leave what is there, it leaps to the place that goes on most alike. Thread: audio; making it allocates, calls do not.
 *
 * <p>What comes out is between a fraction of a millisecond and 24 ms later than what goes in, more for more than an octave up; without
 * a shift it is what goes in. Leaps by the best correlation are those of WSOLA (Verhelst and Roelands, 1993).
 */
final class Transposer {
    /** Leaps reach from a period of 150 Hz to one of 47 Hz: of any voice there is a whole number of periods between. */
    private static final double LEAST_LEAP_S = 1 / 150.0;

    private static final double LONGEST_LEAP_S = 1 / 47.0;
    private static final double COMPARED_S = 0.006;
    private static final double FADE_S = 0.003;

    /** Interpolation reaches one frame behind and two ahead. */
    private static final int REACH_FRAMES = 3;

    private final Kernels kernels = Kernels.best();
    private final int leastLeap;
    private final int longestLeap;
    private final int comparedFrames;
    private final int fadeFrames;
    private final float[] ring;
    private final int mask;
    private final float[] compared;
    private final float[] piece;
    private final float[] likeness;
    private long written;
    private float semitones;
    private double ratio = 1;
    private double nearest;

    /** Where it is read, in frames behind the newest. */
    private double delay;

    /** How much farther behind it was read before the last leap, while that fades. */
    private double before;

    private int fadeLeft;

    /** Frames of the way from what goes in, at 0, to what is shifted. */
    private int shiftedFrames;

    Transposer(int rateHz) {
        leastLeap = (int) (LEAST_LEAP_S * rateHz);
        longestLeap = (int) (LONGEST_LEAP_S * rateHz);
        comparedFrames = (int) (COMPARED_S * rateHz);
        fadeFrames = (int) (FADE_S * rateHz);
        // At four times the speed a fade reads four times its frames.
        int reach = 2 * longestLeap + comparedFrames + 4 * fadeFrames + 2 * REACH_FRAMES;
        ring = new float[2 * Integer.highestOneBit(reach)];
        mask = ring.length - 1;
        compared = new float[comparedFrames];
        int shifts = longestLeap - leastLeap + 1;
        piece = new float[shifts + comparedFrames];
        likeness = new float[shifts];
    }

    /** From the next sample on. */
    @RealTime
    void shift(float semitones) {
        if (semitones == this.semitones) {
            return;
        }
        this.semitones = semitones;
        ratio = Math.pow(2, semitones / 12.0);
        nearest = REACH_FRAMES + fadeFrames * Math.max(0, ratio - 1);
    }

    /** Takes a sample, gives one. */
    @RealTime
    float next(float sample) {
        ring[(int) (written++ & mask)] = sample;
        if (semitones == 0 && shiftedFrames == 0) {
            return sample;
        }
        if (shiftedFrames == 0) {
            delay = nearest + longestLeap / 2.0;
            fadeLeft = 0;
        }
        delay += 1 - ratio;
        if (fadeLeft == 0) {
            if (delay < nearest) {
                leap(1);
            } else if (delay > nearest + longestLeap) {
                leap(-1);
            }
        }
        float shifted = at(delay);
        if (fadeLeft > 0) {
            shifted += (at(delay + before) - shifted) * fadeLeft / fadeFrames;
            fadeLeft--;
        }
        shiftedFrames = Math.max(0, Math.min(fadeFrames, shiftedFrames + (semitones == 0 ? -1 : 1)));
        return sample + (shifted - sample) * shiftedFrames / fadeFrames;
    }

    /** Reads on from where it sounds most alike: farther behind (1) or nearer (-1). */
    private void leap(int behind) {
        long end = written - (long) delay;
        copy(end - comparedFrames, comparedFrames, compared);
        int shifts = likeness.length;
        long first = behind > 0 ? end - longestLeap : end + leastLeap;
        copy(first - comparedFrames, shifts - 1 + comparedFrames, piece);
        kernels.correlate(compared, comparedFrames, piece, shifts, likeness);
        double best = mostAlike(shifts);
        double frames = behind > 0 ? longestLeap - best : leastLeap + best;
        delay += behind * frames;
        before = -behind * frames;
        fadeLeft = fadeFrames;
    }

    /** The shift of the largest correlation for its loudness, between frames too. */
    private double mostAlike(int shifts) {
        double energy = 1e-12;
        for (int i = 0; i < comparedFrames; i++) {
            energy += piece[i] * piece[i];
        }
        int best = 0;
        for (int s = 0; s < shifts; s++) {
            likeness[s] /= (float) Math.sqrt(Math.max(1e-12, energy));
            if (likeness[s] > likeness[best]) {
                best = s;
            }
            energy += piece[s + comparedFrames] * piece[s + comparedFrames] - piece[s] * piece[s];
        }
        if (best == 0 || best == shifts - 1) {
            return best;
        }
        // The top of the parabola through it and its neighbours.
        double rise = likeness[best + 1] - likeness[best - 1];
        double bend = 2 * likeness[best] - likeness[best - 1] - likeness[best + 1];
        return bend > 0 ? best + 0.5 * rise / bend : best;
    }

    private void copy(long from, int frames, float[] into) {
        for (int i = 0; i < frames; i++) {
            into[i] = ring[(int) ((from + i) & mask)];
        }
    }

    /** The sample so many frames behind the newest, between four (Catmull and Rom's cubic). */
    private float at(double framesBehind) {
        double place = written - 1 - Math.max(REACH_FRAMES - 1, framesBehind);
        long whole = (long) Math.floor(place);
        float x = (float) (place - whole);
        float a = ring[(int) ((whole - 1) & mask)];
        float b = ring[(int) (whole & mask)];
        float c = ring[(int) ((whole + 1) & mask)];
        float d = ring[(int) ((whole + 2) & mask)];
        float slope = 0.5f * (c - a);
        float end = 0.5f * (d - b);
        float bend = 3 * (c - b) - 2 * slope - end;
        float turn = 2 * (b - c) + slope + end;
        return b + x * (slope + x * (bend + x * turn));
    }
}
