package dev.catbird.engine.kernel;

import dev.catbird.engine.RealTime;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels with the Vector API. Thread: any. Compiled by itself, against a module that Java may lack; made by {@link
 * Choice} only.
 *
 * <p>The 16 partial sums of an inner product stand in one vector of 16 floats, in two of 8 or in four of 4. {@code LANES} is
 * a constant, so the compiler drops the branches of the other widths. Only forms that both JDK 17 and 25 compile to few
 * instructions are used. Masked loads are not among them: the last elements come to the front of a vector by a slice, which
 * fills up with zeros, and a zero added to a partial sum leaves it as it is.
 *
 * <p>Vectors are objects unless the compiler sees their whole life, so what passes them on must be small enough to be inlined
 * always.
 */
final class VectorKernels extends Kernels {
    private static final VectorSpecies<Float> FLOATS =
            FloatVector.SPECIES_PREFERRED.length() > 16 ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

    /** Floats in a vector. */
    static final int LANES = FLOATS.length();

    private static final int PARTIALS = 16;

    private static final VectorSpecies<Byte> BYTES = LANES == 16 ? ByteVector.SPECIES_128 : ByteVector.SPECIES_64;

    private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());

    /** Lane i takes lane i + 8 and i + 4, around the end. */
    private static final VectorShuffle<Float> BY_EIGHT = VectorShuffle.iota(FLOATS, 8 % LANES, 1, true);

    private static final VectorShuffle<Float> BY_FOUR = VectorShuffle.iota(FLOATS, 4 % LANES, 1, true);

    private final Kernels plain = Kernels.plain();

    VectorKernels() {}

    private static FloatVector load(float[] a, int at) {
        return FloatVector.fromArray(FLOATS, a, at);
    }

    /** The {@code count} floats before {@code end}, then zeros. */
    private static FloatVector last(float[] a, int end, int count) {
        return load(a, end - LANES).slice(LANES - count);
    }

    private static FloatVector codes(byte[] rows, int at) {
        Vector<Integer> codes = ByteVector.fromArray(BYTES, rows, at).convertShape(VectorOperators.B2I, INTS, 0);
        return (FloatVector) ((IntVector) codes).and(0xff).convert(VectorOperators.I2F, 0);
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
        if (LANES > 4) {
            x = x.add(x.rearrange(BY_FOUR));
        }
        return (x.lane(0) + x.lane(2)) + (x.lane(1) + x.lane(3));
    }

    @Override
    @RealTime
    public float inner(float[] a, int aOffset, float[] b, int bOffset, int n) {
        if (n < PARTIALS) {
            return plain.inner(a, aOffset, b, bOffset, n);
        }
        FloatVector s0 = FloatVector.zero(FLOATS);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int i = 0;
        for (; i + PARTIALS <= n; i += PARTIALS) {
            s0 = s0.add(load(a, aOffset + i).mul(load(b, bOffset + i)));
            if (LANES < 16) {
                s1 = s1.add(load(a, aOffset + i + LANES).mul(load(b, bOffset + i + LANES)));
            }
            if (LANES < 8) {
                s2 = s2.add(load(a, aOffset + i + 2 * LANES).mul(load(b, bOffset + i + 2 * LANES)));
                s3 = s3.add(load(a, aOffset + i + 3 * LANES).mul(load(b, bOffset + i + 3 * LANES)));
            }
        }
        for (; i + LANES <= n; i += LANES) {
            // What is left fills whole vectors of partials, then part of one.
            FloatVector product = load(a, aOffset + i).mul(load(b, bOffset + i));
            int vector = i % PARTIALS / LANES;
            if (vector == 0) {
                s0 = s0.add(product);
            } else if (vector == 1) {
                s1 = s1.add(product);
            } else {
                s2 = s2.add(product);
            }
        }
        if (i < n) {
            FloatVector product = last(a, aOffset + n, n - i).mul(last(b, bOffset + n, n - i));
            int vector = i % PARTIALS / LANES;
            if (vector == 0) {
                s0 = s0.add(product);
            } else if (vector == 1) {
                s1 = s1.add(product);
            } else if (vector == 2) {
                s2 = s2.add(product);
            } else {
                s3 = s3.add(product);
            }
        }
        return LANES == 16
                ? total(s0)
                : LANES == 8 ? total(s0.add(s1)) : total(s0.add(s2).add(s1.add(s3)));
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
        if (LANES >= 8 && n >= PARTIALS) {
            int whole = n - n % PARTIALS;
            int rest = n - whole;
            FloatVector rest0 = last(query, rest < LANES ? n : whole + LANES, Math.min(rest, LANES));
            FloatVector rest1 = last(query, n, Math.max(0, rest - LANES));
            int lastAt = rows.length - whole - PARTIALS;
            for (; r < count && rowsOffset + r * rowBytes <= lastAt; r++) {
                int at = rowsOffset + r * rowBytes;
                FloatVector s0 = FloatVector.zero(FLOATS);
                FloatVector s1 = s0;
                for (int i = 0; i < whole; i += PARTIALS) {
                    s0 = s0.add(codes(rows, at + i).mul(load(query, i)));
                    if (LANES == 8) {
                        s1 = s1.add(codes(rows, at + i + LANES).mul(load(query, i + LANES)));
                    }
                }
                s0 = s0.add(codes(rows, at + whole).mul(rest0));
                if (LANES == 8) {
                    s0 = s0.add(s1.add(codes(rows, at + whole + LANES).mul(rest1)));
                }
                scores[scoresOffset + r] = total(s0);
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
        if (LANES >= 8 && n >= PARTIALS) {
            int whole = n - n % PARTIALS;
            int rest = n - whole;
            FloatVector rest0 = last(query, rest < LANES ? n : whole + LANES, Math.min(rest, LANES));
            FloatVector rest1 = last(query, n, Math.max(0, rest - LANES));
            int lastAt = rows.length - whole - PARTIALS;
            for (; r < count && rowsOffset + r * rowBytes <= lastAt; r++) {
                int at = rowsOffset + r * rowBytes;
                FloatVector s0 = FloatVector.zero(FLOATS);
                FloatVector s1 = s0;
                for (int i = 0; i < whole; i += PARTIALS) {
                    s0 = s0.add(squares(codes(rows, at + i)).mul(load(query, i)));
                    if (LANES == 8) {
                        s1 = s1.add(squares(codes(rows, at + i + LANES)).mul(load(query, i + LANES)));
                    }
                }
                s0 = s0.add(squares(codes(rows, at + whole)).mul(rest0));
                if (LANES == 8) {
                    s0 = s0.add(s1.add(squares(codes(rows, at + whole + LANES)).mul(rest1)));
                }
                scores[scoresOffset + r] = total(s0);
            }
        }
        plain.innerSquaredRows(
                rows, rowsOffset + r * rowBytes, rowBytes, count - r, query, n, scores, scoresOffset + r);
    }

    @Override
    @RealTime
    public void addScaled(float[] sum, float[] x, float factor, int n) {
        int i = 0;
        for (; i + LANES <= n; i += LANES) {
            load(sum, i).add(load(x, i).mul(factor)).intoArray(sum, i);
        }
        for (; i < n; i++) {
            sum[i] += factor * x[i];
        }
    }

    @Override
    @RealTime
    public void quotient(float[] v, float[] lambda, float[] into, int n) {
        int i = 0;
        for (; i + LANES <= n; i += LANES) {
            load(v, i).div(load(lambda, i)).intoArray(into, i);
        }
        for (; i < n; i++) {
            into[i] = v[i] / lambda[i];
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
        for (; s + 8 * LANES <= shifts; s += 8 * LANES) {
            correlateEight(waveform, n, piece, s, correlation);
        }
        for (; s < shifts; s += LANES) {
            int from = Math.min(s, shifts - LANES);
            FloatVector sum = FloatVector.zero(FLOATS);
            for (int i = 0; i < n; i++) {
                sum = sum.add(load(piece, from + i).mul(waveform[i]));
            }
            sum.intoArray(correlation, from);
        }
    }

    private static void correlateEight(float[] waveform, int n, float[] piece, int s, float[] correlation) {
        FloatVector c0 = FloatVector.zero(FLOATS);
        FloatVector c1 = c0;
        FloatVector c2 = c0;
        FloatVector c3 = c0;
        FloatVector c4 = c0;
        FloatVector c5 = c0;
        FloatVector c6 = c0;
        FloatVector c7 = c0;
        for (int i = 0; i < n; i++) {
            FloatVector w = FloatVector.broadcast(FLOATS, waveform[i]);
            c0 = c0.add(w.mul(load(piece, s + i)));
            c1 = c1.add(w.mul(load(piece, s + i + LANES)));
            c2 = c2.add(w.mul(load(piece, s + i + 2 * LANES)));
            c3 = c3.add(w.mul(load(piece, s + i + 3 * LANES)));
            c4 = c4.add(w.mul(load(piece, s + i + 4 * LANES)));
            c5 = c5.add(w.mul(load(piece, s + i + 5 * LANES)));
            c6 = c6.add(w.mul(load(piece, s + i + 6 * LANES)));
            c7 = c7.add(w.mul(load(piece, s + i + 7 * LANES)));
        }
        c0.intoArray(correlation, s);
        c1.intoArray(correlation, s + LANES);
        c2.intoArray(correlation, s + 2 * LANES);
        c3.intoArray(correlation, s + 3 * LANES);
        c4.intoArray(correlation, s + 4 * LANES);
        c5.intoArray(correlation, s + 5 * LANES);
        c6.intoArray(correlation, s + 6 * LANES);
        c7.intoArray(correlation, s + 7 * LANES);
    }

    @Override
    @RealTime
    public int peak(float[] values, int n) {
        if (n < LANES) {
            return plain.peak(values, n);
        }
        FloatVector most = FloatVector.broadcast(FLOATS, -1);
        for (int i = 0; i < n; i += LANES) {
            FloatVector v = load(values, Math.min(i, n - LANES)).abs();
            most = most.blend(v, v.compare(VectorOperators.GT, most));
        }
        float largest = most.reduceLanes(VectorOperators.MAX);
        for (int i = 0; i < n; i++) {
            if (Math.abs(values[i]) == largest) {
                return i;
            }
        }
        return -1;
    }

    @Override
    @RealTime
    public int peak(float[] values, float polarity, int n) {
        if (n < LANES) {
            return plain.peak(values, polarity, n);
        }
        FloatVector most = FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < n; i += LANES) {
            FloatVector v = load(values, Math.min(i, n - LANES)).mul(polarity);
            most = most.blend(v, v.compare(VectorOperators.GT, most));
        }
        float largest = most.reduceLanes(VectorOperators.MAX);
        for (int i = 0; i < n; i++) {
            if (polarity * values[i] == largest) {
                return i;
            }
        }
        return -1;
    }
}
