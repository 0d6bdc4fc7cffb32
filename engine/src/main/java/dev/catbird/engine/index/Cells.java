package dev.catbird.engine.index;

/**
 * All cells of an index in memory, gathered in groups of like cells: the second level of a search. Groups are found when a corpus is
 * opened, across all its shards: 48 000 cells, ten hours, take a tenth of a second. Thread: worker while it is made, then any.
 */
final class Cells {
    /** Groups per square root of the number of cells. */
    private static final int GROUPS_PER_ROOT = 3;

    /** Cells read at a time. */
    private static final int BLOCK = 256;

    final int count;
    /** Group g holds cells {@code firstCells[g]..firstCells[g + 1]-1}. */
    final int[] firstCells;
    /** {@code width} bytes per cell, and per group, as in {@link CellCode}. */
    final byte[] roots;

    final byte[] peaks;
    final byte[] groupRoots;
    final byte[] groupPeaks;
    final int[] firstPlaces;
    final int[] units;

    Cells(UnitIndex index) {
        int width = index.bands().width();
        int recordBytes = CellCode.recordBytes(width);
        int all = index.cellCount();
        byte[] unordered = new byte[all * width];
        int[] sizes = new int[all];
        int[] filled = new int[all];
        int found = 0;
        byte[] records = new byte[BLOCK * recordBytes];
        for (int first = 0; first < all; first += BLOCK) {
            int n = Math.min(BLOCK, all - first);
            index.readCells(first, n, records, 0);
            for (int c = 0; c < n; c++) {
                sizes[first + c] = CellCode.units(records, c * recordBytes, width);
                if (sizes[first + c] > 0) {
                    filled[found++] = first + c;
                }
                System.arraycopy(records, c * recordBytes, unordered, (first + c) * width, width);
            }
        }
        count = found;
        int groups = Math.min(count, (int) Math.ceil(GROUPS_PER_ROOT * Math.sqrt(count)));
        firstCells = new int[groups + 1];
        int[] order = group(unordered, width, filled, groups);
        roots = new byte[count * width];
        peaks = new byte[count * width];
        firstPlaces = new int[count];
        units = new int[count];
        byte[] record = new byte[recordBytes];
        for (int c = 0; c < count; c++) {
            index.readCells(order[c], 1, record, 0);
            System.arraycopy(record, 0, roots, c * width, width);
            System.arraycopy(record, width, peaks, c * width, width);
            firstPlaces[c] = index.firstPlace(order[c]);
            units[c] = sizes[order[c]];
        }
        groupRoots = new byte[groups * width];
        groupPeaks = new byte[groups * width];
        for (int g = 0; g < groups; g++) {
            sumUp(g, width, recordBytes);
        }
    }

    int groups() {
        return firstCells.length - 1;
    }

    /** The cells listed in {@code filled}, group by group. */
    private int[] group(byte[] unordered, int width, int[] filled, int groups) {
        int[] order = new int[count];
        if (count == 0) {
            return order;
        }
        Clusters clusters = Clusters.of(unordered, width, filled, count, groups);
        int[] groupOf = new int[count];
        for (int i = 0; i < count; i++) {
            groupOf[i] = clusters.nearest(unordered, filled[i] * width);
            firstCells[groupOf[i] + 1]++;
        }
        for (int g = 0; g < groups; g++) {
            firstCells[g + 1] += firstCells[g];
        }
        int[] next = firstCells.clone();
        for (int i = 0; i < count; i++) {
            order[next[groupOf[i]]++] = filled[i];
        }
        return order;
    }

    /** A group is to its cells what a cell is to its units. */
    private void sumUp(int group, int width, int recordBytes) {
        int first = firstCells[group];
        int cells = firstCells[group + 1] - first;
        byte[] record = new byte[recordBytes];
        CellCode.encode(roots, first * width, cells, width, record, 0);
        System.arraycopy(record, 0, groupRoots, group * width, width);
        CellCode.encode(peaks, first * width, cells, width, record, 0);
        System.arraycopy(record, width, groupPeaks, group * width, width);
    }
}
