package dev.catbird.engine.index;

import dev.catbird.engine.RealTime;

/**
 * The summaries of a corpus's units, gathered in cells of like units. Summaries stand at <i>places</i>, cell by cell: place
 * numbers reach as far as unit numbers, but in another order. Silent units are in no cell. Shape of a summary: {@link Bands}.
 * Thread: any; reads allocate nothing.
 */
public interface UnitIndex {

    Bands bands();

    int cellCount();

    /** Copies the {@link CellCode}s of some cells, {@link CellCode#recordBytes} each. */
    void readCells(int firstCell, int count, byte[] into, int offset);

    /** The place of a cell's first summary; a cell's summaries follow one another. */
    int firstPlace(int cell);

    /** Copies summaries, {@link Bands#width} bytes each. */
    @RealTime
    void readSummaries(int firstPlace, int count, byte[] into, int offset);

    /** The unit whose summary stands at a place that belongs to a cell. */
    @RealTime
    int unitAt(int place);
}
