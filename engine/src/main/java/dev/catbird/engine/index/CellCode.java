package dev.catbird.engine.index;

/**
 * How a cell is stored: the roots it has on the average, the shares its better units have, and how many there are. Thread: any.
 *
 * <p>Its record is {@code width} bytes of mean root codes; {@code width} bytes of peaks, the root codes of the mean plus one standard
 * deviation of the shares (a cell is as good as its best unit: with means alone searches found 1 % less); and the number of its
 * units as a 32-bit little-endian integer.
 */
public final class CellCode {
    private CellCode() {}

    public static int recordBytes(int width) {
        return 2 * width + Integer.BYTES;
    }

    /** The number of units in the cell whose record begins at {@code at}. */
    public static int units(byte[] records, int at, int width) {
        int i = at + 2 * width;
        return (records[i] & 0xff)
                | ((records[i + 1] & 0xff) << 8)
                | ((records[i + 2] & 0xff) << 16)
                | ((records[i + 3] & 0xff) << 24);
    }

    /** Writes the record of a cell of the summaries {@code summaries[from..from + units * width)}. */
    static void encode(byte[] summaries, int from, int units, int width, byte[] records, int at) {
        int[] sums = new int[width];
        float[] squares = new float[width];
        float[] fourths = new float[width];
        for (int u = 0; u < units; u++) {
            int row = from + u * width;
            for (int j = 0; j < width; j++) {
                int code = summaries[row + j] & 0xff;
                float square = code * code;
                sums[j] += code;
                squares[j] += square;
                fourths[j] += square * square;
            }
        }
        float each = units > 0 ? 1f / units : 0;
        for (int j = 0; j < width; j++) {
            float mean = squares[j] * each;
            float deviation = (float) Math.sqrt(Math.max(0, fourths[j] * each - mean * mean));
            float peak = (float) Math.sqrt(mean + deviation);
            records[at + j] = (byte) (int) (sums[j] * each + 0.5f);
            records[at + width + j] = (byte) (int) Math.min(255, peak + 0.5f);
        }
        for (int i = 0; i < Integer.BYTES; i++) {
            records[at + 2 * width + i] = (byte) (units >> (8 * i));
        }
    }
}
