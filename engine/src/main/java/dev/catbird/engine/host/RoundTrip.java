package dev.catbird.engine.host;

import dev.catbird.engine.RealTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Measures how long sound takes from the output to the input and through the host: plays short sweeps, hears when they come back.
 * Thread: audio processes; any other begins it, waits for {@link #done} and asks for the {@link #result}.
 */
public final class RoundTrip implements BlockProcessor {
    /** Sweeps that are played. */
    public static final int SWEEPS = 12;

    private static final double INTERVAL_S = 0.5;
    private static final double SWEEP_S = 0.04;
    private static final double LOW_HZ = 300;
    private static final double HIGH_HZ = 6000;
    private static final double EDGE_S = 0.004;
    private static final float AMPLITUDE = 0.4f;

    /** Correlation with the sweep from which on it counts as heard. */
    private static final double LEAST_LIKENESS = 0.25;

    /** What a sweep must stand out by from all else in its interval. */
    private static final double LEAST_PROMINENCE = 4;

    private final int rateHz;
    private final int intervalFrames;
    private final float[] sweep;
    private final float[] heard;
    private volatile boolean begun;
    private volatile boolean done;
    private int at;

    public RoundTrip(int rateHz) {
        this.rateHz = rateHz;
        intervalFrames = (int) (INTERVAL_S * rateHz);
        sweep = new float[(int) (SWEEP_S * rateHz)];
        for (int t = 0; t < sweep.length; t++) {
            double s = (double) t / rateHz;
            double phase = 2 * Math.PI * (LOW_HZ * s + (HIGH_HZ - LOW_HZ) * s * s / (2 * SWEEP_S));
            double edge = Math.min(1, Math.min(s, SWEEP_S - s) / EDGE_S);
            sweep[t] = (float) (AMPLITUDE * edge * Math.sin(phase));
        }
        heard = new float[SWEEPS * intervalFrames];
    }

    /** The longest way that can be told, in milliseconds. */
    public double longestMs() {
        return 1000.0 * (intervalFrames - sweep.length) / rateHz;
    }

    /** Silence until now, sweeps from now on. */
    public void begin() {
        begun = true;
    }

    public boolean done() {
        return done;
    }

    @Override
    @RealTime
    public void process(float[][] in, float[][] out, int frames) {
        boolean running = begun && !done;
        for (int t = 0; t < frames; t++) {
            float sample = 0;
            if (running && at < heard.length) {
                heard[at] = 0.5f * (in[0][t] + in[1][t]);
                int since = at % intervalFrames;
                sample = since < sweep.length ? sweep[since] : 0;
                at++;
            }
            out[0][t] = sample;
            out[1][t] = sample;
        }
        if (at == heard.length) {
            done = true;
        }
    }

    /**
     * What came back.
     *
     * @param delaysMs of each sweep that did, from the processor's output to its input, in the order played; may be empty
     * @param heardDb root mean square of all that was heard, 0 being full scale
     */
    public record Result(List<Double> delaysMs, double heardDb) {

        public Result {
            delaysMs = List.copyOf(delaysMs);
        }

        /** The median of the delays, of which there must be one. */
        public double medianMs() {
            double[] sorted =
                    delaysMs.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            int middle = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
        }

        /** From the shortest delay to the longest. */
        public double jitterMs() {
            return delaysMs.isEmpty() ? 0 : Collections.max(delaysMs) - Collections.min(delaysMs);
        }
    }

    /** After {@link #done}. */
    public Result result() {
        List<Double> delays = new ArrayList<>();
        double energy = 0;
        for (int k = 0; k < SWEEPS; k++) {
            double frames = delayFrames(k * intervalFrames);
            if (frames >= 0) {
                delays.add(1000 * frames / rateHz);
            }
        }
        for (float sample : heard) {
            energy += sample * sample;
        }
        double rms = Math.sqrt(energy / heard.length);
        return new Result(delays, 20 * Math.log10(Math.max(1e-6, rms)));
    }

    /** How much later than {@code from} the sweep is heard, to a fraction of a frame; -1 if it is not. */
    private double delayFrames(int from) {
        int lags = intervalFrames - sweep.length;
        float[] sums = new float[lags];
        for (int t = 0; t < sweep.length; t++) {
            add(sums, sweep[t], from + t);
        }
        int best = 1;
        double mean = 0;
        for (int lag = 1; lag + 1 < lags; lag++) {
            best = Math.abs(sums[lag]) > Math.abs(sums[best]) ? lag : best;
            mean += Math.abs(sums[lag]) / lags;
        }
        double own = 0;
        double there = 1e-12;
        for (int t = 0; t < sweep.length; t++) {
            own += sweep[t] * sweep[t];
            there += heard[from + best + t] * heard[from + best + t];
        }
        double peak = Math.abs(sums[best]);
        if (peak < LEAST_LIKENESS * Math.sqrt(own * there) || peak < LEAST_PROMINENCE * mean) {
            return -1;
        }
        double sign = Math.signum(sums[best]);
        double before = sign * sums[best - 1];
        double after = sign * sums[best + 1];
        double bend = before - 2 * peak + after;
        return best + (bend < 0 ? 0.5 * (before - after) / bend : 0);
    }

    /** All lags at once, which the compiler takes many of at a time. */
    private void add(float[] sums, float sample, int from) {
        for (int lag = 0; lag < sums.length; lag++) {
            sums[lag] += sample * heard[from + lag];
        }
    }
}
