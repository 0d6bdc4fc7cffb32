package dev.catbird.engine.analysis;

import dev.catbird.engine.RealTime;

/**
 * How a unit's spectrum is stored: one unsigned byte per counted bin, 255 x the square root of its magnitude over that of
 * the largest. Roots keep 96 dB of magnitudes, and their differences are what the ear and the divergence go by. The scale
 * is implied: a spectrum's distribution is its squared codes over their sum. Thread: any.
 */
public final class UnitCode {
    private static final float LARGEST = 255;

    private UnitCode() {}

    /** Bytes from one row to the next: the bins, filled up with zeros to whole vectors. */
    public static int rowBytes(int bins) {
        return (bins + 15) & ~15;
    }

    /** Writes the row of {@code magnitudes[0..bins)} to {@code rows[offset..offset + rowBytes)}; all 0 for silence. */
    @RealTime
    public static void encode(float[] magnitudes, int bins, byte[] rows, int offset) {
        float largest = 0;
        for (int b = 0; b < bins; b++) {
            largest = Math.max(largest, magnitudes[b]);
        }
        encode(magnitudes, 0, 1, bins, largest, rows, offset);
    }

    /**
     * As the other, of every {@code stride}-th of {@code magnitudes[from..]}, the largest of which is known; a {@code largest}
     * of 0 gives silence.
     */
    @RealTime
    static void encode(float[] magnitudes, int from, int stride, int bins, float largest, byte[] rows, int offset) {
        float scale = largest > 0 ? LARGEST * LARGEST / largest : 0;
        for (int b = 0; b < bins; b++) {
            rows[offset + b] = (byte) (int) ((float) Math.sqrt(magnitudes[from + b * stride] * scale) + 0.5f);
        }
        for (int b = bins; b < rowBytes(bins); b++) {
            rows[offset + b] = 0;
        }
    }

    /** The sum of a row's squared codes; 0 for silence. */
    @RealTime
    public static int squares(byte[] rows, int offset, int bins) {
        int sum = 0;
        for (int b = 0; b < bins; b++) {
            int code = rows[offset + b] & 0xff;
            sum += code * code;
        }
        return sum;
    }

    /** Writes a row's distribution, which sums to 1 unless the row is silent, to {@code distribution[0..bins)}. */
    @RealTime
    public static void decode(byte[] rows, int offset, int bins, float[] distribution) {
        int squares = squares(rows, offset, bins);
        float scale = squares > 0 ? 1f / squares : 0;
        for (int b = 0; b < bins; b++) {
            int code = rows[offset + b] & 0xff;
            distribution[b] = code * code * scale;
        }
    }
}
