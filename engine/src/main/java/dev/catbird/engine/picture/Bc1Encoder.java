package dev.catbird.engine.picture;

import dev.catbird.engine.media.Picture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Packs pictures as BC1, many blocks at a time. Thread: one at a time.
 *
 * <p>Range fit after J.M.P. van Waveren, "Real-Time DXT Compression" (2006): the ends of each block's line of colours are the
 * corners of its bounding box, inset by 1/16 of its size; the diagonal is the one that agrees with the signs of the
 * covariances (van Waveren and Castano, "Real-Time YCoCg-DXT Compression", 2007). One least-squares step then fits the ends to the
 * indices found. Every step is a plain loop over the blocks of a batch, element by element over arrays, because that is
 * the form the JIT compiler turns into vector instructions: block after block the same work takes five times as long.
 */
final class Bc1Encoder {
    /** Blocks per batch: long loops, and all arrays together still fit the second-level cache. */
    private static final int BATCH = 512;

    private static final int PIXELS = 16;

    private final int[][] pixels = new int[PIXELS][BATCH];
    private final int[] minR = new int[BATCH];
    private final int[] minG = new int[BATCH];
    private final int[] minB = new int[BATCH];
    private final int[] maxR = new int[BATCH];
    private final int[] maxG = new int[BATCH];
    private final int[] maxB = new int[BATCH];
    private final int[] covarianceRg = new int[BATCH];
    private final int[] covarianceBg = new int[BATCH];
    private final int[] covarianceRb = new int[BATCH];
    private final int[] sumR = new int[BATCH];
    private final int[] sumG = new int[BATCH];
    private final int[] sumB = new int[BATCH];
    private final int[] momentR = new int[BATCH];
    private final int[] momentG = new int[BATCH];
    private final int[] momentB = new int[BATCH];
    private final int[] levels = new int[BATCH];
    private final int[] squares = new int[BATCH];
    /** Ends as RGB565, level 3 and level 0. */
    private final int[] high = new int[BATCH];

    private final int[] low = new int[BATCH];
    /** A colour's place on the line is {@code stepR*r + stepG*g + stepB*b - base}, from 0 at the low end to {@code span}. */
    private final int[] stepR = new int[BATCH];

    private final int[] stepG = new int[BATCH];
    private final int[] stepB = new int[BATCH];
    private final int[] base = new int[BATCH];
    private final int[] span = new int[BATCH];
    private final int[] indices = new int[BATCH];

    void encode(Picture picture, ByteBuffer into, int position) {
        int across = (picture.width() + 3) / 4;
        int blocks = across * ((picture.height() + 3) / 4);
        boolean swapped = into.order() != ByteOrder.LITTLE_ENDIAN;
        for (int first = 0; first < blocks; first += BATCH) {
            int count = Math.min(BATCH, blocks - first);
            gather(picture, across, first, count);
            findBox();
            pickDiagonal();
            fitBox();
            project();
            index();
            measure();
            fitLeastSquares();
            project();
            index();
            write(into, position + 8 * first, count, swapped);
        }
    }

    /** Copies pixel k of block b to {@code pixels[k][b]}; edges repeat, and so does the last batch's remainder. */
    private void gather(Picture picture, int across, int first, int count) {
        int width = picture.width();
        int height = picture.height();
        int[] argb = picture.argb();
        int block = first;
        int done = 0;
        while (done < count) {
            int column = block % across;
            int run = Math.min(across - column, count - done);
            int whole = Math.max(0, Math.min(run, width / 4 - column));
            for (int y = 0; y < 4; y++) {
                int row = Math.min(block / across * 4 + y, height - 1) * width;
                for (int x = 0; x < 4; x++) {
                    int[] to = pixels[y * 4 + x];
                    int from = row + column * 4 + x;
                    for (int b = 0; b < whole; b++) {
                        to[done + b] = argb[from + 4 * b];
                    }
                    if (whole < run) {
                        to[done + whole] = argb[row + Math.min((column + whole) * 4 + x, width - 1)];
                    }
                }
            }
            block += run;
            done += run;
        }
    }

    private void findBox() {
        Arrays.fill(minR, 255);
        Arrays.fill(minG, 255);
        Arrays.fill(minB, 255);
        Arrays.fill(maxR, 0);
        Arrays.fill(maxG, 0);
        Arrays.fill(maxB, 0);
        for (int k = 0; k < PIXELS; k++) {
            widen(pixels[k], 16, minR, maxR);
            widen(pixels[k], 8, minG, maxG);
            widen(pixels[k], 0, minB, maxB);
        }
    }

    private static void widen(int[] pixels, int shift, int[] min, int[] max) {
        for (int b = 0; b < BATCH; b++) {
            int value = pixels[b] >>> shift & 255;
            min[b] = Math.min(min[b], value);
            max[b] = Math.max(max[b], value);
        }
    }

    private void pickDiagonal() {
        Arrays.fill(covarianceRg, 0);
        Arrays.fill(covarianceBg, 0);
        Arrays.fill(covarianceRb, 0);
        for (int k = 0; k < PIXELS; k++) {
            covary(pixels[k], 16, minR, maxR, 8, minG, maxG, covarianceRg);
            covary(pixels[k], 0, minB, maxB, 8, minG, maxG, covarianceBg);
            covary(pixels[k], 16, minR, maxR, 0, minB, maxB, covarianceRb);
        }
    }

    private static void covary(
            int[] pixels, int shift, int[] min, int[] max, int otherShift, int[] otherMin, int[] otherMax, int[] sum) {
        for (int b = 0; b < BATCH; b++) {
            int pixel = pixels[b];
            int one = 2 * (pixel >>> shift & 255) - min[b] - max[b];
            int other = 2 * (pixel >>> otherShift & 255) - otherMin[b] - otherMax[b];
            sum[b] += one * other;
        }
    }

    private void fitBox() {
        for (int b = 0; b < BATCH; b++) {
            int sizeR = maxR[b] - minR[b];
            int sizeG = maxG[b] - minG[b];
            int sizeB = maxB[b] - minB[b];
            // All ones where red, or blue, falls while green rises, as told by their covariances with the widest
            // channel.
            int widerR = (Math.max(sizeG, sizeB - 1) - sizeR) >> 31;
            int widerB = (Math.max(sizeG, sizeR) - sizeB) >> 31;
            int againstRg = covarianceRg[b] >> 31;
            int againstBg = covarianceBg[b] >> 31;
            int againstRb = covarianceRb[b] >> 31;
            int fallsR = againstRg ^ (widerB & (againstRg ^ againstRb ^ againstBg));
            int fallsB = againstBg ^ (widerR & (againstBg ^ againstRb ^ againstRg));
            int highR = maxR[b] - (sizeR >> 4);
            int lowR = minR[b] + (sizeR >> 4);
            int highB = maxB[b] - (sizeB >> 4);
            int lowB = minB[b] + (sizeB >> 4);
            int crossR = (highR ^ lowR) & fallsR;
            int crossB = (highB ^ lowB) & fallsB;
            high[b] = quantise(highR ^ crossR, maxG[b] - (sizeG >> 4), highB ^ crossB);
            low[b] = quantise(lowR ^ crossR, minG[b] + (sizeG >> 4), lowB ^ crossB);
        }
    }

    /** Nearest RGB565: x * 31 / 255 and x * 63 / 255 rounded, exact for 0..255. */
    private static int quantise(int red, int green, int blue) {
        return (red * 249 + 1014) >> 11 << 11 | (green * 253 + 505) >> 10 << 5 | (blue * 249 + 1014) >> 11;
    }

    private void project() {
        for (int b = 0; b < BATCH; b++) {
            int upper = Bc1.expand(high[b]);
            int lower = Bc1.expand(low[b]);
            int dr = (upper >>> 16 & 255) - (lower >>> 16 & 255);
            int dg = (upper >>> 8 & 255) - (lower >>> 8 & 255);
            int db = (upper & 255) - (lower & 255);
            stepR[b] = dr;
            stepG[b] = dg;
            stepB[b] = db;
            base[b] = dr * (lower >>> 16 & 255) + dg * (lower >>> 8 & 255) + db * (lower & 255);
            span[b] = dr * dr + dg * dg + db * db;
        }
    }

    private void index() {
        Arrays.fill(indices, 0);
        for (int k = 0; k < PIXELS; k++) {
            index(pixels[k], 2 * k, stepR, stepG, stepB, base, span, indices);
        }
    }

    /** Thresholds at 1/6, 1/2 and 5/6 of the line; codes from the low end are 1, 3, 2, 0. A sign bit is a comparison. */
    private static void index(
            int[] pixels, int shift, int[] stepR, int[] stepG, int[] stepB, int[] base, int[] span, int[] indices) {
        for (int b = 0; b < BATCH; b++) {
            int pixel = pixels[b];
            int place = stepR[b] * (pixel >>> 16 & 255)
                    + stepG[b] * (pixel >>> 8 & 255)
                    + stepB[b] * (pixel & 255)
                    - base[b];
            int above1 = (span[b] - 6 * place) >>> 31;
            int above2 = (span[b] - 2 * place) >>> 31;
            int above3 = (5 * span[b] - 6 * place) >>> 31;
            indices[b] |= (1 - above2 | (above1 - above3) << 1) << shift;
        }
    }

    private void measure() {
        Arrays.fill(sumR, 0);
        Arrays.fill(sumG, 0);
        Arrays.fill(sumB, 0);
        Arrays.fill(momentR, 0);
        Arrays.fill(momentG, 0);
        Arrays.fill(momentB, 0);
        Arrays.fill(levels, 0);
        Arrays.fill(squares, 0);
        for (int k = 0; k < PIXELS; k++) {
            count(indices, 2 * k, levels, squares);
            measure(pixels[k], 16, indices, 2 * k, sumR, momentR);
            measure(pixels[k], 8, indices, 2 * k, sumG, momentG);
            measure(pixels[k], 0, indices, 2 * k, sumB, momentB);
        }
    }

    /** The level (0 at the low end .. 3 at the high end) of codes 1, 3, 2, 0. */
    private static int level(int code) {
        return 3 * (1 - (code & 1)) + (code >>> 1 & 1) * (2 * (code & 1) - 1);
    }

    private static void count(int[] indices, int shift, int[] levels, int[] squares) {
        for (int b = 0; b < BATCH; b++) {
            int level = level(indices[b] >>> shift);
            levels[b] += level;
            squares[b] += level * level;
        }
    }

    private static void measure(
            int[] pixels, int channelShift, int[] indices, int indexShift, int[] sum, int[] moment) {
        for (int b = 0; b < BATCH; b++) {
            int value = pixels[b] >>> channelShift & 255;
            sum[b] += value;
            moment[b] += value * level(indices[b] >>> indexShift);
        }
    }

    /** Regression of the colours on their levels; a block with one level only keeps its ends. */
    private void fitLeastSquares() {
        for (int b = 0; b < BATCH; b++) {
            int n = levels[b];
            int determinant = PIXELS * squares[b] - n * n;
            if (determinant > 0) {
                float scale = 1f / determinant;
                float slopeR = (PIXELS * momentR[b] - n * sumR[b]) * scale;
                float slopeG = (PIXELS * momentG[b] - n * sumG[b]) * scale;
                float slopeB = (PIXELS * momentB[b] - n * sumB[b]) * scale;
                float lowR = (sumR[b] - slopeR * n) * (1f / PIXELS);
                float lowG = (sumG[b] - slopeG * n) * (1f / PIXELS);
                float lowB = (sumB[b] - slopeB * n) * (1f / PIXELS);
                low[b] = quantise(clamp(lowR), clamp(lowG), clamp(lowB));
                high[b] = quantise(clamp(lowR + 3 * slopeR), clamp(lowG + 3 * slopeG), clamp(lowB + 3 * slopeB));
            }
        }
    }

    private static int clamp(float value) {
        return Math.min(Math.max((int) (value + 0.5f), 0), 255);
    }

    private void write(ByteBuffer into, int position, int count, boolean swapped) {
        for (int b = 0; b < count; b++) {
            int color0 = high[b];
            int color1 = low[b];
            int codes = indices[b];
            if (color0 < color1) {
                color0 = low[b];
                color1 = high[b];
                codes ^= 0x55555555;
            } else if (color0 == color1) {
                codes = 0;
            }
            long bits = color0 | (long) color1 << 16 | (long) codes << 32;
            into.putLong(position + 8 * b, swapped ? Long.reverseBytes(bits) : bits);
        }
    }
}
