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
            float cos1 = turns[6 * p];
            float sin1 = turns[6 * p + 1];
            float cos2 = turns[6 * p + 2];
            float sin2 = turns[6 * p + 3];
            float cos3 = turns[6 * p + 4];
            float sin3 = turns[6 * p + 5];
            int from = p * width;
            int to = 4 * p * width;
            for (int i = 0; i < width; i++) {
                int a = from + i;
                int b = a + next;
                int c = b + next;
                int d = c + next;
                float sumRe = re[a] + re[c];
                float sumIm = im[a] + im[c];
                float differenceRe = re[a] - re[c];
                float differenceIm = im[a] - im[c];
                float otherSumRe = re[b] + re[d];
                float otherSumIm = im[b] + im[d];
                float otherDifferenceRe = re[b] - re[d];
                float otherDifferenceIm = im[b] - im[d];
                int o = to + i;
                intoRe[o] = sumRe + otherSumRe;
                intoIm[o] = sumIm + otherSumIm;
                o += width;
                float x = differenceRe + otherDifferenceIm;
                float y = differenceIm - otherDifferenceRe;
                intoRe[o] = x * cos1 - y * sin1;
                intoIm[o] = x * sin1 + y * cos1;
                o += width;
                x = sumRe - otherSumRe;
                y = sumIm - otherSumIm;
                intoRe[o] = x * cos2 - y * sin2;
                intoIm[o] = x * sin2 + y * cos2;
                o += width;
                x = differenceRe - otherDifferenceIm;
                y = differenceIm + otherDifferenceRe;
                intoRe[o] = x * cos3 - y * sin3;
                intoIm[o] = x * sin3 + y * cos3;
            }
        }
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
    public void scaledRoots(float[] values, float[] scales, int bins, int lanes) {
        for (int at = 0; at < bins * lanes; at += lanes) {
            for (int i = 0; i < lanes; i++) {
                values[at + i] = (float) Math.sqrt(values[at + i] * scales[i]);
            }
        }
    }
}
