package dev.catbird.engine.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.analysis.AnalysisSettings;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryIndexPropertyTest {
    private static final AnalysisSettings ANALYSIS = AnalysisSettings.atRate(8000);
    private static final int ROW_BYTES = ANALYSIS.rowBytes();

    /** Rows with one of {@code kinds} peaks each and some noise; every seventh is silent. */
    private static byte[] rows(long seed, int units, int kinds) {
        Random random = new Random(seed);
        byte[] rows = new byte[units * ROW_BYTES];
        for (int u = 0; u < units; u++) {
            if (u % 7 == 6) {
                continue;
            }
            int peak = random.nextInt(kinds) * ANALYSIS.bins() / kinds;
            for (int b = 0; b < ANALYSIS.bins(); b++) {
                int code = random.nextInt(20) + 230 / (1 + Math.abs(b - peak));
                rows[u * ROW_BYTES + b] = (byte) code;
            }
        }
        return rows;
    }

    private static MemoryIndex index(byte[] rows) {
        return MemoryIndex.of(
                ANALYSIS,
                rows.length / ROW_BYTES,
                (first, count, into, offset) ->
                        System.arraycopy(rows, first * ROW_BYTES, into, offset, count * ROW_BYTES));
    }

    private static int cellUnits(UnitIndex index, int cell) {
        int width = index.bands().width();
        byte[] record = new byte[CellCode.recordBytes(width)];
        index.readCells(cell, 1, record, 0);
        return CellCode.units(record, 0, width);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 6, 7, 63, 64, 65, 1031, 16383, 16384, 16385, 20011})
    void everyAudibleUnitIsInOneCellWithItsOwnSummary(int units) {
        byte[] rows = rows(units, units, 40);
        MemoryIndex index = index(rows);
        assertEquals(SegmentIndexer.cells(units), index.cellCount());
        int width = index.bands().width();
        byte[] read = new byte[width];
        byte[] expected = new byte[width];
        boolean[] seen = new boolean[units];
        for (int cell = 0; cell < index.cellCount(); cell++) {
            int first = index.firstPlace(cell);
            for (int place = first; place < first + cellUnits(index, cell); place++) {
                int unit = index.unitAt(place);
                assertFalse(seen[unit], "unit " + unit + " twice");
                seen[unit] = true;
                assertTrue(index.bands().summarize(rows, unit * ROW_BYTES, new int[ANALYSIS.bins() + 1], expected, 0));
                index.readSummaries(place, 1, read, 0);
                assertArrayEquals(expected, read);
            }
        }
        for (int u = 0; u < units; u++) {
            assertEquals(u % 7 != 6, seen[u], "unit " + u);
        }
    }

    /** What sounds alike stands in the same few cells: most of a cell is of one kind. */
    @Test
    void likeUnitsAreGathered() {
        int units = 4096;
        byte[] rows = rows(5, units, 16);
        MemoryIndex index = index(rows);
        int agreeing = 0;
        int counted = 0;
        for (int cell = 0; cell < index.cellCount(); cell++) {
            int[] kinds = new int[ANALYSIS.bins()];
            int n = cellUnits(index, cell);
            for (int i = 0; i < n; i++) {
                int at = index.unitAt(index.firstPlace(cell) + i) * ROW_BYTES;
                int loudest = 0;
                for (int b = 0; b < ANALYSIS.bins(); b++) {
                    loudest = (rows[at + b] & 0xff) > (rows[at + loudest] & 0xff) ? b : loudest;
                }
                kinds[loudest]++;
            }
            agreeing += Arrays.stream(kinds).max().orElse(0);
            counted += n;
        }
        assertTrue(agreeing > 0.9 * counted, agreeing + " of " + counted);
    }

    @Test
    void theSameUnitsGiveTheSameIndex() {
        byte[] rows = rows(11, 3001, 30);
        MemoryIndex first = index(rows);
        MemoryIndex second = index(rows);
        int width = first.bands().width();
        byte[] a = new byte[3001 * width];
        byte[] b = new byte[3001 * width];
        first.readSummaries(0, 3001, a, 0);
        second.readSummaries(0, 3001, b, 0);
        assertArrayEquals(a, b);
        for (int place = 0; place < 3001; place++) {
            assertEquals(first.unitAt(place), second.unitAt(place));
        }
    }
}
