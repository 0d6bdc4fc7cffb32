package dev.catbird.engine.kernel;

import dev.catbird.engine.RealTime;
import java.util.function.Supplier;

/** As {@link LateKernels}, which changes both. Thread: any. */
final class LateFourierKernels extends FourierKernels {
    /** Calls after which the compiler has seen enough of these few long loops. */
    private static final int CALLS = 3000;

    /** What a transform has to gain, per pair of values. */
    private static final int WORK = 100;

    private static final int LANES = 16;
    private static final int QUARTER = 16;
    private static final int ROOM = 4 * QUARTER * LANES;

    private final Supplier<FourierKernels> better;
    private volatile FourierKernels now = FourierKernels.plain();

    private long work;

    LateFourierKernels(Supplier<FourierKernels> better) {
        this.better = better;
    }

    /** Work done, measured as {@link LateKernels} does. */
    long work() {
        return work;
    }

    /** What is called now. */
    FourierKernels now() {
        return now;
    }

    /** Calls the better ones until they are compiled, then passes all calls to them. */
    void change() {
        FourierKernels to = better.get();
        float[] turns = new float[ROOM];
        float[] re = new float[ROOM];
        float[] im = new float[ROOM];
        float[] intoRe = new float[ROOM];
        float[] intoIm = new float[ROOM];
        float[] sums = new float[LANES];
        float[] largest = new float[LANES];
        for (int call = 0; call < CALLS; call++) {
            to.four(re, im, intoRe, intoIm, turns, QUARTER, LANES);
            to.two(re, im, intoRe, intoIm, ROOM / 2);
            to.magnitudes(re, im, turns, 4 * QUARTER, 2 * QUARTER, LANES, intoRe, sums, largest);
        }
        now = to;
    }

    @Override
    @RealTime
    public void four(float[] re, float[] im, float[] intoRe, float[] intoIm, float[] turns, int quarter, int width) {
        now.four(re, im, intoRe, intoIm, turns, quarter, width);
    }

    @Override
    @RealTime
    public void two(float[] re, float[] im, float[] intoRe, float[] intoIm, int width) {
        now.two(re, im, intoRe, intoIm, width);
    }

    @Override
    @RealTime
    public void magnitudes(
            float[] re,
            float[] im,
            float[] turns,
            int half,
            int bins,
            int lanes,
            float[] magnitudes,
            float[] sums,
            float[] largest) {
        work += (long) WORK * half * lanes;
        now.magnitudes(re, im, turns, half, bins, lanes, magnitudes, sums, largest);
    }
}
