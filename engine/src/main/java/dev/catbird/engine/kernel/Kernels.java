package dev.catbird.engine.kernel;

import dev.catbird.engine.RealTime;
import java.util.Optional;

/**
 * Inner loops over arrays, in two twins that give the same bits: plain Java, and the Vector API where Java has it. Thread:
 * any, also several at once; calls allocate nothing.
 *
 * <p>So that the same input gives the same samples on every machine, every sum has one order. An inner product has 16
 * partial sums: element i goes to partial i mod 16, in the order of i; then partials j and j+8 are added, then j and j+4,
 * then j and j+2, then the last two. Products are rounded before they are added. Other sums say their order themselves.
 *
 * <p>Counts may be zero; a range outside an array is an {@link IndexOutOfBoundsException}.
 */
public abstract class Kernels {

    Kernels() {}

    /** The quicker twin that this Java has, chosen once; {@code -Dcatbird.kernels=plain} or {@code vector} says otherwise. */
    public static Kernels best() {
        return Choice.MADE.kernels();
    }

    /** Which twin {@link #best} is, and why: one line. */
    public static String description() {
        return Choice.MADE.description();
    }

    /** The twin in plain Java. */
    public static Kernels plain() {
        return PlainKernels.INSTANCE;
    }

    /** The twin with the Vector API, where this Java has it, however narrow its vectors. */
    public static Optional<Kernels> vector() {
        return Choice.VECTOR.kernels();
    }

    /** Sum of a[aOffset + i] x b[bOffset + i], i below {@code n}. */
    @RealTime
    public abstract float inner(float[] a, int aOffset, float[] b, int bOffset, int n);

    /**
     * Inner products of a query with rows of unsigned bytes: scores[scoresOffset + r] = sum over i below {@code n} of
     * code x query[i], the code being rows[rowsOffset + r x rowBytes + i] as 0..255; {@code count} rows.
     */
    @RealTime
    public abstract void innerRows(
            byte[] rows,
            int rowsOffset,
            int rowBytes,
            int count,
            float[] query,
            int n,
            float[] scores,
            int scoresOffset);

    /** As {@link #innerRows}, with the square of each code. */
    @RealTime
    public abstract void innerSquaredRows(
            byte[] rows,
            int rowsOffset,
            int rowBytes,
            int count,
            float[] query,
            int n,
            float[] scores,
            int scoresOffset);

    /** sum[i] += factor x x[i], i below {@code n}. */
    @RealTime
    public abstract void addScaled(float[] sum, float[] x, float factor, int n);

    /** into[i] = v[i] / lambda[i], i below {@code n}; {@code into} may be one of the others. */
    @RealTime
    public abstract void quotient(float[] v, float[] lambda, float[] into, int n);

    /**
     * explained[b] = floor + gains[0] x distributions[0][b] + gains[1] x distributions[1][b] + ..., added in this order; b
     * below {@code n}, {@code count} distributions. {@code explained} is none of the others.
     */
    @RealTime
    public abstract void explain(
            float[][] distributions, float[] gains, int count, float floor, float[] explained, int n);

    /**
     * query[b] = magnitudes[b] / what {@link #explain} gives for b: what is asked for after an explanation. {@code query} is
     * none of the others.
     */
    @RealTime
    public abstract void explainedQuotient(
            float[] magnitudes, float[][] distributions, float[] gains, int count, float floor, float[] query, int n);

    /**
     * The multiplicative update of Lee and Seung (2001) for the gains of fixed distributions under the Kullback-Leibler
     * divergence: in each of {@code rounds} rounds, the {@link #explainedQuotient}, then every gain times the inner product
     * of its distribution with it. {@code query} is overwritten; it is none of the others.
     */
    @RealTime
    public final void refit(
            float[] magnitudes,
            float[][] distributions,
            float[] gains,
            int count,
            float floor,
            int rounds,
            float[] query,
            int n) {
        for (int round = 0; round < rounds; round++) {
            explainedQuotient(magnitudes, distributions, gains, count, floor, query, n);
            for (int i = 0; i < count; i++) {
                gains[i] *= inner(distributions[i], 0, query, 0, n);
            }
        }
    }

    /** out[outOffset + i] += (gain x window[windowOffset + i]) x in[inOffset + i], i below {@code n}. */
    @RealTime
    public abstract void multiplyAccumulate(
            float[] in, int inOffset, float[] window, int windowOffset, float gain, float[] out, int outOffset, int n);

    /**
     * correlation[s] = sum of waveform[i] x piece[s + i] over i below {@code n}, added in the order of i, for each shift s
     * below {@code shifts}.
     */
    @RealTime
    public abstract void correlate(float[] waveform, int n, float[] piece, int shifts, float[] correlation);

    /** First index below {@code n} of the largest absolute value; -1 if there is none. NaN is passed over. */
    @RealTime
    public abstract int peak(float[] values, int n);

    /** First index below {@code n} of the largest polarity x value; -1 if there is none. NaN is passed over. */
    @RealTime
    public abstract int peak(float[] values, float polarity, int n);
}
