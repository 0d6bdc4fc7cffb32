package dev.catbird.engine.kernel;

import dev.catbird.engine.RealTime;
import java.util.Optional;

/**
 * Inner loops over arrays, in two twins that give the same bits: plain Java, and the Vector API where Java has it. Thread:
 * any, also several at once; calls allocate nothing once they are compiled, see {@link #warmUp}.
 *
 * <p>So that the same input gives the same samples on every machine, every sum has one order. An inner product has 16
 * partial sums: element i goes to partial i mod 16, in the order of i; then partials j and j+8 are added, then j and j+4,
 * then j and j+2, then the last two. Products are rounded before they are added. Other sums say their order themselves.
 *
 * <p>Inner products are quickest where their arrays have room for the count rounded up to 16 (what stands there does not
 * count), and rows of bytes where the array goes on for 15 bytes after the last of them.
 *
 * <p>Counts may be zero; a range outside an array is an {@link IndexOutOfBoundsException}. What is written to is none of the
 * arrays read, unless a method allows it.
 */
public abstract class Kernels {

    /** Where the convergent of tanh comes to 1. */
    private static final float SQUASHED = 4.97f;

    Kernels() {}

    /**
     * The quicker twin that this Java has, chosen once; {@code -Dcatbird.kernels=plain} or {@code vector} says otherwise.
     */
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
        return Choice.Vector.FOUND.kernels();
    }

    /**
     * Runs every kernel until it is compiled, for at most a few seconds. Code with the Vector API is a thousand times slower
     * before, and allocates. Whoever has a sound deadline calls this on {@link #best} before. Thread: worker, or main before sound starts.
     */
    public void warmUp() {
        new WarmUp(this).run();
    }

    /** Sum of a[aOffset + i] x b[bOffset + i], i below {@code n}. */
    @RealTime
    public abstract float inner(float[] a, int aOffset, float[] b, int bOffset, int n);

    /**
     * Inner products of a query with rows of unsigned bytes: scores[scoresOffset + r] = sum over i below {@code n} of
     * code x query[i], the code being rows[rowsOffset + r x rowBytes + i] as 0..255; {@code count} rows. From {@code n} to the next
     * multiple of 16 the query must hold zeros, or end.
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

    /**
     * Inner products of a query with the columns of a table: scores[c] = sum of query[i] x table[tableOffset + i x columns + c]
     * over i below {@code n}, c below {@code columns}. Element i goes to partial sum i mod 4, in the order of i; the first is
     * added to the third, the second to the fourth, then both. Quickest where {@code columns} is a multiple of 16.
     */
    @RealTime
    public abstract void innerColumns(
            float[] table, int tableOffset, int columns, float[] query, int n, float[] scores);

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
    public final void addScaled(float[] sum, float[] x, float factor, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] += factor * x[i];
        }
    }

    /** into[i] = v[i] / lambda[i], i below {@code n}; {@code into} may be one of the others. */
    @RealTime
    public final void quotient(float[] v, float[] lambda, float[] into, int n) {
        for (int i = 0; i < n; i++) {
            into[i] = v[i] / lambda[i];
        }
    }

    /**
     * into[i] = about tanh(x[i]), to 2e-4: the fourth convergent of Lambert's continued fraction between -1 and 1, i below {@code n};
     * {@code into} may be {@code x}.
     */
    @RealTime
    public final void squash(float[] x, float[] into, int n) {
        for (int i = 0; i < n; i++) {
            float v = Math.max(-SQUASHED, Math.min(SQUASHED, x[i]));
            float square = v * v;
            float above = v * (135135f + square * (17325f + square * (378f + square)));
            float below = 135135f + square * (62370f + square * (3150f + square * 28f));
            into[i] = above / below;
        }
    }

    /**
     * explained[b] = floor + gains[0] x distributions[0][b] + gains[1] x distributions[1][b] + ..., added in this order; b
     * below {@code n}, {@code count} distributions.
     */
    @RealTime
    public abstract void explain(
            float[][] distributions, float[] gains, int count, float floor, float[] explained, int n);

    /**
     * query[b] = magnitudes[b] / what {@link #explain} gives for b: what is asked for after an explanation.
     */
    @RealTime
    public abstract void explainedQuotient(
            float[] magnitudes, float[][] distributions, float[] gains, int count, float floor, float[] query, int n);

    /**
     * The multiplicative update of Lee and Seung (2001) for the gains of fixed distributions under the Kullback-Leibler
     * divergence: in each of {@code rounds} rounds, the {@link #explainedQuotient}, then every gain times the inner product
     * of its distribution with it. {@code query} is overwritten.
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
    public final int peak(float[] values, int n) {
        int best = -1;
        float largest = -1;
        for (int i = 0; i < n; i++) {
            if (Math.abs(values[i]) > largest) {
                largest = Math.abs(values[i]);
                best = i;
            }
        }
        return best;
    }

    /** First index below {@code n} of the largest polarity x value; -1 if there is none. NaN is passed over. */
    @RealTime
    public final int peak(float[] values, float polarity, int n) {
        int best = -1;
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            float value = polarity * values[i];
            if (value > largest || (best < 0 && value == largest)) {
                largest = value;
                best = i;
            }
        }
        return best;
    }
}
