package dev.catbird.engine.kernel;

import dev.catbird.engine.RealTime;
import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels with the Vector API. Thread: any. Compiled by itself, against a module that Java may lack; made by {@link
 * Choice} only.
 *
 * <p>The 16 partial sums of an inner product stand in one vector of 16 floats, or one half after the other in vectors of 8.
 * Past the last element, products are set to zero, which added to a partial sum leaves it as it is (none is ever -0).
 * Vectors of 4 floats are left to what needs only the simplest forms.
 *
 * <p>A vector is an object unless the compiler inlines all it goes through, and it gives up where that becomes too much
 * code. So methods are short, make few conversions, use neither slices nor masked loads, and do not choose between two
 * vectors in a loop. What the compiler makes of a change is seen by {@code KernelAllocationTest} and {@code
 * KernelBenchmark}, the latter also under {@code -XX:UseAVX=2}.
 */
final class VectorKernels extends Kernels {
    private static final VectorSpecies<Float> FLOATS =
            FloatVector.SPECIES_PREFERRED.length() > 16 ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

    /** Floats in a vector. */
    static final int LANES = FLOATS.length();

    private static final int PARTIALS = 16;

    private static final VectorSpecies<Byte> BYTES = LANES == 16 ? ByteVector.SPECIES_128 : ByteVector.SPECIES_64;

    private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());

    /** All bits of 16 numbers, then no bits of 16. */
    private static final int[] KEPT = new int[2 * PARTIALS];

    static {
        Arrays.fill(KEPT, 0, PARTIALS, -1);
    }

    /** Lane i takes lane i + 8 and i + 4, around the end. */
    private static final VectorShuffle<Float> BY_EIGHT = VectorShuffle.iota(FLOATS, 8 % LANES, 1, true);

    private static final VectorShuffle<Float> BY_FOUR = VectorShuffle.iota(FLOATS, 4 % LANES, 1, true);

    private final Kernels plain = Kernels.plain();

    VectorKernels() {}

    private static FloatVector load(float[] a, int at) {
        return FloatVector.fromArray(FLOATS, a, at);
    }

    /** The lanes below 16 - {@code from}, then zeros. */
    private static FloatVector keep(FloatVector v, int from) {
        return v.reinterpretAsInts().and(IntVector.fromArray(INTS, KEPT, from)).reinterpretAsFloats();
    }

    private static int roundUp(int n) {
        return (n + PARTIALS - 1) & -PARTIALS;
    }

    private static FloatVector codes(byte[] rows, int at) {
        IntVector codes = (IntVector) ByteVector.fromArray(BYTES, rows, at).castShape(INTS, 0);
        return (FloatVector) codes.and(0xff).castShape(FLOATS, 0);
    }

    private static FloatVector squares(FloatVector v) {
        return v.mul(v);
    }

    /** From the sum of vectors of partials, where lane i holds those of i mod LANES, to the sum of all. */
    private static float total(FloatVector partials) {
        FloatVector x = partials;
        if (LANES == 16) {
            x = x.add(x.rearrange(BY_EIGHT));
        }
        x = x.add(x.rearrange(BY_FOUR));
        return (x.lane(0) + x.lane(2)) + (x.lane(1) + x.lane(3));
    }

    @Override
    @RealTime
    public float inner(float[] a, int aOffset, float[] b, int bOffset, int n) {
        if (LANES < 8 || n <= 0 || aOffset + roundUp(n) > a.length || bOffset + roundUp(n) > b.length) {
            return plain.inner(a, aOffset, b, bOffset, n);
        }
        int last = roundUp(n) - PARTIALS;
        FloatVector sum = FloatVector.zero(FLOATS);
        for (int half = 0; half < PARTIALS; half += LANES) {
            FloatVector partials = FloatVector.zero(FLOATS);
            for (int i = half; i < last; i += PARTIALS) {
                partials = partials.add(load(a, aOffset + i).mul(load(b, bOffset + i)));
            }
            FloatVector rest = load(a, aOffset + last + half).mul(load(b, bOffset + last + half));
            sum = sum.add(partials.add(keep(rest, last + PARTIALS - n + half)));
        }
        return total(sum);
    }

    @Override
    @RealTime
    public void innerRows(
            byte[] rows,
            int rowsOffset,
            int rowBytes,
            int count,
            float[] query,
            int n,
            float[] scores,
            int scoresOffset) {
        int r = 0;
        if (LANES >= 8 && n > 0 && query.length >= roundUp(n)) {
            int last = roundUp(n) - PARTIALS;
            int lastAt = rows.length - roundUp(n);
            for (; r < count && rowsOffset + r * rowBytes <= lastAt; r++) {
                int at = rowsOffset + r * rowBytes;
                FloatVector sum = FloatVector.zero(FLOATS);
                for (int half = 0; half < PARTIALS; half += LANES) {
                    FloatVector partials = FloatVector.zero(FLOATS);
                    for (int i = half; i < last; i += PARTIALS) {
                        partials = partials.add(codes(rows, at + i).mul(load(query, i)));
                    }
                    FloatVector rest = keep(load(query, last + half), last + PARTIALS - n + half);
                    sum = sum.add(partials.add(codes(rows, at + last + half).mul(rest)));
                }
                scores[scoresOffset + r] = total(sum);
            }
        }
        plain.innerRows(rows, rowsOffset + r * rowBytes, rowBytes, count - r, query, n, scores, scoresOffset + r);
    }

    @Override
    @RealTime
    public void innerSquaredRows(
            byte[] rows,
            int rowsOffset,
            int rowBytes,
            int count,
            float[] query,
            int n,
            float[] scores,
            int scoresOffset) {
        int r = 0;
        if (LANES >= 8 && n > 0 && query.length >= roundUp(n)) {
            int last = roundUp(n) - PARTIALS;
            int lastAt = rows.length - roundUp(n);
            for (; r < count && rowsOffset + r * rowBytes <= lastAt; r++) {
                int at = rowsOffset + r * rowBytes;
                FloatVector sum = FloatVector.zero(FLOATS);
                for (int half = 0; half < PARTIALS; half += LANES) {
                    FloatVector partials = FloatVector.zero(FLOATS);
                    for (int i = half; i < last; i += PARTIALS) {
                        partials = partials.add(squares(codes(rows, at + i)).mul(load(query, i)));
                    }
                    FloatVector rest = keep(load(query, last + half), last + PARTIALS - n + half);
                    sum = sum.add(
                            partials.add(squares(codes(rows, at + last + half)).mul(rest)));
                }
                scores[scoresOffset + r] = total(sum);
            }
        }
        plain.innerSquaredRows(
                rows, rowsOffset + r * rowBytes, rowBytes, count - r, query, n, scores, scoresOffset + r);
    }

    @Override
    @RealTime
    public void explain(float[][] distributions, float[] gains, int count, float floor, float[] explained, int n) {
        if (n < LANES) {
            plain.explain(distributions, gains, count, floor, explained, n);
            return;
        }
        for (int b = 0; b < n; b += LANES) {
            int at = Math.min(b, n - LANES);
            FloatVector sum = FloatVector.broadcast(FLOATS, floor);
            for (int d = 0; d < count; d++) {
                sum = sum.add(load(distributions[d], at).mul(gains[d]));
            }
            sum.intoArray(explained, at);
        }
    }

    @Override
    @RealTime
    public void explainedQuotient(
            float[] magnitudes, float[][] distributions, float[] gains, int count, float floor, float[] query, int n) {
        if (n < LANES) {
            plain.explainedQuotient(magnitudes, distributions, gains, count, floor, query, n);
            return;
        }
        for (int b = 0; b < n; b += LANES) {
            int at = Math.min(b, n - LANES);
            FloatVector sum = FloatVector.broadcast(FLOATS, floor);
            for (int d = 0; d < count; d++) {
                sum = sum.add(load(distributions[d], at).mul(gains[d]));
            }
            load(magnitudes, at).div(sum).intoArray(query, at);
        }
    }

    @Override
    @RealTime
    public void multiplyAccumulate(
            float[] in, int inOffset, float[] window, int windowOffset, float gain, float[] out, int outOffset, int n) {
        int i = 0;
        for (; i + LANES <= n; i += LANES) {
            FloatVector product = load(window, windowOffset + i).mul(gain).mul(load(in, inOffset + i));
            load(out, outOffset + i).add(product).intoArray(out, outOffset + i);
        }
        for (; i < n; i++) {
            out[outOffset + i] += (gain * window[windowOffset + i]) * in[inOffset + i];
        }
    }

    @Override
    @RealTime
    public void correlate(float[] waveform, int n, float[] piece, int shifts, float[] correlation) {
        if (shifts < LANES) {
            plain.correlate(waveform, n, piece, shifts, correlation);
            return;
        }
        int s = 0;
        for (; s + 4 * LANES <= shifts; s += 4 * LANES) {
            correlateFour(waveform, n, piece, s, correlation);
        }
        for (; s < shifts; s += LANES) {
            correlateOne(waveform, n, piece, Math.min(s, shifts - LANES), correlation);
        }
    }

    private static void correlateOne(float[] waveform, int n, float[] piece, int s, float[] correlation) {
        FloatVector sum = FloatVector.zero(FLOATS);
        for (int i = 0; i < n; i++) {
            sum = sum.add(FloatVector.broadcast(FLOATS, waveform[i]).mul(load(piece, s + i)));
        }
        sum.intoArray(correlation, s);
    }

    private static void correlateFour(float[] waveform, int n, float[] piece, int s, float[] correlation) {
        FloatVector c0 = FloatVector.zero(FLOATS);
        FloatVector c1 = FloatVector.zero(FLOATS);
        FloatVector c2 = FloatVector.zero(FLOATS);
        FloatVector c3 = FloatVector.zero(FLOATS);
        for (int i = 0; i < n; i++) {
            FloatVector w = FloatVector.broadcast(FLOATS, waveform[i]);
            c0 = c0.add(w.mul(load(piece, s + i)));
            c1 = c1.add(w.mul(load(piece, s + i + LANES)));
            c2 = c2.add(w.mul(load(piece, s + i + 2 * LANES)));
            c3 = c3.add(w.mul(load(piece, s + i + 3 * LANES)));
        }
        c0.intoArray(correlation, s);
        c1.intoArray(correlation, s + LANES);
        c2.intoArray(correlation, s + 2 * LANES);
        c3.intoArray(correlation, s + 3 * LANES);
    }
}
