package dev.catbird.engine.corpus;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.index.Bands;
import dev.catbird.engine.index.CellCode;
import dev.catbird.engine.index.SegmentIndexer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the index of one shard beside its units, segment by segment as they come. Thread: worker, one.
 *
 * <p>{@code summaries.u8} holds a summary of every unit, cell by cell; {@code order.u16} tells for each of them its unit, counted
 * from the first of its segment; {@code cells.u8} holds a {@link CellCode} for every cell. Their lengths follow from the number of
 * units.
 */
final class IndexFiles implements Closeable {
    static final String SUMMARIES = "summaries.u8";
    static final String ORDER = "order.u16";
    static final String CELLS = "cells.u8";

    private final SegmentIndexer indexer;
    private final int width;
    private final StoredFileWriter summaries;
    private final StoredFileWriter order;
    private final StoredFileWriter cells;

    private IndexFiles(
            AnalysisSettings analysis, StoredFileWriter summaries, StoredFileWriter order, StoredFileWriter cells) {
        indexer = new SegmentIndexer(analysis);
        width = indexer.bands().width();
        this.summaries = summaries;
        this.order = order;
        this.cells = cells;
    }

    static IndexFiles create(Path folder, AnalysisSettings analysis, long cachedBytes) throws IOException {
        int recordBytes = CellCode.recordBytes(width(analysis));
        StoredFileWriter summaries = StoredFileWriter.create(folder.resolve(SUMMARIES), recordBytes, cachedBytes);
        try {
            StoredFileWriter order = StoredFileWriter.create(folder.resolve(ORDER), recordBytes, cachedBytes);
            try {
                StoredFileWriter cells = StoredFileWriter.create(folder.resolve(CELLS), recordBytes, cachedBytes);
                return new IndexFiles(analysis, summaries, order, cells);
            } catch (IOException e) {
                order.close();
                throw e;
            }
        } catch (IOException e) {
            summaries.close();
            throw e;
        }
    }

    private static int width(AnalysisSettings analysis) {
        return new Bands(analysis.bins()).width();
    }

    /** The lengths of the three files for a shard of {@code units} units. */
    static List<Long> lengths(int units, AnalysisSettings analysis) {
        int width = width(analysis);
        return List.of(
                (long) units * width,
                (long) units * Short.BYTES,
                (long) SegmentIndexer.cells(units) * CellCode.recordBytes(width));
    }

    /** Bytes of index per unit of a long shard. */
    static double bytesPerUnit(AnalysisSettings analysis) {
        return lengths(SegmentIndexer.SEGMENT_UNITS, analysis).stream()
                        .mapToLong(Long::longValue)
                        .sum()
                / (double) SegmentIndexer.SEGMENT_UNITS;
    }

    /** Adds the next unit of the shard. */
    void add(byte[] rows, int at) throws IOException {
        indexer.add(rows, at);
        if (indexer.isFull()) {
            store();
        }
    }

    private void store() throws IOException {
        indexer.gather();
        for (int place = 0; place < indexer.units(); place++) {
            summaries.room(width).put(indexer.summaries(), place * width, width);
            order.room(Short.BYTES).putShort(indexer.order()[place]);
        }
        int recordBytes = CellCode.recordBytes(width);
        for (int cell = 0; cell < indexer.cellCount(); cell++) {
            cells.room(recordBytes).put(indexer.cells(), cell * recordBytes, recordBytes);
        }
        indexer.clear();
    }

    /** Completes the files. */
    List<Manifest.StoredFile> finish() throws IOException {
        store();
        return List.of(summaries.finish(), order.finish(), cells.finish());
    }

    @Override
    public void close() throws IOException {
        try (summaries;
                order;
                cells) {
            // Each is closed whatever becomes of the others.
        }
    }
}
