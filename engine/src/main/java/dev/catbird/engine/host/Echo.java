package dev.catbird.engine.host;

import java.util.Arrays;

/**
 * Whether what is heard is what was played a moment ago. Thread: any, one.
 *
 * <p>An instrument that imitates what it hears is like its input all the time, in both directions if the sound repeats itself. But
 * its output comes after what it imitates and is only like it, while feedback comes after the output and is it. So the input has to be
 * explained by earlier output, well in itself ({@link #LEAST_LIKENESS}, which is also how much of the sound goes round: less dies
 * away), and to be explained by it at least twice as well, measured by what is left over, as by later output.
 */
final class Echo {
    /** Correlation of half a second of input with earlier output. */
    private static final double LEAST_LIKENESS = 0.75;

    /** What earlier output leaves unexplained of the input, by what later output does. */
    private static final double MOST_REST = 0.5;

    /** So much of the input is earlier output, and so little later output is like it, that nothing else can be the cause. */
    private static final double SURE_LIKENESS = 0.97;

    private static final double SURE_LATER_LIKENESS = 0.95;

    /** Root mean square of a howl, and how like earlier output it is. */
    private static final double HOWL = 0.4;

    private static final double HOWL_LIKENESS = 0.8;

    /** Root mean square below which nothing is compared: -66 dB. */
    private static final double QUIET = 5e-4;

    private static final double WINDOW_S = 0.5;
    private static final double STEP_S = 0.125;
    private static final double LONGEST_S = 0.8;

    /** No way round is shorter. */
    private static final double CLOSEST_S = 0.001;

    /** An instrument answers within this. */
    private static final double LATEST_ANSWER_S = 0.15;

    private final int windowFrames;
    private final int stepFrames;
    private final int lagFrames;
    private final int answerFrames;
    private final int closestFrames;
    private final float[] input;
    private final float[] output;
    private final float[] sums;
    private boolean sure;

    Echo(int rateHz) {
        windowFrames = (int) (WINDOW_S * rateHz);
        stepFrames = (int) (STEP_S * rateHz);
        lagFrames = (int) (LONGEST_S * rateHz);
        answerFrames = (int) (LATEST_ANSWER_S * rateHz);
        closestFrames = (int) (CLOSEST_S * rateHz);
        input = new float[windowFrames];
        output = new float[windowFrames + lagFrames + answerFrames];
        sums = new float[lagFrames + answerFrames + 1];
    }

    /** Samples from one look to the next. */
    int stepFrames() {
        return stepFrames;
    }

    /** Samples of the past that a look needs. */
    int spanFrames() {
        return output.length;
    }

    /**
     * Looks at the samples before {@code end} of two rings of {@code mask} + 1; returns by how many samples the input is later than
     * the output it repeats, or -1 if it does not.
     */
    int look(float[] heard, float[] played, int mask, long end) {
        // The window of input ends where later output is still to be had.
        long from = end - answerFrames - windowFrames;
        double inputEnergy = 0;
        for (int t = 0; t < windowFrames; t++) {
            input[t] = heard[(int) (from + t) & mask];
            inputEnergy += input[t] * input[t];
        }
        for (int t = 0; t < output.length; t++) {
            output[t] = played[(int) (from - lagFrames + t) & mask];
        }
        if (inputEnergy < QUIET * QUIET * windowFrames) {
            return -1;
        }
        // sums[s]: the input with output from s - lagFrames on; every sum moves on at each sample, so that many are
        // taken at once.
        Arrays.fill(sums, 0);
        for (int t = 0; t < windowFrames; t++) {
            add(input[t], t);
        }
        toLikenesses(inputEnergy);
        int best = 0;
        for (int s = 1; s <= lagFrames - closestFrames; s++) {
            best = Math.abs(sums[s]) > Math.abs(sums[best]) ? s : best;
        }
        int later = lagFrames - closestFrames + 1;
        for (int s = later + 1; s < sums.length; s++) {
            later = Math.abs(sums[s]) > Math.abs(sums[later]) ? s : later;
        }
        double likeness = peak(best);
        double laterLikeness = peak(later);
        boolean better = likeness >= LEAST_LIKENESS
                && 1 - likeness * likeness <= MOST_REST * (1 - laterLikeness * laterLikeness);
        sure = better && likeness >= SURE_LIKENESS && laterLikeness <= SURE_LATER_LIKENESS;
        boolean howl = likeness >= HOWL_LIKENESS && inputEnergy >= HOWL * HOWL * windowFrames;
        return better || howl ? lagFrames - best : -1;
    }

    /** Whether the last look that found an echo leaves no doubt. */
    boolean sure() {
        return sure;
    }

    private void toLikenesses(double inputEnergy) {
        double energy = 0;
        for (int t = 0; t < windowFrames; t++) {
            energy += output[t] * output[t];
        }
        for (int s = 0; s < sums.length; s++) {
            boolean quiet = energy < QUIET * QUIET * windowFrames;
            sums[s] = quiet ? 0 : (float) (sums[s] / Math.sqrt(energy * inputEnergy));
            if (s + 1 < sums.length) {
                energy += output[s + windowFrames] * output[s + windowFrames] - output[s] * output[s];
            }
        }
    }

    /** The size of a likeness between its samples, by a parabola. */
    private double peak(int s) {
        double here = Math.abs(sums[s]);
        if (s == 0 || s == sums.length - 1) {
            return here;
        }
        double sign = Math.signum(sums[s]);
        double before = sign * sums[s - 1];
        double after = sign * sums[s + 1];
        double bend = before - 2 * here + after;
        return bend >= 0 ? here : Math.min(1, here - (after - before) * (after - before) / (8 * bend));
    }

    private void add(float sample, int from) {
        for (int s = 0; s < sums.length; s++) {
            sums[s] += sample * output[from + s];
        }
    }
}
