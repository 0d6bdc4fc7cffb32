package dev.catbird.engine.kernel;

import dev.catbird.engine.RealTime;

/**
 * The steps of Fourier transforms of several signals side by side, in two twins that give the same bits. Thread: any, also
 * several at once; calls allocate nothing.
 *
 * <p>Element i of signal s lies at {@code i * lanes + s}, so neighbours in memory undergo the same, and nothing is added up
 * across lanes: a signal's transform has the same bits whatever stands beside it, or if it stands alone.
 *
 * <p>The transform is Stockham's with steps of four, decimated in frequency, which sorts itself on the way (see C. Van Loan,
 * Computational Frameworks for the Fast Fourier Transform, 1992, 1.7).
 */
public abstract class FourierKernels {

    FourierKernels() {}

    /** The quicker twin that this Java has; chosen as {@link Kernels#best} is. */
    public static FourierKernels best() {
        return FourierChoice.BEST;
    }

    /** The twin in plain Java. */
    public static FourierKernels plain() {
        return PlainFourierKernels.INSTANCE;
    }

    /**
     * One step of four: {@code quarter} butterflies of {@code width} neighbours each. Butterfly p takes the values at
     * {@code (p + r * quarter) * width}, r in 0..3, and puts out at {@code (4 p + r) * width}.
     *
     * @param turns six values for each butterfly: cosine and sine of its turn, of twice and of three times as much
     */
    @RealTime
    public abstract void four(
            float[] re, float[] im, float[] intoRe, float[] intoIm, float[] turns, int quarter, int width);

    /** The step of two that ends a transform whose size is no power of four: sums and differences of two halves. */
    @RealTime
    public abstract void two(float[] re, float[] im, float[] intoRe, float[] intoIm, int width);

    /**
     * Magnitudes of bins 1..{@code bins} of real signals from the transforms of their {@code half} pairs of neighbours taken
     * as complex numbers; bin k goes to {@code (k - 1) * lanes}. Each lane's magnitudes are added up in their order to
     * {@code sums}, and the largest goes to {@code largest}.
     *
     * @param turns cosine and sine of pi k / {@code half} for each bin from 0 on
     */
    @RealTime
    public abstract void magnitudes(
            float[] re,
            float[] im,
            float[] turns,
            int half,
            int bins,
            int lanes,
            float[] magnitudes,
            float[] sums,
            float[] largest);

    /** values[k * lanes + s] becomes the root of values[k * lanes + s] x scales[s], k below {@code bins}. */
    @RealTime
    public abstract void scaledRoots(float[] values, float[] scales, int bins, int lanes);
}
