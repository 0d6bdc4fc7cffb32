package dev.catbird.engine.kernel;

import java.util.Arrays;

/** Calls kernels until they are compiled. Thread: any. */
final class WarmUp implements Runnable {
    /** A call of the lengths used here takes 0.02 to 0.3 microseconds in the mean once compiled, 2 or more before. */
    private static final int COMPILED_NS = 1000;

    private static final long BUDGET_NS = 5_000_000_000L;
    private static final int CALLS = 50;

    /** Whole vectors with and without a rest, and less than one. */
    private static final int[] LENGTHS = {509, 512, 40, 7};

    private static final int ROOM = 1024;
    private static final int SHIFTS = 160;
    private static final int COLUMNS = 16;
    private static final int WAVEFORM_FRAMES = 16;

    private final Kernels kernels;
    private final byte[] rows = new byte[2 * ROOM];
    private final float[] query = new float[ROOM];
    private final float[] a = filled();
    private final float[] b = filled();
    private final float[] into = filled();
    private final float[][] distributions = {filled(), filled()};
    private final float[] gains = new float[2];

    WarmUp(Kernels kernels) {
        this.kernels = kernels;
    }

    private static float[] filled() {
        float[] ones = new float[ROOM];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Override
    public void run() {
        long end = System.nanoTime() + BUDGET_NS;
        repeat(end, n -> into[0] = kernels.inner(a, 1, b, 2, n));
        repeat(end, n -> kernels.innerRows(rows, 1, n, 2, query, n, into, 0));
        repeat(end, n -> kernels.innerColumns(a, 0, COLUMNS, b, Math.min(n, ROOM / COLUMNS), into));
        repeat(end, n -> kernels.innerSquaredRows(rows, 1, n, 2, query, n, into, 0));
        repeat(end, n -> kernels.addScaled(into, a, 0.5f, n));
        repeat(end, n -> kernels.quotient(a, b, into, n));
        repeat(end, n -> kernels.squash(a, into, n));
        repeat(end, n -> kernels.explain(distributions, gains, 2, 1, into, n));
        repeat(end, n -> kernels.explainedQuotient(a, distributions, gains, 2, 1, into, n));
        repeat(end, n -> kernels.refit(a, distributions, gains, 2, 1, 1, into, n));
        repeat(end, n -> kernels.multiplyAccumulate(a, 1, b, 2, 0.5f, into, 3, n));
        repeat(end, n -> kernels.correlate(a, WAVEFORM_FRAMES, b, Math.min(n, SHIFTS), into));
        repeat(end, n -> gains[0] = kernels.peak(a, n) + kernels.peak(a, -1, n));
    }

    private interface Call {
        void with(int n);
    }

    /** Two quick rounds in a row: the machine may have looked elsewhere during a slow one. */
    private static void repeat(long endNs, Call call) {
        int quick = 0;
        long now = System.nanoTime();
        while (quick < 2 && now < endNs) {
            for (int i = 0; i < CALLS; i++) {
                for (int n : LENGTHS) {
                    call.with(n);
                }
            }
            long after = System.nanoTime();
            quick = after - now < (long) COMPILED_NS * CALLS * LENGTHS.length ? quick + 1 : 0;
            now = after;
        }
    }
}
