package dev.catbird.engine.kernel;

import dev.catbird.engine.RealTime;

/** The steps of transforms in plain Java, the reference. Thread: any. */
final class PlainFourierKernels extends FourierKernels {
    static final PlainFourierKernels INSTANCE = new PlainFourierKernels();

    private PlainFourierKernels() {}

    @Override
    @RealTime
    public void four(float[] re, float[] im, float[] intoRe, float[] intoIm, float[] turns, int quarter, int width) {
        int next = quarter * width;
        for (int p = 0; p < quarter; p++) {
            for (int i = 0; i < width; i++) {
                int a = p * width + i;
                int b = a + next;
                int c = b + next;
                int d = c + next;
                butterfly(re[a], im[a], re[b], im[b], re[c], im[c], re[d], im[d], turns, p, intoRe, intoIm, width, i);
            }
        }
    }

    @Override
    @RealTime
    public void firstFour(
            float[] samples,
            int offset,
            float[] window,
            float[] intoRe,
            float[] intoIm,
            float[] turns,
            int quarter,
            int width) {
        int next = 2 * quarter;
        for (int p = 0; p < quarter; p++) {
            int w = 2 * p;
            for (int i = 0; i < width; i++) {
                int a = offset + w * width + i;
                int b = a + next * width;
                int c = b + next * width;
                int d = c + next * width;
                butterfly(
                        samples[a] * window[w],
                        samples[a + width] * window[w + 1],
                        samples[b] * window[w + next],
                        samples[b + width] * window[w + next + 1],
                        samples[c] * window[w + 2 * next],
                        samples[c + width] * window[w + 2 * next + 1],
                        samples[d] * window[w + 3 * next],
                        samples[d + width] * window[w + 3 * next + 1],
                        turns,
                        p,
                        intoRe,
                        intoIm,
                        width,
                        i);
            }
        }
    }

    /** Butterfly p of neighbour i. */
    private static void butterfly(
            float aRe,
            float aIm,
            float bRe,
            float bIm,
            float cRe,
            float cIm,
            float dRe,
            float dIm,
            float[] turns,
            int p,
            float[] intoRe,
            float[] intoIm,
            int width,
            int i) {
        float sumRe = aRe + cRe;
        float sumIm = aIm + cIm;
        float differenceRe = aRe - cRe;
        float differenceIm = aIm - cIm;
        float otherSumRe = bRe + dRe;
        float otherSumIm = bIm + dIm;
        float otherDifferenceRe = bRe - dRe;
        float otherDifferenceIm = bIm - dIm;
        int o = 4 * p * width + i;
        intoRe[o] = sumRe + otherSumRe;
        intoIm[o] = sumIm + otherSumIm;
        o += width;
        float x = differenceRe + otherDifferenceIm;
        float y = differenceIm - otherDifferenceRe;
        intoRe[o] = x * turns[6 * p] - y * turns[6 * p + 1];
        intoIm[o] = x * turns[6 * p + 1] + y * turns[6 * p];
        o += width;
        x = sumRe - otherSumRe;
        y = sumIm - otherSumIm;
        intoRe[o] = x * turns[6 * p + 2] - y * turns[6 * p + 3];
        intoIm[o] = x * turns[6 * p + 3] + y * turns[6 * p + 2];
        o += width;
        x = differenceRe - otherDifferenceIm;
        y = differenceIm + otherDifferenceRe;
        intoRe[o] = x * turns[6 * p + 4] - y * turns[6 * p + 5];
        intoIm[o] = x * turns[6 * p + 5] + y * turns[6 * p + 4];
    }

    @Override
    @RealTime
    public void two(float[] re, float[] im, float[] intoRe, float[] intoIm, int width) {
        for (int i = 0; i < width; i++) {
            intoRe[i] = re[i] + re[width + i];
            intoIm[i] = im[i] + im[width + i];
            intoRe[width + i] = re[i] - re[width + i];
            intoIm[width + i] = im[i] - im[width + i];
        }
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
        for (int i = 0; i < lanes; i++) {
            sums[i] = 0;
            largest[i] = 0;
        }
        for (int k = 1; k <= bins; k++) {
            float cos = turns[2 * k];
            float sin = turns[2 * k + 1];
            int at = (k == half ? 0 : k) * lanes;
            int mirrored = (half - k) * lanes;
            int to = (k - 1) * lanes;
            for (int i = 0; i < lanes; i++) {
                // Twice the transforms of the even and of the odd samples.
                float evenRe = re[at + i] + re[mirrored + i];
                float evenIm = im[at + i] - im[mirrored + i];
                float oddRe = im[at + i] + im[mirrored + i];
                float oddIm = re[mirrored + i] - re[at + i];
                float x = evenRe + (oddRe * cos + oddIm * sin);
                float y = evenIm + (oddIm * cos - oddRe * sin);
                float magnitude = 0.5f * (float) Math.sqrt(x * x + y * y);
                magnitudes[to + i] = magnitude;
                sums[i] += magnitude;
                largest[i] = Math.max(largest[i], magnitude);
            }
        }
    }

    @Override
    @RealTime
    public void rootCodes(float[] values, float[] scales, int quarter, int lanes, int[] codes) {
        for (int j = 0; j < quarter; j++) {
            for (int i = 0; i < lanes; i++) {
                int at = 4 * j * lanes + i;
                float scale = scales[i];
                codes[j * lanes + i] = code(values[at] * scale)
                        | code(values[at + lanes] * scale) << 8
                        | code(values[at + 2 * lanes] * scale) << 16
                        | code(values[at + 3 * lanes] * scale) << 24;
            }
        }
    }

    private static int code(float square) {
        return (int) ((float) Math.sqrt(square) + 0.5f);
    }
}
