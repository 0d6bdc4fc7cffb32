package dev.catbird.engine;

import dev.catbird.engine.analysis.Fourier;

/** How much energy of a sound lies where. Thread: the test's. */
final class Periodogram {
    private final double[] energies;
    private final double hzPerBin;

    /** Of {@code size} frames from {@code from}, under a Hann window. */
    Periodogram(float[] sound, int from, int size, int rateHz) {
        float[] a = new float[size];
        for (int i = 0; i < size; i++) {
            a[i] = (float) (sound[from + i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / size)));
        }
        new Fourier(size).forward(a);
        energies = new double[size / 2];
        for (int k = 1; k < size / 2; k++) {
            energies[k] = (double) a[2 * k] * a[2 * k] + (double) a[2 * k + 1] * a[2 * k + 1];
        }
        hzPerBin = (double) rateHz / size;
    }

    /** The share of the energy in {@code lowHz..highHz} that lies within {@code widthHz} of a multiple of {@code hz}. */
    double shareOnHarmonics(double hz, double widthHz, double lowHz, double highHz) {
        double all = 0;
        double on = 0;
        for (int k = 0; k < energies.length; k++) {
            double at = k * hzPerBin;
            if (at >= lowHz && at <= highHz) {
                all += energies[k];
                on += Math.abs(at - hz * Math.rint(at / hz)) <= widthHz ? energies[k] : 0;
            }
        }
        return on / all;
    }
}
