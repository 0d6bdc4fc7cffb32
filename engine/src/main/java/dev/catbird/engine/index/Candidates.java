package dev.catbird.engine.index;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.clock.Deadline;
import dev.catbird.engine.kernel.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * Finds the units worth an exact look: the best groups of cells, in them the best cells, in those the best units, all by their
 * summaries. What it looks at is bounded, so a search takes its time and no more, however large the corpus. Thread: matcher; calls
 * allocate nothing.
 */
public final class Candidates {
    /** Units found, units whose summaries are looked at, and cells these may come from, up to {@link #FREE_CELLS}. */
    private static final int FOUND = 64;

    private static final int UNITS = 2560;
    private static final int CELLS = 64;

    /** Cells of an index of an hour. Of longer ones more is looked at, by the fourth root: at ten hours nearly twice as much. */
    private static final int FREE_CELLS = 4096;

    /** Cells looked at per square root of their number. */
    private static final int CELLS_PER_ROOT = 14;

    /** Rows scored at a time: they stay in the first cache. */
    private static final int BLOCK = 256;

    /** Of Ciura (2001). */
    private static final int[] GAPS = {301, 132, 57, 23, 10, 4, 1};

    /** A factor on a unit's score; 0 or less for a unit that must not be found. */
    public interface Priors {
        float prior(int unit);
    }

    private final Kernels kernels = Kernels.best();
    private final UnitIndex index;
    private final Cells cells;
    private final int width;
    private final float @Nullable [] weights;
    private final int cellsLookedAt;
    private final int unitsLookedAt;
    private final float[] scores;
    private final float[] norms;
    private final byte[] block;
    private final Best groups;
    private final Best nearCells;
    private final Best units;
    private final int[] found;
    private final Deadline deadline;
    private int foundCount;
    private boolean cut;

    /**
     * Candidates of an index. {@code weights}, one factor per bin, changes what counts in a spectrum: scores are then those of
     * distributions made of shares x weights. A search looks at {@code deadline} from cell to cell.
     */
    public Candidates(UnitIndex index, float @Nullable [] weights, Deadline deadline) {
        this.deadline = deadline;
        this.index = index;
        cells = new Cells(index);
        width = index.bands().width();
        if (weights == null) {
            this.weights = null;
        } else {
            this.weights = new float[width];
            index.bands().means(weights, this.weights);
        }
        cellsLookedAt = (int) Math.ceil(CELLS_PER_ROOT * Math.sqrt(cells.count));
        int largestGroup = 0;
        for (int g = 0; g < cells.groups(); g++) {
            largestGroup = Math.max(largestGroup, cells.firstCells[g + 1] - cells.firstCells[g]);
        }
        scores = new float[Math.max(BLOCK, Math.max(cells.groups(), largestGroup))];
        norms = new float[weights == null ? 0 : scores.length];
        block = new byte[BLOCK * width];
        groups = new Best(groupsLookedInto());
        double more = Math.sqrt(Math.sqrt(Math.max(1, cells.count / (double) FREE_CELLS)));
        unitsLookedAt = (int) (UNITS * more);
        nearCells = new Best((int) (CELLS * more));
        units = new Best((int) (FOUND * more));
        found = new int[(int) (FOUND * more)];
    }

    /** Groups that hold the cells looked at: twice as many as if all were alike, so as not to run short. */
    private int groupsLookedInto() {
        long expected = cells.count == 0 ? 0 : (long) cells.groups() * cellsLookedAt / cells.count;
        return (int) Math.min(Math.max(1, cells.groups()), 2 * expected + 16);
    }

    /** The most that a search finds. */
    public int most() {
        return found.length;
    }

    /** Whether the last search ended early, its deadline being over. */
    public boolean wasCut() {
        return cut;
    }

    /** Units found by the last search. */
    public int count() {
        return foundCount;
    }

    /** The {@code i}-th unit found; they are in ascending order. */
    public int unit(int i) {
        return found[i];
    }

    /**
     * Finds units for a pooled query: those with the largest prior x (sum of root x query)^2, or, {@code squared}, those with
     * the largest prior x sum of share x query.
     */
    @RealTime
    public void find(float[] pooled, boolean squared, Priors priors) {
        byte[] groupTable = squared ? cells.groupPeaks : cells.groupRoots;
        byte[] cellTable = squared ? cells.peaks : cells.roots;
        groups.clear();
        score(groupTable, 0, cells.groups(), pooled, squared);
        for (int g = 0; g < cells.groups(); g++) {
            groups.offer(g, scores[g]);
        }
        groups.sort();
        nearCells.clear();
        int left = cellsLookedAt;
        for (int i = 0; i < groups.count() && left > 0; i++) {
            int first = cells.firstCells[groups.item(i)];
            int n = Math.min(left, cells.firstCells[groups.item(i) + 1] - first);
            score(cellTable, first, n, pooled, squared);
            for (int c = 0; c < n; c++) {
                nearCells.offer(first + c, scores[c]);
            }
            left -= n;
        }
        nearCells.sort();
        units.clear();
        left = unitsLookedAt;
        cut = false;
        for (int i = 0; i < nearCells.count() && left > 0 && !cut; i++) {
            int n = Math.min(left, cells.units[nearCells.item(i)]);
            lookAt(cells.firstPlaces[nearCells.item(i)], n, pooled, squared, priors);
            left -= n;
            cut = left > 0 && deadline.isOver();
        }
        foundCount = units.count();
        for (int i = 0; i < foundCount; i++) {
            found[i] = units.item(i);
        }
        ascend(found, foundCount);
    }

    /** Sorts the first {@code count} values by Shell's method: since Java 22 that of the library allocates. */
    private static void ascend(int[] values, int count) {
        for (int gap : GAPS) {
            for (int i = gap; i < count; i++) {
                int value = values[i];
                int to = i;
                while (to >= gap && values[to - gap] > value) {
                    values[to] = values[to - gap];
                    to -= gap;
                }
                values[to] = value;
            }
        }
    }

    private void lookAt(int firstPlace, int count, float[] pooled, boolean squared, Priors priors) {
        for (int done = 0; done < count; done += BLOCK) {
            int n = Math.min(BLOCK, count - done);
            index.readSummaries(firstPlace + done, n, block, 0);
            score(block, 0, n, pooled, squared);
            for (int i = 0; i < n; i++) {
                if (scores[i] > units.threshold()) {
                    int unit = index.unitAt(firstPlace + done + i);
                    units.offer(unit, scores[i] * priors.prior(unit));
                }
            }
        }
    }

    /** Scores rows {@code first..first + count - 1} of a table to {@code scores[0..]}. */
    private void score(byte[] rows, int first, int count, float[] pooled, boolean squared) {
        if (squared) {
            kernels.innerSquaredRows(rows, first * width, width, count, pooled, width, scores, 0);
        } else {
            kernels.innerRows(rows, first * width, width, count, pooled, width, scores, 0);
            for (int i = 0; i < count; i++) {
                scores[i] *= scores[i];
            }
        }
        if (weights != null) {
            kernels.innerSquaredRows(rows, first * width, width, count, weights, width, norms, 0);
            for (int i = 0; i < count; i++) {
                scores[i] = norms[i] > 0 ? scores[i] / norms[i] : 0;
            }
        }
    }
}
