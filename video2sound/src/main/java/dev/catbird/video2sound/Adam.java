package dev.catbird.video2sound;

/**
 * Steps of Kingma and Ba's Adam (2015), with the weight decay of Loshchilov and Hutter (2019). Thread: worker, one.
 */
final class Adam {
    private static final double MEAN_KEPT = 0.9;
    private static final double SQUARE_KEPT = 0.999;
    private static final double TINY = 1e-8;
    private static final double DECAY = 1e-3;

    private final Rows mean;
    private final Rows square;
    private int steps;

    /** For weights such as these. */
    Adam(Rows weights) {
        mean = Rows.like(weights);
        square = Rows.like(weights);
    }

    Rows mean() {
        return mean;
    }

    Rows square() {
        return square;
    }

    int steps() {
        return steps;
    }

    void steps(int done) {
        steps = done;
    }

    /** Moves all weights down the gradient, which is that of {@code count} examples together. */
    void step(Rows weights, Rows gradient, int count, double rate) {
        steps++;
        double meanShare = 1 - Math.pow(MEAN_KEPT, steps);
        double squareShare = 1 - Math.pow(SQUARE_KEPT, steps);
        float size = (float) (rate / meanShare);
        float scale = (float) (1 / squareShare);
        float decay = (float) (rate * DECAY);
        float share = 1f / count;
        for (int r = 0; r < weights.rows(); r++) {
            step(weights.row(r), gradient.row(r), mean.row(r), square.row(r), share, size, scale, decay);
        }
    }

    private static void step(
            float[] w, float[] g, float[] m, float[] v, float share, float size, float scale, float decay) {
        for (int i = 0; i < w.length; i++) {
            float slope = g[i] * share;
            m[i] += (float) (1 - MEAN_KEPT) * (slope - m[i]);
            v[i] += (float) (1 - SQUARE_KEPT) * (slope * slope - v[i]);
            w[i] -= size * m[i] / ((float) Math.sqrt(v[i] * scale) + (float) TINY) + decay * w[i];
        }
    }
}
