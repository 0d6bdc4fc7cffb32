package dev.catbird.app.demo;

/** Two state-variable band-pass filters in a row, movable while sound runs through. Thread: one at a time. */
final class BandPass {
    private final double damping;
    private final double[] low = new double[2];
    private final double[] band = new double[2];
    private double tune;

    /** @param q centre over width; the louder centre of a narrow filter is evened out */
    BandPass(double q) {
        damping = 1 / q;
    }

    void tune(double hz) {
        tune = 2 * Math.sin(Math.PI * Math.min(hz, Orchestra.RATE_HZ / 6.5) / Orchestra.RATE_HZ);
    }

    double step(double in) {
        double x = in;
        for (int i = 0; i < 2; i++) {
            low[i] += tune * band[i];
            band[i] += tune * (x - low[i] - damping * band[i]);
            x = damping * band[i];
        }
        return x;
    }
}
