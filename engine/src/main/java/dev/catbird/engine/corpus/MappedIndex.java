package dev.catbird.engine.corpus;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.index.Bands;
import dev.catbird.engine.index.CellCode;
import dev.catbird.engine.index.SegmentIndexer;
import dev.catbird.engine.index.UnitIndex;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The mapped indices of all shards, one behind the other. Thread: any; reads allocate nothing. */
final class MappedIndex implements UnitIndex {
    private final Bands bands;
    private final MappedBytes[] summaries;
    private final MappedBytes[] order;
    private final MappedBytes[] cells;
    /** Where each shard's units, hence its places, begin. */
    private final int[] firstUnits;
    /** Where each shard's cells begin; one more for the end. */
    private final int[] firstCells;
    /** By cell. */
    private final int[] firstPlaces;

    MappedIndex(Path folder, Manifest manifest, int[] firstUnits, long maxSegmentBytes) throws IOException {
        AnalysisSettings analysis = manifest.analysis();
        this.firstUnits = firstUnits;
        bands = new Bands(analysis.bins());
        int width = bands.width();
        List<Manifest.Shard> shards = manifest.shards();
        summaries = new MappedBytes[shards.size()];
        order = new MappedBytes[shards.size()];
        cells = new MappedBytes[shards.size()];
        firstCells = new int[shards.size() + 1];
        for (int s = 0; s < shards.size(); s++) {
            Path shard = folder.resolve(shards.get(s).folder());
            int units = shards.get(s).sound().units();
            int count = SegmentIndexer.cells(units);
            summaries[s] = new MappedBytes(shard.resolve(IndexFiles.SUMMARIES), units, width, maxSegmentBytes);
            order[s] = new MappedBytes(shard.resolve(IndexFiles.ORDER), units, Short.BYTES, maxSegmentBytes);
            cells[s] = new MappedBytes(
                    shard.resolve(IndexFiles.CELLS), count, CellCode.recordBytes(width), maxSegmentBytes);
            firstCells[s + 1] = firstCells[s] + count;
        }
        firstPlaces = new int[firstCells[shards.size()]];
        for (int s = 0; s < shards.size(); s++) {
            locate(folder, s, shards.get(s).sound().units());
        }
    }

    /** Finds where the cells of a shard begin: behind one another in each segment. */
    private void locate(Path folder, int shard, int units) throws IOException {
        int width = bands.width();
        byte[] record = new byte[CellCode.recordBytes(width)];
        int cell = firstCells[shard];
        for (int first = 0; first < units; first += SegmentIndexer.SEGMENT_UNITS) {
            int inSegment = Math.min(SegmentIndexer.SEGMENT_UNITS, units - first);
            int used = 0;
            int end = cell + SegmentIndexer.cells(inSegment);
            for (; cell < end; cell++) {
                firstPlaces[cell] = firstUnits[shard] + first + used;
                readCells(cell, 1, record, 0);
                int size = CellCode.units(record, 0, width);
                if (size < 0 || size > inSegment - used) {
                    throw new CorpusException(
                            folder, "its index is damaged; build it again with: " + ManifestFile.command(null, folder));
                }
                used += size;
            }
        }
    }

    /** What a search reads; cells are in memory anyway once it is made. */
    List<MappedByteBuffer> searched() {
        List<MappedByteBuffer> all = new ArrayList<>();
        for (int s = 0; s < summaries.length; s++) {
            all.addAll(summaries[s].segments());
            all.addAll(order[s].segments());
        }
        return all;
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
        int recordBytes = CellCode.recordBytes(bands.width());
        int cell = firstCell;
        int at = offset;
        while (cell < firstCell + count) {
            // A shard always has cells, so no two begin at the same one.
            int shard = last(firstCells, cell);
            int n = Math.min(firstCell + count, firstCells[shard + 1]) - cell;
            cells[shard].read(cell - firstCells[shard], n, into, at);
            cell += n;
            at += n * recordBytes;
        }
    }

    /** The last shard that begins at or before a cell or place. */
    private static int last(int[] firsts, int value) {
        int found = Arrays.binarySearch(firsts, value);
        return found >= 0 ? found : -found - 2;
    }

    @Override
    public int firstPlace(int cell) {
        return firstPlaces[cell];
    }

    @Override
    @RealTime
    public void readSummaries(int firstPlace, int count, byte[] into, int offset) {
        int shard = last(firstUnits, firstPlace);
        summaries[shard].read(firstPlace - firstUnits[shard], count, into, offset);
    }

    @Override
    @RealTime
    public int unitAt(int place) {
        int shard = last(firstUnits, place);
        int local = place - firstUnits[shard];
        return place - local % SegmentIndexer.SEGMENT_UNITS + order[shard].unsigned16(local);
    }
}
