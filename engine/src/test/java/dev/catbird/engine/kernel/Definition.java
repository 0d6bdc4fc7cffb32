package dev.catbird.engine.kernel;

/** The kernels as their documentation defines them, element by element, with no thought for time. Thread: test. */
final class Definition {
    private Definition() {}

    /** The sum in the order of {@link Kernels} of terms that are products already. */
    private static float sum(float[] terms) {
        float[] partial = new float[16];
        for (int i = 0; i < terms.length; i++) {
            partial[i % 16] += terms[i];
        }
        for (int half = 8; half > 0; half /= 2) {
            for (int j = 0; j < half; j++) {
                partial[j] += partial[j + half];
            }
        }
        return partial[0];
    }

    static float inner(float[] a, int aOffset, float[] b, int bOffset, int n) {
        float[] terms = new float[n];
        for (int i = 0; i < n; i++) {
            terms[i] = a[aOffset + i] * b[bOffset + i];
        }
        return sum(terms);
    }

    static float innerRow(byte[] row, int offset, boolean squared, float[] query, int n) {
        float[] terms = new float[n];
        for (int i = 0; i < n; i++) {
            float code = Byte.toUnsignedInt(row[offset + i]);
            terms[i] = (squared ? code * code : code) * query[i];
        }
        return sum(terms);
    }

    static float innerColumn(float[] table, int offset, int columns, float[] query, int n) {
        float[] partial = new float[4];
        for (int i = 0; i < n; i++) {
            partial[i % 4] += query[i] * table[offset + i * columns];
        }
        return (partial[0] + partial[2]) + (partial[1] + partial[3]);
    }

    static float explain(float[][] distributions, float[] gains, int count, float floor, int b) {
        float sum = floor;
        for (int i = 0; i < count; i++) {
            sum += gains[i] * distributions[i][b];
        }
        return sum;
    }

    static void refit(
            float[] magnitudes, float[][] distributions, float[] gains, int count, float floor, int rounds, int n) {
        for (int round = 0; round < rounds; round++) {
            float[] query = new float[n];
            for (int b = 0; b < n; b++) {
                query[b] = magnitudes[b] / explain(distributions, gains, count, floor, b);
            }
            for (int i = 0; i < count; i++) {
                gains[i] *= inner(distributions[i], 0, query, 0, n);
            }
        }
    }

    static float correlation(float[] waveform, int n, float[] piece, int shift) {
        float sum = 0;
        for (int i = 0; i < n; i++) {
            sum += waveform[i] * piece[shift + i];
        }
        return sum;
    }

    static int peak(float[] values, int n) {
        int best = -1;
        for (int i = 0; i < n; i++) {
            if (best < 0 ? !Float.isNaN(values[i]) : Math.abs(values[i]) > Math.abs(values[best])) {
                best = i;
            }
        }
        return best;
    }

    static int peak(float[] values, float polarity, int n) {
        int best = -1;
        for (int i = 0; i < n; i++) {
            if (best < 0 ? !Float.isNaN(values[i]) : polarity * values[i] > polarity * values[best]) {
                best = i;
            }
        }
        return best;
    }
}
