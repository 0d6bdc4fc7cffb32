package dev.catbird.engine.voice;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.analysis.Fourier;
import dev.catbird.engine.kernel.Kernels;
import java.util.Arrays;

/**
 * Bends the spectral envelope of what is played to that of the target: at 0 the mosaic is left as it is, to the last bit; at 1 it
 * is the carrier of a vocoder. Once per hop the envelopes of the last {@link #WINDOW} frames of both are compared, and a filter that
 * lies between makes up for the difference; from one filter to the next it fades over a hop. The filters have least phase, so
 * nothing comes later (A. V. Oppenheim, R. W. Schafer, Discrete-Time Signal Processing, 12 and 13: the response from the real cepstrum).
 * Thread: audio; calls allocate nothing.
 */
final class Imprint {
    /** Frames compared: as long as a vowel stands still, and short enough for a consonant. */
    private static final int WINDOW = 512;

    private static final int TAPS = 128;
    private static final int FADED_TAPS = 32;
    private static final int BINS = WINDOW / 2 + 1;

    /** An envelope is the mean of this many bins to either side at least: more than lie between a voice's harmonics. */
    private static final int LEAST_BINS = 3;

    /** Further up, of this share of the bin's own number: a third of an octave. */
    private static final double SHARE_OF_BIN = 0.115;

    /** What is 50 dB under the loudest is not made louder for its own sake. */
    private static final double FLOOR = 1e-5;

    private static final double SILENCE = 1e-9;

    /** The most that a filter raises, 18 dB, and lowers, 24 dB, as logarithms of factors. */
    private static final double MOST_UP = 2.072;

    private static final double MOST_DOWN = 2.763;

    /** How much of its way a filter goes in a hop: quicker ones click, slower ones swallow consonants. */
    private static final float FOLLOW = 0.4f;

    /** From 0 to 1 in eight hops: nothing that is turned clicks. */
    private static final float MOST_PER_HOP = 0.125f;

    private final Kernels kernels = Kernels.best();
    private final Fourier fourier = new Fourier(WINDOW);
    private final int hopFrames;
    private final float[] window = new float[WINDOW];
    private final float[] target;
    private final float[] carrier;
    private final float[][] played;
    private final float[] spectrum = new float[WINDOW];
    private final double[] sums = new double[BINS + 1];
    private final double[] wanted = new double[BINS];
    private final double[] present = new double[BINS];

    /** The logarithm of what the filter does at each bin. */
    private final float[] gains = new float[BINS];

    private final float[] cepstrum = new float[TAPS];

    /** The filters before and after this hop's fade, their last tap first. */
    private float[] before = new float[TAPS];

    private float[] after = new float[TAPS];
    private boolean beforeActs;
    private boolean afterActs;

    private final float[] piece;
    private final float[] old;
    private final float[] fresh;
    private float amount;
    private int position;

    Imprint(int hopFrames) {
        this.hopFrames = hopFrames;
        for (int i = 0; i < WINDOW; i++) {
            window[i] = (float) (0.5 - 0.5 * StrictMath.cos(2 * StrictMath.PI * (i + 0.5) / WINDOW));
        }
        target = new float[WINDOW + hopFrames];
        carrier = new float[WINDOW + hopFrames];
        played = new float[2][TAPS - 1 + hopFrames];
        piece = new float[TAPS - 1 + hopFrames];
        old = new float[hopFrames];
        fresh = new float[hopFrames];
    }

    /**
     * Filters {@code out[side][offset..offset + frames)}, while the target is {@code heard[side][0..frames)}. {@code wantedAmount}:
     * 0..1.
     */
    @RealTime
    void apply(float wantedAmount, float[][] heard, float[][] out, int offset, int frames) {
        int done = 0;
        while (done < frames) {
            int part = Math.min(frames - done, hopFrames - position);
            hear(heard, done, out, offset + done, part);
            if (beforeActs || afterActs) {
                filter(out[0], played[0], offset + done, part);
                filter(out[1], played[1], offset + done, part);
            }
            done += part;
            position += part;
            if (position == hopFrames) {
                position = 0;
                next(wantedAmount);
            }
        }
    }

    private void hear(float[][] heard, int from, float[][] out, int offset, int frames) {
        for (int t = 0; t < frames; t++) {
            target[WINDOW + position + t] = 0.5f * (heard[0][from + t] + heard[1][from + t]);
            carrier[WINDOW + position + t] = 0.5f * (out[0][offset + t] + out[1][offset + t]);
        }
        System.arraycopy(out[0], offset, played[0], TAPS - 1 + position, frames);
        System.arraycopy(out[1], offset, played[1], TAPS - 1 + position, frames);
    }

    private void filter(float[] out, float[] history, int offset, int frames) {
        System.arraycopy(history, position, piece, 0, TAPS - 1 + frames);
        convolve(beforeActs, before, frames, old);
        convolve(afterActs, after, frames, fresh);
        for (int t = 0; t < frames; t++) {
            float weight = (position + t + 1f) / hopFrames;
            out[offset + t] = old[t] + weight * (fresh[t] - old[t]);
        }
    }

    private void convolve(boolean acts, float[] taps, int frames, float[] into) {
        if (acts) {
            kernels.correlate(taps, TAPS, piece, frames, into);
        } else {
            System.arraycopy(piece, TAPS - 1, into, 0, frames);
        }
    }

    /** A hop is over: the filter for the next one. */
    private void next(float wantedAmount) {
        float[] kept = before;
        before = after;
        beforeActs = afterActs;
        after = kept;
        amount += Math.max(-MOST_PER_HOP, Math.min(MOST_PER_HOP, wantedAmount - amount));
        afterActs = amount > 0;
        System.arraycopy(target, hopFrames, target, 0, WINDOW);
        System.arraycopy(carrier, hopFrames, carrier, 0, WINDOW);
        System.arraycopy(played[0], hopFrames, played[0], 0, TAPS - 1);
        System.arraycopy(played[1], hopFrames, played[1], 0, TAPS - 1);
        if (!afterActs) {
            Arrays.fill(gains, 0);
        } else {
            envelope(target, wanted);
            envelope(carrier, present);
            compare();
            respond(after);
        }
    }

    /** The mean power about each bin. */
    private void envelope(float[] sound, double[] into) {
        for (int i = 0; i < WINDOW; i++) {
            spectrum[i] = window[i] * sound[i];
        }
        fourier.forward(spectrum);
        for (int k = 0; k < BINS; k++) {
            double re = spectrum[k == BINS - 1 ? 1 : 2 * k];
            double im = k == 0 || k == BINS - 1 ? 0 : spectrum[2 * k + 1];
            sums[k + 1] = sums[k] + re * re + im * im;
        }
        for (int k = 0; k < BINS; k++) {
            int reach = Math.max(LEAST_BINS, (int) (SHARE_OF_BIN * k));
            int first = Math.max(0, k - reach);
            int end = Math.min(BINS, k + reach + 1);
            into[k] = (sums[end] - sums[first]) / (end - first);
        }
    }

    /** Follows what is missing, and lays it out as a whole spectrum. */
    private void compare() {
        double loudest = 0;
        for (int k = 0; k < BINS; k++) {
            loudest = Math.max(loudest, Math.max(wanted[k], present[k]));
        }
        double floor = FLOOR * loudest + SILENCE;
        for (int k = 0; k < BINS; k++) {
            double missing = 0.5 * amount * StrictMath.log((wanted[k] + floor) / (present[k] + floor));
            float bounded = (float) Math.max(-MOST_DOWN, Math.min(MOST_UP, missing));
            gains[k] += FOLLOW * (bounded - gains[k]);
            spectrum[k] = gains[k];
            spectrum[(WINDOW - k) & (WINDOW - 1)] = gains[k];
        }
    }

    /** The response of least phase that has these logarithms. */
    private void respond(float[] taps) {
        fourier.forward(spectrum);
        for (int n = 1; n < TAPS; n++) {
            cepstrum[n] = 2f * n * spectrum[2 * n] / WINDOW;
        }
        taps[TAPS - 1] = (float) StrictMath.exp(spectrum[0] / WINDOW);
        for (int n = 1; n < TAPS; n++) {
            float sum = 0;
            for (int k = 1; k <= n; k++) {
                sum += cepstrum[k] * taps[TAPS - 1 - n + k];
            }
            taps[TAPS - 1 - n] = sum / n;
        }
        for (int n = 1; n <= FADED_TAPS; n++) {
            taps[FADED_TAPS - n] *= 1 - (float) n / (FADED_TAPS + 1);
        }
    }

    /** Forgets what was heard and played. */
    @RealTime
    void silence() {
        Arrays.fill(carrier, 0);
        Arrays.fill(played[0], 0);
        Arrays.fill(played[1], 0);
    }
}
