package dev.catbird.engine.kernel;

import dev.catbird.engine.RealTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Plain kernels at first, those with the Vector API once they are compiled. Uncompiled ones cost a short job more than they
 * ever give back, and a live one its first second; and as both give the same bits, the change may come at any moment. Thread:
 * any; the change is made by a thread of its own, or by {@link #warmUp}.
 */
final class LateKernels extends Kernels {
    /**
     * The work after which the change pays: products added, where plain Java takes some 0.12 ns longer for each. A job that is done
     * by then is better off without, as some two seconds of one core go into it; one that goes on for as long again has lost
     * little by beginning late. Not a time, which on a busy machine passes without work being done.
     */
    private static final long ENOUGH_WORK = 10_000_000_000L;

    private static final long LOOK_EVERY_MS = 1000;

    /** Plain Java takes so much longer for a product of a row of bytes, or of short inner products, than in a correlation. */
    private static final int ROW_WEIGHT = 2;

    private final Supplier<Kernels> better;
    private final LateFourierKernels fourier;
    /** Read at each call: on the usual processors a volatile read costs what any other does. */
    private volatile Kernels now = Kernels.plain();

    /** Threads may lose some of each other's counts. */
    private long work;

    private boolean changed;

    LateKernels(Supplier<Kernels> better, LateFourierKernels fourier) {
        this.better = better;
        this.fourier = fourier;
    }

    /** Changes when enough work has been done to make it pay. */
    LateKernels changeLater() {
        CompletableFuture.delayedExecutor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS, LateKernels::start)
                .execute(this::look);
        return this;
    }

    private void look() {
        if (work + fourier.work() >= ENOUGH_WORK) {
            warmUp();
        } else if (now == Kernels.plain()) {
            changeLater();
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "kernels");
        thread.setDaemon(true);
        thread.start();
    }

    /** What is called now. */
    Kernels now() {
        return now;
    }

    @Override
    public synchronized void warmUp() {
        if (!changed) {
            Kernels to = better.get();
            to.warmUp();
            fourier.change();
            now = to;
            changed = true;
        }
    }

    @Override
    @RealTime
    public float inner(float[] a, int aOffset, float[] b, int bOffset, int n) {
        work += (long) ROW_WEIGHT * n;
        return now.inner(a, aOffset, b, bOffset, n);
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
        work += (long) ROW_WEIGHT * n * count;
        now.innerRows(rows, rowsOffset, rowBytes, count, query, n, scores, scoresOffset);
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
        work += (long) ROW_WEIGHT * n * count;
        now.innerSquaredRows(rows, rowsOffset, rowBytes, count, query, n, scores, scoresOffset);
    }

    @Override
    @RealTime
    public void explain(float[][] distributions, float[] gains, int count, float floor, float[] explained, int n) {
        now.explain(distributions, gains, count, floor, explained, n);
    }

    @Override
    @RealTime
    public void explainedQuotient(
            float[] magnitudes, float[][] distributions, float[] gains, int count, float floor, float[] query, int n) {
        now.explainedQuotient(magnitudes, distributions, gains, count, floor, query, n);
    }

    @Override
    @RealTime
    public void multiplyAccumulate(
            float[] in, int inOffset, float[] window, int windowOffset, float gain, float[] out, int outOffset, int n) {
        now.multiplyAccumulate(in, inOffset, window, windowOffset, gain, out, outOffset, n);
    }

    @Override
    @RealTime
    public void correlate(float[] waveform, int n, float[] piece, int shifts, float[] correlation) {
        work += (long) n * shifts;
        now.correlate(waveform, n, piece, shifts, correlation);
    }
}
