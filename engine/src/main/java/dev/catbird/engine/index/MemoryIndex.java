package dev.catbird.engine.index;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.analysis.AnalysisSettings;

/** An index made and held in memory: the null twin of a stored one. Thread: any; making one is for workers. */
public final class MemoryIndex implements UnitIndex {
    private final Bands bands;
    private final int width;
    private final byte[] summaries;
    private final short[] order;
    private final byte[] cells;
    private final int[] firstPlaces;

    /** Where rows coded by {@link dev.catbird.engine.analysis.UnitCode} are read from. */
    public interface Rows {
        /** Copies the rows of {@code count} units. */
        void read(int firstUnit, int count, byte[] into, int offset);
    }

    private MemoryIndex(AnalysisSettings analysis, int units, Rows rows) {
        SegmentIndexer indexer = new SegmentIndexer(analysis);
        bands = indexer.bands();
        width = bands.width();
        summaries = new byte[units * width];
        order = new short[units];
        int cellCount = SegmentIndexer.cells(units);
        int recordBytes = CellCode.recordBytes(width);
        cells = new byte[cellCount * recordBytes];
        firstPlaces = new int[cellCount];
        byte[] row = new byte[analysis.rowBytes()];
        int cell = 0;
        for (int first = 0; first < units; first += SegmentIndexer.SEGMENT_UNITS) {
            indexer.clear();
            int count = Math.min(SegmentIndexer.SEGMENT_UNITS, units - first);
            for (int u = 0; u < count; u++) {
                rows.read(first + u, 1, row, 0);
                indexer.add(row, 0);
            }
            indexer.gather();
            System.arraycopy(indexer.summaries(), 0, summaries, first * width, count * width);
            System.arraycopy(indexer.order(), 0, order, first, count);
            System.arraycopy(indexer.cells(), 0, cells, cell * recordBytes, indexer.cellCount() * recordBytes);
            int place = first;
            for (int c = 0; c < indexer.cellCount(); c++, cell++) {
                firstPlaces[cell] = place;
                place += CellCode.units(cells, cell * recordBytes, width);
            }
        }
    }

    /** Indexes the first {@code units} units of {@code rows}: a minute of corpus takes some 20 ms. */
    public static MemoryIndex of(AnalysisSettings analysis, int units, Rows rows) {
        return new MemoryIndex(analysis, units, rows);
    }

    @Override
    public Bands bands() {
        return bands;
    }

    @Override
    public int cellCount() {
        return firstPlaces.length;
    }

    @Override
    public void readCells(int firstCell, int count, byte[] into, int offset) {
        int recordBytes = CellCode.recordBytes(width);
        System.arraycopy(cells, firstCell * recordBytes, into, offset, count * recordBytes);
    }

    @Override
    public int firstPlace(int cell) {
        return firstPlaces[cell];
    }

    @Override
    @RealTime
    public void readSummaries(int firstPlace, int count, byte[] into, int offset) {
        System.arraycopy(summaries, firstPlace * width, into, offset, count * width);
    }

    @Override
    @RealTime
    public int unitAt(int place) {
        return place / SegmentIndexer.SEGMENT_UNITS * SegmentIndexer.SEGMENT_UNITS + (order[place] & 0xffff);
    }
}
