package dev.catbird.video2sound;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.analysis.AnalysisSettings;
import java.util.Arrays;

/**
 * Magnitude spectra as {@link #COUNT} bands of equal width on the mel scale (O'Shaughnessy 1987), and back. A band's value is its
 * power in tens of decibels over a floor {@value #FLOOR_DB} dB under a full-scale sine; 0 is silence. Thread: any; calls allocate nothing.
 */
final class MelBands {
    static final int COUNT = 40;

    /** What is that quiet is silence. */
    static final int FLOOR_DB = 70;

    static final double LOWEST_HZ = 60;
    static final double HIGHEST_HZ = 11025;

    private final int bins;
    private final double unit;
    /** Per bin: the band whose middle lies below it, and how far it is on the way to the next. */
    private final int[] below;

    private final float[] way;
    private final float[] width = new float[COUNT];

    MelBands(AnalysisSettings analysis) {
        bins = analysis.bins();
        below = new int[bins];
        way = new float[bins];
        double low = mel(LOWEST_HZ);
        double step = (mel(HIGHEST_HZ) - low) / (COUNT + 1);
        for (int b = 0; b < bins; b++) {
            double place = (mel((b + 1.0) * analysis.rateHz() / analysis.windowFrames()) - low) / step - 1;
            double inside = Math.max(-1, Math.min(COUNT, place));
            below[b] = (int) Math.floor(inside);
            way[b] = (float) (inside - below[b]);
            spread(b, 1, width);
        }
        // The peak that a full-scale sine has in a window whose mean is about a half.
        unit = 1 / Math.pow(analysis.windowFrames() / 4.0, 2);
    }

    private static double mel(double hz) {
        return 2595 * Math.log10(1 + hz / 700);
    }

    private void spread(int bin, float value, float[] bands) {
        int band = below[bin];
        if (band >= 0 && band < COUNT) {
            bands[band] += value * (1 - way[bin]);
        }
        if (band + 1 < COUNT) {
            bands[band + 1] += value * way[bin];
        }
    }

    /** The bands of {@code magnitudes[0..bins)}, to {@code bands[offset..]}. */
    void of(float[] magnitudes, float[] bands, int offset, float[] power) {
        Arrays.fill(power, 0, COUNT, 0);
        for (int b = 0; b < bins; b++) {
            spread(b, magnitudes[b] * magnitudes[b], power);
        }
        for (int band = 0; band < COUNT; band++) {
            bands[offset + band] = tens(power[band] * unit);
        }
    }

    private static float tens(double power) {
        return (float) (Math.max(0, 10 * Math.log10(power + 1e-12) + FLOOR_DB) / 10);
    }

    /** The smoothest spectrum that has such bands, to {@code magnitudes[0..bins)}; nothing where a band is silent. */
    @RealTime
    void spectrum(float[] bands, float[] magnitudes) {
        for (int b = 0; b < bins; b++) {
            int band = below[b];
            float one = density(bands, band);
            float other = density(bands, band + 1);
            magnitudes[b] = (float) Math.sqrt((one + way[b] * (other - one)) / unit);
        }
    }

    private float density(float[] bands, int band) {
        if (band < 0 || band >= COUNT || bands[band] <= 0 || width[band] <= 0) {
            return 0;
        }
        return (float) Math.pow(10, bands[band] - FLOOR_DB / 10.0) / width[band];
    }
}
