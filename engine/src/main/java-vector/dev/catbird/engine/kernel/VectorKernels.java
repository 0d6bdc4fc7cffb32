package dev.catbird.engine.kernel;

import dev.catbird.engine.RealTime;
import jdk.incubator.vector.FloatVector;

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
 * KernelBenchmark}, the latter also under {@code -XX:UseAVX=2}. For the same reason the launchers keep the methods of this
 * class from being inlined elsewhere; what they are made of, {@link Vectors}, must be.
 */
final class VectorKernels extends Kernels {
    /** Floats in a vector. */
    static final int LANES = Vectors.LANES;

    private final Kernels plain = Kernels.plain();

    VectorKernels() {}

    @Override
    @RealTime
    public float inner(float[] a, int aOffset, float[] b, int bOffset, int n) {
        if (LANES < 8 || n <= 0 || aOffset + Vectors.roundUp(n) > a.length || bOffset + Vectors.roundUp(n) > b.length) {
            return plain.inner(a, aOffset, b, bOffset, n);
        }
        int last = Vectors.roundUp(n) - Vectors.PARTIALS;
        FloatVector sum = FloatVector.zero(Vectors.FLOATS);
        for (int half = 0; half < Vectors.PARTIALS; half += LANES) {
            FloatVector partials = FloatVector.zero(Vectors.FLOATS);
            for (int i = half; i < last; i += Vectors.PARTIALS) {
                partials = partials.add(Vectors.load(a, aOffset + i).mul(Vectors.load(b, bOffset + i)));
            }
            FloatVector rest = Vectors.load(a, aOffset + last + half).mul(Vectors.load(b, bOffset + last + half));
            sum = sum.add(partials.add(Vectors.keep(rest, last + Vectors.PARTIALS - n + half)));
        }
        return Vectors.total(sum);
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
        if (LANES >= 8 && n > 0 && query.length >= Vectors.roundUp(n)) {
            int end = Vectors.roundUp(n);
            int lastAt = rows.length - end;
            for (; r < count && rowsOffset + r * rowBytes <= lastAt; r++) {
                int at = rowsOffset + r * rowBytes;
                FloatVector sum = FloatVector.zero(Vectors.FLOATS);
                for (int half = 0; half < Vectors.PARTIALS; half += LANES) {
                    FloatVector partials = FloatVector.zero(Vectors.FLOATS);
                    for (int i = half; i < end; i += Vectors.PARTIALS) {
                        partials = partials.add(Vectors.codes(rows, at + i).mul(Vectors.load(query, i)));
                    }
                    sum = sum.add(partials);
                }
                scores[scoresOffset + r] = Vectors.total(sum);
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
        if (LANES >= 8 && n > 0 && query.length >= Vectors.roundUp(n)) {
            int end = Vectors.roundUp(n);
            int lastAt = rows.length - end;
            for (; r < count && rowsOffset + r * rowBytes <= lastAt; r++) {
                int at = rowsOffset + r * rowBytes;
                FloatVector sum = FloatVector.zero(Vectors.FLOATS);
                for (int half = 0; half < Vectors.PARTIALS; half += LANES) {
                    FloatVector partials = FloatVector.zero(Vectors.FLOATS);
                    for (int i = half; i < end; i += Vectors.PARTIALS) {
                        partials = partials.add(
                                Vectors.squares(Vectors.codes(rows, at + i)).mul(Vectors.load(query, i)));
                    }
                    sum = sum.add(partials);
                }
                scores[scoresOffset + r] = Vectors.total(sum);
            }
        }
        plain.innerSquaredRows(
                rows, rowsOffset + r * rowBytes, rowBytes, count - r, query, n, scores, scoresOffset + r);
    }

    @Override
    @RealTime
    public void innerColumns(float[] table, int tableOffset, int columns, float[] query, int n, float[] scores) {
        if (columns % LANES != 0 || n % 4 != 0) {
            plain.innerColumns(table, tableOffset, columns, query, n, scores);
            return;
        }
        for (int c = 0; c < columns; c += LANES) {
            FloatVector s0 = FloatVector.zero(Vectors.FLOATS);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            int at = tableOffset + c;
            for (int i = 0; i < n; i += 4) {
                s0 = s0.add(Vectors.load(table, at).mul(query[i]));
                s1 = s1.add(Vectors.load(table, at + columns).mul(query[i + 1]));
                s2 = s2.add(Vectors.load(table, at + 2 * columns).mul(query[i + 2]));
                s3 = s3.add(Vectors.load(table, at + 3 * columns).mul(query[i + 3]));
                at += 4 * columns;
            }
            s0.add(s2).add(s1.add(s3)).intoArray(scores, c);
        }
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
            FloatVector sum = FloatVector.broadcast(Vectors.FLOATS, floor);
            for (int d = 0; d < count; d++) {
                sum = sum.add(Vectors.load(distributions[d], at).mul(gains[d]));
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
            FloatVector sum = FloatVector.broadcast(Vectors.FLOATS, floor);
            for (int d = 0; d < count; d++) {
                sum = sum.add(Vectors.load(distributions[d], at).mul(gains[d]));
            }
            Vectors.load(magnitudes, at).div(sum).intoArray(query, at);
        }
    }

    @Override
    @RealTime
    public void multiplyAccumulate(
            float[] in, int inOffset, float[] window, int windowOffset, float gain, float[] out, int outOffset, int n) {
        int i = 0;
        for (; i + LANES <= n; i += LANES) {
            FloatVector product =
                    Vectors.load(window, windowOffset + i).mul(gain).mul(Vectors.load(in, inOffset + i));
            Vectors.load(out, outOffset + i).add(product).intoArray(out, outOffset + i);
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
        FloatVector sum = FloatVector.zero(Vectors.FLOATS);
        for (int i = 0; i < n; i++) {
            sum = sum.add(FloatVector.broadcast(Vectors.FLOATS, waveform[i]).mul(Vectors.load(piece, s + i)));
        }
        sum.intoArray(correlation, s);
    }

    private static void correlateFour(float[] waveform, int n, float[] piece, int s, float[] correlation) {
        FloatVector c0 = FloatVector.zero(Vectors.FLOATS);
        FloatVector c1 = FloatVector.zero(Vectors.FLOATS);
        FloatVector c2 = FloatVector.zero(Vectors.FLOATS);
        FloatVector c3 = FloatVector.zero(Vectors.FLOATS);
        for (int i = 0; i < n; i++) {
            FloatVector w = FloatVector.broadcast(Vectors.FLOATS, waveform[i]);
            c0 = c0.add(w.mul(Vectors.load(piece, s + i)));
            c1 = c1.add(w.mul(Vectors.load(piece, s + i + LANES)));
            c2 = c2.add(w.mul(Vectors.load(piece, s + i + 2 * LANES)));
            c3 = c3.add(w.mul(Vectors.load(piece, s + i + 3 * LANES)));
        }
        c0.intoArray(correlation, s);
        c1.intoArray(correlation, s + LANES);
        c2.intoArray(correlation, s + 2 * LANES);
        c3.intoArray(correlation, s + 3 * LANES);
    }
}
