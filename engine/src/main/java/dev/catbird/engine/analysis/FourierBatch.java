package dev.catbird.engine.analysis;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.kernel.FourierKernels;

/**
 * Magnitude spectra of several real signals at once, side by side in memory: what a signal gives does not depend, to the last
 * bit, on what is beside it or on how many there are. Thread: one; building it allocates, calls do not.
 */
final class FourierBatch {
    private final FourierKernels kernels;
    private final int half;
    private final int lanes;
    private float[] re;
    private float[] im;
    private float[] otherRe;
    private float[] otherIm;
    /** The turns of each step of four. */
    private final float[][] stepTurns;

    private final float[] binTurns;

    /** Transforms of {@code lanes} signals of {@code size} samples, a power of two from 8 on. */
    FourierBatch(FourierKernels kernels, int size, int lanes) {
        if (size < 8 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("transform of " + size + " samples; powers of two from 8 on");
        }
        this.kernels = kernels;
        this.lanes = lanes;
        half = size / 2;
        re = new float[half * lanes];
        im = new float[half * lanes];
        otherRe = new float[half * lanes];
        otherIm = new float[half * lanes];
        stepTurns = new float[Integer.numberOfTrailingZeros(half) / 2][];
        for (int step = 0, n = half; step < stepTurns.length; step++, n /= 4) {
            stepTurns[step] = new float[6 * (n / 4)];
            for (int p = 0; p < n / 4; p++) {
                for (int r = 1; r <= 3; r++) {
                    double angle = -2 * Math.PI * r * p / n;
                    stepTurns[step][6 * p + 2 * r - 2] = (float) Math.cos(angle);
                    stepTurns[step][6 * p + 2 * r - 1] = (float) Math.sin(angle);
                }
            }
        }
        binTurns = new float[2 * (half + 1)];
        for (int k = 0; k <= half; k++) {
            binTurns[2 * k] = (float) Math.cos(Math.PI * k / half);
            binTurns[2 * k + 1] = (float) Math.sin(Math.PI * k / half);
        }
    }

    int lanes() {
        return lanes;
    }

    /** Where the even samples go before a transform: sample 2 i of signal s to {@code i * lanes + s}. Valid until the next. */
    float[] even() {
        return re;
    }

    /** As {@link #even}, for the odd samples. */
    float[] odd() {
        return im;
    }

    /**
     * Transforms {@link #even} and {@link #odd}. The magnitude of bin k, 1..bins, of signal s goes to
     * {@code magnitudes[(k - 1) * lanes + s]}, their sum to {@code sums[s]}, the largest to {@code largest[s]}.
     */
    @RealTime
    void magnitudes(int bins, float[] magnitudes, float[] sums, float[] largest) {
        int width = lanes;
        int quarter = half / 4;
        for (float[] turns : stepTurns) {
            kernels.four(re, im, otherRe, otherIm, turns, quarter, width);
            swap();
            width *= 4;
            quarter /= 4;
        }
        if (width < half * lanes) {
            kernels.two(re, im, otherRe, otherIm, width);
            swap();
        }
        kernels.magnitudes(re, im, binTurns, half, bins, lanes, magnitudes, sums, largest);
    }

    private void swap() {
        float[] kept = re;
        re = otherRe;
        otherRe = kept;
        kept = im;
        im = otherIm;
        otherIm = kept;
    }
}
