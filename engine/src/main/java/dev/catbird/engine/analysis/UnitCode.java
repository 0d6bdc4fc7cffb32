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
        encode(magnitudes, bins, largest, rows, offset);
    }

    /** As the other; a {@code largest} of 0 gives silence. */
    @RealTime
    static void encode(float[] magnitudes, int bins, float largest, byte[] rows, int offset) {
        float scale = scale(largest);
        for (int b = 0; b < bins; b++) {
            rows[offset + b] = code((float) Math.sqrt(magnitudes[b] * scale));
        }
        for (int b = bins; b < rowBytes(bins); b++) {
            rows[offset + b] = 0;
        }
    }

    /** What magnitudes are multiplied by before their roots are codes; 0 if the largest is. */
    @RealTime
    static float scale(float largest) {
        return largest > 0 ? LARGEST * LARGEST / largest : 0;
    }

    /** The code of the root of a scaled magnitude. */
    @RealTime
    static byte code(float root) {
        return (byte) (int) (root + 0.5f);
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
