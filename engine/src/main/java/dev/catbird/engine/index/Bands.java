package dev.catbird.engine.index;

import dev.catbird.engine.RealTime;

/**
 * The bands of a summary: the lowest bins one by one, those above in bands of constant ratio, as the ear resolves them. A summary
 * holds one unsigned byte per band, 255 x the square root of the band's share of the spectrum, so that its scale is the same for
 * all units. Thread: any; calls allocate nothing.
 */
public final class Bands {
    /** With 64 bands, shortlists of 64 among 310 000 units held 99.7 % of the best score; with 48, 98.8 %. */
    private static final int MOST = 64;

    /** Bins with a band of their own: up to 1 kHz at the default setting, where a bin more or less is another tone. */
    private static final int SINGLE = 24;

    /** Bytes from one summary to the next are whole vectors. */
    private static final int VECTOR = 16;

    private final int bins;
    private final int count;
    /** Band j holds bins {@code firstBins[j]..firstBins[j + 1]-1}. */
    private final int[] firstBins;

    public Bands(int bins) {
        this.bins = bins;
        if (bins <= MOST) {
            count = bins;
            firstBins = new int[bins + 1];
            for (int j = 0; j <= bins; j++) {
                firstBins[j] = j;
            }
        } else {
            count = MOST;
            firstBins = new int[MOST + 1];
            for (int j = 0; j <= MOST; j++) {
                firstBins[j] = j <= SINGLE ? j : firstBin(j);
            }
        }
    }

    private int firstBin(int band) {
        // Strict, as stored bands must be the same on every machine.
        double ratio = StrictMath.pow((double) bins / SINGLE, (band - SINGLE) / (double) (MOST - SINGLE));
        int geometric = (int) Math.round(SINGLE * ratio);
        // At least one bin each, and one left for each of the bands above.
        return Math.min(Math.max(geometric, firstBins[band - 1] + 1), bins - (MOST - band));
    }

    /** Bytes of a summary, and floats of a pooled query: the bands, filled up with zeros to whole vectors. */
    public int width() {
        return (count + VECTOR - 1) / VECTOR * VECTOR;
    }

    /**
     * Writes the summary of a row coded by {@link dev.catbird.engine.analysis.UnitCode} to {@code summaries[at..at +
     * width())}; {@code sums} is room for {@code bins + 1} values. False, and nothing written, for a silent row.
     */
    boolean summarize(byte[] rows, int rowAt, int[] sums, byte[] summaries, int at) {
        int sum = 0;
        for (int b = 0; b < bins; b++) {
            int code = rows[rowAt + b] & 0xff;
            sums[b] = sum;
            sum += code * code;
        }
        sums[bins] = sum;
        if (sum == 0) {
            return false;
        }
        float scale = 255f * 255f / sum;
        for (int j = 0; j < count; j++) {
            float share = (sums[firstBins[j + 1]] - sums[firstBins[j]]) * scale;
            summaries[at + j] = (byte) (int) ((float) Math.sqrt(share) + 0.5f);
        }
        for (int j = count; j < width(); j++) {
            summaries[at + j] = 0;
        }
        return true;
    }

    /** The pooled form of a query given as square roots of a distribution, to {@code pooled[0..width())}. */
    @RealTime
    public void poolRoots(float[] rootQuery, float[] pooled) {
        for (int j = 0; j < count; j++) {
            pooled[j] = (float) Math.sqrt(squares(rootQuery, j));
        }
    }

    /**
     * The pooled form of a query for sums of distribution x query: the root of the mean square of each band, which leans towards
     * the bins that ask for most. Units that answer them are the ones that are sought; plain means find fewer of them.
     */
    @RealTime
    public void poolFactors(float[] query, float[] pooled) {
        for (int j = 0; j < count; j++) {
            pooled[j] = (float) Math.sqrt(squares(query, j) / (firstBins[j + 1] - firstBins[j]));
        }
    }

    /** The mean of each band of {@code values}, one per bin, to {@code pooled[0..width())}. */
    void means(float[] values, float[] pooled) {
        for (int j = 0; j < count; j++) {
            float sum = 0;
            for (int b = firstBins[j]; b < firstBins[j + 1]; b++) {
                sum += values[b];
            }
            pooled[j] = sum / (firstBins[j + 1] - firstBins[j]);
        }
    }

    private float squares(float[] query, int band) {
        float sum = 0;
        for (int b = firstBins[band]; b < firstBins[band + 1]; b++) {
            sum += query[b] * query[b];
        }
        return sum;
    }
}
