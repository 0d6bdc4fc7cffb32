package dev.catbird.video2sound;

import java.util.Arrays;

/**
 * Another camera, another light: shifts and stretches each kind of scaled numbers by how it has run so far, as if it were the
 * corpus that is seen. It begins without any, so that the corpus's own pictures stay what they are. Thread: one.
 */
final class Drift {
    /** How long the corpus itself counts as seen. */
    private static final double BELIEF_S = 10;

    private static final double MEMORY_S = 60;
    private static final double MOST_STRETCH = 3;

    private final int[] kinds;
    private final double[] mean;
    private final double[] square;
    private double weightS = BELIEF_S;

    Drift(int[] kinds) {
        this.kinds = kinds;
        mean = new double[kinds.length - 1];
        square = new double[kinds.length - 1];
        Arrays.fill(square, 1);
    }

    /** Has seen {@code scaled} for so long. */
    void see(float[] scaled, double seconds) {
        weightS = Math.min(MEMORY_S, weightS + seconds);
        double share = seconds / weightS;
        for (int k = 0; k < mean.length; k++) {
            double sum = 0;
            double squares = 0;
            int count = kinds[k + 1] - kinds[k];
            for (int i = kinds[k]; i < kinds[k + 1]; i++) {
                sum += scaled[i];
                squares += (double) scaled[i] * scaled[i];
            }
            mean[k] += share * (sum / count - mean[k]);
            square[k] += share * (squares / count - square[k]);
        }
    }

    /** Takes the drift out of {@code scaled}. */
    void remove(float[] scaled) {
        for (int k = 0; k < mean.length; k++) {
            double spread = Math.sqrt(Math.max(1e-6, square[k] - mean[k] * mean[k]));
            float stretch = (float) Math.min(MOST_STRETCH, Math.max(1 / MOST_STRETCH, 1 / spread));
            float shift = (float) mean[k];
            for (int i = kinds[k]; i < kinds[k + 1]; i++) {
                scaled[i] = (scaled[i] - shift) * stretch;
            }
        }
    }
}
