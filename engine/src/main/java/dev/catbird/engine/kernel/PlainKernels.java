package dev.catbird.engine.kernel;

import dev.catbird.engine.RealTime;

/**
 * The kernels in plain Java, the reference. Thread: any.
 *
 * <p>Inner products are taken in two passes, over the even and over the odd partial sums: eight sums fit into registers,
 * and hide how long an addition takes.
 */
final class PlainKernels extends Kernels {
    static final PlainKernels INSTANCE = new PlainKernels();

    /** Shifts correlated at once. */
    private static final int SHIFTS = 8;

    private PlainKernels() {}

    @Override
    @RealTime
    public float inner(float[] a, int aOffset, float[] b, int bOffset, int n) {
        return halfInner(a, aOffset, b, bOffset, n) + halfInner(a, aOffset + 1, b, bOffset + 1, n - 1);
    }

    /** Every second partial sum of an inner product, added up. */
    private static float halfInner(float[] a, int aOffset, float[] b, int bOffset, int n) {
        float s0 = 0;
        float s2 = 0;
        float s4 = 0;
        float s6 = 0;
        float s8 = 0;
        float s10 = 0;
        float s12 = 0;
        float s14 = 0;
        int i = aOffset;
        int k = bOffset;
        int last = aOffset + n - 1;
        for (; i + 14 <= last; i += 16, k += 16) {
            s0 += a[i] * b[k];
            s2 += a[i + 2] * b[k + 2];
            s4 += a[i + 4] * b[k + 4];
            s6 += a[i + 6] * b[k + 6];
            s8 += a[i + 8] * b[k + 8];
            s10 += a[i + 10] * b[k + 10];
            s12 += a[i + 12] * b[k + 12];
            s14 += a[i + 14] * b[k + 14];
        }
        s0 += i <= last ? a[i] * b[k] : 0;
        s2 += i + 2 <= last ? a[i + 2] * b[k + 2] : 0;
        s4 += i + 4 <= last ? a[i + 4] * b[k + 4] : 0;
        s6 += i + 6 <= last ? a[i + 6] * b[k + 6] : 0;
        s8 += i + 8 <= last ? a[i + 8] * b[k + 8] : 0;
        s10 += i + 10 <= last ? a[i + 10] * b[k + 10] : 0;
        s12 += i + 12 <= last ? a[i + 12] * b[k + 12] : 0;
        return ((s0 + s8) + (s4 + s12)) + ((s2 + s10) + (s6 + s14));
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
        for (int r = 0; r < count; r++) {
            int at = rowsOffset + r * rowBytes;
            scores[scoresOffset + r] = halfInner(rows, at, query, 0, n) + halfInner(rows, at + 1, query, 1, n);
        }
    }

    /** Every second partial sum from {@code first} on of a row's inner product, added up. */
    private static float halfInner(byte[] rows, int at, float[] query, int first, int n) {
        float s0 = 0;
        float s2 = 0;
        float s4 = 0;
        float s6 = 0;
        float s8 = 0;
        float s10 = 0;
        float s12 = 0;
        float s14 = 0;
        int i = at;
        int k = first;
        for (; k + 14 < n; i += 16, k += 16) {
            s0 += code(rows[i]) * query[k];
            s2 += code(rows[i + 2]) * query[k + 2];
            s4 += code(rows[i + 4]) * query[k + 4];
            s6 += code(rows[i + 6]) * query[k + 6];
            s8 += code(rows[i + 8]) * query[k + 8];
            s10 += code(rows[i + 10]) * query[k + 10];
            s12 += code(rows[i + 12]) * query[k + 12];
            s14 += code(rows[i + 14]) * query[k + 14];
        }
        s0 += k < n ? code(rows[i]) * query[k] : 0;
        s2 += k + 2 < n ? code(rows[i + 2]) * query[k + 2] : 0;
        s4 += k + 4 < n ? code(rows[i + 4]) * query[k + 4] : 0;
        s6 += k + 6 < n ? code(rows[i + 6]) * query[k + 6] : 0;
        s8 += k + 8 < n ? code(rows[i + 8]) * query[k + 8] : 0;
        s10 += k + 10 < n ? code(rows[i + 10]) * query[k + 10] : 0;
        s12 += k + 12 < n ? code(rows[i + 12]) * query[k + 12] : 0;
        return ((s0 + s8) + (s4 + s12)) + ((s2 + s10) + (s6 + s14));
    }

    private static float code(byte unsigned) {
        return unsigned & 0xff;
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
        for (int r = 0; r < count; r++) {
            int at = rowsOffset + r * rowBytes;
            scores[scoresOffset + r] =
                    halfInnerSquared(rows, at, query, 0, n) + halfInnerSquared(rows, at + 1, query, 1, n);
        }
    }

    private static float halfInnerSquared(byte[] rows, int at, float[] query, int first, int n) {
        float s0 = 0;
        float s2 = 0;
        float s4 = 0;
        float s6 = 0;
        float s8 = 0;
        float s10 = 0;
        float s12 = 0;
        float s14 = 0;
        int i = at;
        int k = first;
        for (; k + 14 < n; i += 16, k += 16) {
            s0 += square(rows[i]) * query[k];
            s2 += square(rows[i + 2]) * query[k + 2];
            s4 += square(rows[i + 4]) * query[k + 4];
            s6 += square(rows[i + 6]) * query[k + 6];
            s8 += square(rows[i + 8]) * query[k + 8];
            s10 += square(rows[i + 10]) * query[k + 10];
            s12 += square(rows[i + 12]) * query[k + 12];
            s14 += square(rows[i + 14]) * query[k + 14];
        }
        s0 += k < n ? square(rows[i]) * query[k] : 0;
        s2 += k + 2 < n ? square(rows[i + 2]) * query[k + 2] : 0;
        s4 += k + 4 < n ? square(rows[i + 4]) * query[k + 4] : 0;
        s6 += k + 6 < n ? square(rows[i + 6]) * query[k + 6] : 0;
        s8 += k + 8 < n ? square(rows[i + 8]) * query[k + 8] : 0;
        s10 += k + 10 < n ? square(rows[i + 10]) * query[k + 10] : 0;
        s12 += k + 12 < n ? square(rows[i + 12]) * query[k + 12] : 0;
        return ((s0 + s8) + (s4 + s12)) + ((s2 + s10) + (s6 + s14));
    }

    private static float square(byte unsigned) {
        int code = unsigned & 0xff;
        return code * code;
    }

    @Override
    @RealTime
    public void innerColumns(float[] table, int tableOffset, int columns, float[] query, int n, float[] scores) {
        for (int c = 0; c < columns; c++) {
            scores[c] = innerColumn(table, tableOffset + c, columns, query, n);
        }
    }

    private static float innerColumn(float[] table, int first, int columns, float[] query, int n) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int at = first;
        int i = 0;
        for (; i + 3 < n; i += 4, at += 4 * columns) {
            s0 += query[i] * table[at];
            s1 += query[i + 1] * table[at + columns];
            s2 += query[i + 2] * table[at + 2 * columns];
            s3 += query[i + 3] * table[at + 3 * columns];
        }
        s0 += i < n ? query[i] * table[at] : 0;
        s1 += i + 1 < n ? query[i + 1] * table[at + columns] : 0;
        s2 += i + 2 < n ? query[i + 2] * table[at + 2 * columns] : 0;
        return (s0 + s2) + (s1 + s3);
    }

    @Override
    @RealTime
    public void explain(float[][] distributions, float[] gains, int count, float floor, float[] explained, int n) {
        for (int b = 0; b < n; b++) {
            explained[b] = floor;
        }
        for (int d = 0; d < count; d++) {
            addScaled(explained, distributions[d], gains[d], n);
        }
    }

    @Override
    @RealTime
    public void explainedQuotient(
            float[] magnitudes, float[][] distributions, float[] gains, int count, float floor, float[] query, int n) {
        explain(distributions, gains, count, floor, query, n);
        quotient(magnitudes, query, query, n);
    }

    @Override
    @RealTime
    public void multiplyAccumulate(
            float[] in, int inOffset, float[] window, int windowOffset, float gain, float[] out, int outOffset, int n) {
        for (int i = 0; i < n; i++) {
            out[outOffset + i] += (gain * window[windowOffset + i]) * in[inOffset + i];
        }
    }

    @Override
    @RealTime
    public void correlate(float[] waveform, int n, float[] piece, int shifts, float[] correlation) {
        int s = 0;
        for (; s + SHIFTS <= shifts; s += SHIFTS) {
            correlateEight(waveform, n, piece, s, correlation);
        }
        for (; s < shifts; s++) {
            float sum = 0;
            for (int i = 0; i < n; i++) {
                sum += waveform[i] * piece[s + i];
            }
            correlation[s] = sum;
        }
    }

    private static void correlateEight(float[] waveform, int n, float[] piece, int s, float[] correlation) {
        float c0 = 0;
        float c1 = 0;
        float c2 = 0;
        float c3 = 0;
        float c4 = 0;
        float c5 = 0;
        float c6 = 0;
        float c7 = 0;
        for (int i = 0; i < n; i++) {
            float w = waveform[i];
            c0 += w * piece[s + i];
            c1 += w * piece[s + i + 1];
            c2 += w * piece[s + i + 2];
            c3 += w * piece[s + i + 3];
            c4 += w * piece[s + i + 4];
            c5 += w * piece[s + i + 5];
            c6 += w * piece[s + i + 6];
            c7 += w * piece[s + i + 7];
        }
        correlation[s] = c0;
        correlation[s + 1] = c1;
        correlation[s + 2] = c2;
        correlation[s + 3] = c3;
        correlation[s + 4] = c4;
        correlation[s + 5] = c5;
        correlation[s + 6] = c6;
        correlation[s + 7] = c7;
    }
}
