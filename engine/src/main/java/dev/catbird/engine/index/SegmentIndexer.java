package dev.catbird.engine.index;

import dev.catbird.engine.analysis.AnalysisSettings;
import java.util.Arrays;

/**
 * Makes the index of one segment of a corpus at a time, in memory that does not grow with the corpus: add units until {@link
 * #isFull}, {@link #gather}, store, {@link #clear}. Segments know nothing of one another, so they may be made in parallel, and
 * an index is merged by writing one behind the other. Thread: worker, one.
 */
public final class SegmentIndexer {
    /**
     * Units in a segment: three minutes at the default setting. With four times as many the same search found as much; their
     * clusters cost more to find.
     */
    public static final int SEGMENT_UNITS = 16384;

    /** Units in a cell, on the average. */
    private static final int CELL_UNITS = 64;

    private final Bands bands;
    private final int width;
    private final byte[] added;
    private final int[] sums;
    private final int[] audible;
    private final int[] cellOf;
    private final byte[] summaries;
    private final short[] order;
    private final byte[] cells;
    private int units;
    private int audibleUnits;

    public SegmentIndexer(AnalysisSettings analysis) {
        bands = new Bands(analysis.bins());
        width = bands.width();
        added = new byte[SEGMENT_UNITS * width];
        sums = new int[analysis.bins() + 1];
        audible = new int[SEGMENT_UNITS];
        cellOf = new int[SEGMENT_UNITS];
        summaries = new byte[SEGMENT_UNITS * width];
        order = new short[SEGMENT_UNITS];
        cells = new byte[cellsOfSegment(SEGMENT_UNITS) * CellCode.recordBytes(width)];
    }

    /** Cells of one shard of {@code units} units. */
    public static int cells(int units) {
        int whole = units / SEGMENT_UNITS;
        return whole * cellsOfSegment(SEGMENT_UNITS) + cellsOfSegment(units % SEGMENT_UNITS);
    }

    private static int cellsOfSegment(int units) {
        return (units + CELL_UNITS - 1) / CELL_UNITS;
    }

    public Bands bands() {
        return bands;
    }

    /** Units added since {@link #clear}. */
    public int units() {
        return units;
    }

    public boolean isFull() {
        return units == SEGMENT_UNITS;
    }

    public void clear() {
        units = 0;
        audibleUnits = 0;
    }

    /** Adds the unit whose row begins at {@code at}. */
    public void add(byte[] rows, int at) {
        if (bands.summarize(rows, at, sums, added, units * width)) {
            audible[audibleUnits++] = units;
        }
        units++;
    }

    /** Gathers the added units in cells. */
    public void gather() {
        int cellCount = cellsOfSegment(units);
        int[] next = new int[cellCount + 1];
        if (audibleUnits > 0) {
            Clusters clusters = Clusters.of(added, width, audible, audibleUnits, Math.min(cellCount, audibleUnits));
            for (int i = 0; i < audibleUnits; i++) {
                cellOf[i] = clusters.nearest(added, audible[i] * width);
                next[cellOf[i] + 1]++;
            }
        }
        for (int c = 0; c < cellCount; c++) {
            next[c + 1] += next[c];
        }
        int[] firstPlaces = next.clone();
        for (int i = 0; i < audibleUnits; i++) {
            int place = next[cellOf[i]]++;
            order[place] = (short) audible[i];
            System.arraycopy(added, audible[i] * width, summaries, place * width, width);
        }
        for (int place = audibleUnits; place < units; place++) {
            order[place] = 0;
            Arrays.fill(summaries, place * width, (place + 1) * width, (byte) 0);
        }
        for (int c = 0; c < cellCount; c++) {
            int first = firstPlaces[c];
            CellCode.encode(
                    summaries,
                    first * width,
                    firstPlaces[c + 1] - first,
                    width,
                    cells,
                    c * CellCode.recordBytes(width));
        }
    }

    /** The summaries of all added units, cell by cell, then those of silent ones: {@code units() * width} bytes. */
    public byte[] summaries() {
        return summaries;
    }

    /** For each summary its unit, counted from the segment's first, as unsigned 16-bit numbers: {@code units()} of them. */
    public short[] order() {
        return order;
    }

    /** The {@link CellCode}s, {@link #cellCount} of them. */
    public byte[] cells() {
        return cells;
    }

    /** Cells of this segment. */
    public int cellCount() {
        return cellsOfSegment(units);
    }
}
