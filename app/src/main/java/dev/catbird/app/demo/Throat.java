package dev.catbird.app.demo;

/**
 * A vocal tract: five resonators in cascade, movable while sound runs through. Thread: one at a time.
 *
 * <p>Klatt, Software for a cascade/parallel formant synthesizer, JASA 67 (1980), section II.B.
 */
final class Throat {
    private static final double[] BANDWIDTH_HZ = {70, 90, 130, 180, 250};

    private final double scale;
    private final double[] a = new double[5];
    private final double[] b = new double[5];
    private final double[] c = new double[5];
    private final double[] last = new double[5];
    private final double[] beforeLast = new double[5];

    /** @param scale 1 for a man, more for shorter tracts */
    Throat(double scale) {
        this.scale = scale;
    }

    /** Moves the formants; they are Hz of a man's tract. F1 never falls below the sung pitch, as good singers do it. */
    void shape(double f1Hz, double f2Hz, double f3Hz, double pitchHz) {
        double first = Math.max(f1Hz * scale, pitchHz);
        resonator(0, first);
        resonator(1, Math.max(f2Hz * scale, first * 1.2));
        resonator(2, f3Hz * scale);
        resonator(3, 3400 * scale);
        resonator(4, 4200 * scale);
    }

    private void resonator(int i, double hz) {
        double radius = Math.exp(-Math.PI * BANDWIDTH_HZ[i] * scale / Orchestra.RATE_HZ);
        c[i] = -radius * radius;
        b[i] = 2 * radius * Math.cos(2 * Math.PI * hz / Orchestra.RATE_HZ);
        a[i] = 1 - b[i] - c[i];
    }

    double step(double source) {
        double x = source;
        for (int i = 0; i < 5; i++) {
            double y = a[i] * x + b[i] * last[i] + c[i] * beforeLast[i];
            beforeLast[i] = last[i];
            last[i] = y;
            x = y;
        }
        return x;
    }
}
