package dev.catbird.engine.picture;

import static dev.catbird.engine.picture.Bc1Loops.BATCH;

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
 * levels found.
 *
 * <p>What is done per pixel is done for all blocks of a batch at once, by the loops of {@link Bc1Loops}: block after block the same
 * work takes several times as long.
 */
final class Bc1Encoder {
    private static final int PIXELS = 16;
    /** Every second bit: the low bits of 16 two-bit numbers. */
    private static final int LOW_BITS = 0x55555555;

    private final int[] gathered = new int[BATCH];
    /** Pixel k of block b in {@code [k][b]}, 0..255. */
    private final int[][] reds = new int[PIXELS][BATCH];

    private final int[][] greens = new int[PIXELS][BATCH];
    private final int[][] blues = new int[PIXELS][BATCH];
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
    /** Ends of the line as RGB565: level 3 and level 0. */
    private final int[] high = new int[BATCH];

    private final int[] low = new int[BATCH];
    /** A colour's place on the line is {@code stepR*r + stepG*g + stepB*b}; its level is the number of marks below. */
    private final int[] stepR = new int[BATCH];

    private final int[] stepG = new int[BATCH];
    private final int[] stepB = new int[BATCH];
    private final int[] start = new int[BATCH];
    private final int[] span = new int[BATCH];
    private final int[] mark1 = new int[BATCH];
    private final int[] mark2 = new int[BATCH];
    private final int[] mark3 = new int[BATCH];
    private final int[] places = new int[BATCH];
    /** 16 levels of 2 bits, pixel 0 in the lowest. */
    private final int[] levels = new int[BATCH];

    void encode(Picture picture, ByteBuffer into, int position) {
        int across = (picture.width() + 3) / 4;
        int blocks = across * ((picture.height() + 3) / 4);
        boolean swapped = into.order() != ByteOrder.LITTLE_ENDIAN;
        for (int first = 0; first < blocks; first += BATCH) {
            int count = Math.min(BATCH, blocks - first);
            gather(picture, across, first, count);
            findBox();
            findDiagonal();
            fitBox();
            findLevels();
            measure();
            fitLeastSquares();
            findLevels();
            write(into, position + 8 * first, count, swapped);
        }
    }

    /** Sorts the batch's pixels by their place in the block; edges repeat. Blocks beyond {@code count} keep old pixels. */
    private void gather(Picture picture, int across, int first, int count) {
        for (int k = 0; k < PIXELS; k++) {
            int[] argb = picture.argb();
            int width = picture.width();
            int block = first;
            int done = 0;
            while (done < count) {
                int column = block % across;
                int run = Math.min(across - column, count - done);
                int whole = Math.max(0, Math.min(run, width / 4 - column));
                int row = Math.min(block / across * 4 + k / 4, picture.height() - 1) * width;
                Bc1Loops.pickEveryFourth(argb, row + 4 * column + k % 4, gathered, done, whole);
                if (whole < run) {
                    gathered[done + whole] = argb[row + Math.min((column + whole) * 4 + k % 4, width - 1)];
                }
                block += run;
                done += run;
            }
            Bc1Loops.extract(gathered, 16, reds[k]);
            Bc1Loops.extract(gathered, 8, greens[k]);
            Bc1Loops.extract(gathered, 0, blues[k]);
        }
    }

    private void findBox() {
        findRange(reds, minR, maxR);
        findRange(greens, minG, maxG);
        findRange(blues, minB, maxB);
    }

    private static void findRange(int[][] values, int[] min, int[] max) {
        Arrays.fill(min, 255);
        Arrays.fill(max, 0);
        for (int k = 0; k < PIXELS; k++) {
            Bc1Loops.lower(min, values[k]);
            Bc1Loops.raise(max, values[k]);
        }
    }

    private void findDiagonal() {
        Arrays.fill(covarianceRg, 0);
        Arrays.fill(covarianceBg, 0);
        Arrays.fill(covarianceRb, 0);
        for (int k = 0; k < PIXELS; k++) {
            Bc1Loops.covary(reds[k], minR, maxR, greens[k], minG, maxG, covarianceRg);
            Bc1Loops.covary(blues[k], minB, maxB, greens[k], minG, maxG, covarianceBg);
            Bc1Loops.covary(reds[k], minR, maxR, blues[k], minB, maxB, covarianceRb);
        }
    }

    private void fitBox() {
        for (int b = 0; b < BATCH; b++) {
            int sizeR = maxR[b] - minR[b];
            int sizeG = maxG[b] - minG[b];
            int sizeB = maxB[b] - minB[b];
            // All ones where red, or blue, falls while green rises, as told by their covariances with the widest
            // channel.
            int widerR = (sizeG - sizeR & sizeB - 1 - sizeR) >> 31;
            int widerB = (sizeG - sizeB & sizeR - sizeB) >> 31;
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

    private void findLevels() {
        Arrays.fill(start, 0);
        Arrays.fill(span, 0);
        Bc1Loops.findSteps(high, low, 11, 5, stepR, start, span);
        Bc1Loops.findSteps(high, low, 5, 6, stepG, start, span);
        Bc1Loops.findSteps(high, low, 0, 5, stepB, start, span);
        Bc1Loops.findMarks(start, span, mark1, mark2, mark3);
        Arrays.fill(levels, 0);
        for (int k = 0; k < PIXELS; k++) {
            Bc1Loops.place(reds[k], stepR, greens[k], stepG, blues[k], stepB, places);
            Bc1Loops.level(places, mark1, mark2, mark3, 2 * k, levels);
        }
    }

    private void measure() {
        measure(reds, levels, sumR, momentR);
        measure(greens, levels, sumG, momentG);
        measure(blues, levels, sumB, momentB);
    }

    private static void measure(int[][] values, int[] levels, int[] sum, int[] moment) {
        Arrays.fill(sum, 0);
        Arrays.fill(moment, 0);
        for (int k = 0; k < PIXELS; k++) {
            Bc1Loops.addValues(values[k], sum);
            Bc1Loops.addMoments(values[k], levels, 2 * k, moment);
        }
    }

    /** Regression of the colours on their levels; a block of one level gets its mean colour. */
    private void fitLeastSquares() {
        for (int b = 0; b < BATCH; b++) {
            int upperHalf = levels[b] >>> 1 & LOW_BITS;
            int odd = levels[b] & LOW_BITS;
            int n = Integer.bitCount(odd) + 2 * Integer.bitCount(upperHalf);
            int squares = n + 2 * Integer.bitCount(upperHalf) + 4 * Integer.bitCount(upperHalf & odd);
            int determinant = PIXELS * squares - n * n;
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
            } else {
                int red = (sumR[b] + 8) >> 4;
                int green = (sumG[b] + 8) >> 4;
                int blue = (sumB[b] + 8) >> 4;
                high[b] = FlatColour.high(red, green, blue);
                low[b] = FlatColour.low(red, green, blue);
            }
        }
    }

    private static int clamp(float value) {
        return Math.min(Math.max((int) (value + 0.5f), 0), 255);
    }

    /** Puts the larger end first, as the opaque mode asks, and turns levels 0, 1, 2, 3 into the codes 1, 3, 2, 0. */
    private void write(ByteBuffer into, int position, int count, boolean swapped) {
        for (int b = 0; b < count; b++) {
            int color0 = high[b];
            int color1 = low[b];
            int upperHalf = levels[b] >>> 1 & LOW_BITS;
            int inner = (levels[b] & LOW_BITS) ^ upperHalf;
            int codes = (upperHalf ^ LOW_BITS) | inner << 1;
            if (color0 < color1) {
                color0 = low[b];
                color1 = high[b];
                codes ^= LOW_BITS;
            } else if (color0 == color1) {
                codes = 0;
            }
            long bits = color0 | (long) color1 << 16 | (long) codes << 32;
            into.putLong(position + 8 * b, swapped ? Long.reverseBytes(bits) : bits);
        }
    }
}
