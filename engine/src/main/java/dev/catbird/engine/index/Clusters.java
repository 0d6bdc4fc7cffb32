package dev.catbird.engine.index;

import dev.catbird.engine.kernel.Kernels;
import java.util.Arrays;

/**
 * Centres of like rows, found by a few rounds of k-means on the sphere over a sample. Rows are square roots of distributions, so
 * likeness is the Hellinger distance. Many centres are clustered again, so that finding the nearest looks at few of them.
 * Nothing is random: the sample is spread evenly. Thread: worker, one.
 */
final class Clusters {
    /** Rows sampled per centre, and rounds: more of either changed the scores that are found by less than 0.1 %. */
    private static final int SAMPLED_PER_CENTRE = 4;

    private static final int ROUNDS = 2;

    /** Fewer centres are compared one by one. */
    private static final int FEWEST_WITH_PARENTS = 32;

    /** Parents whose centres are looked at. */
    private static final int PARENTS_PROBED = 2;

    /** Columns of a table are whole vectors. */
    private static final int VECTOR = 16;

    private final Kernels kernels = Kernels.best();
    private final int width;
    private final int count;
    private byte[] centres;
    /** The centres of parent p are {@code firstChildren[p]..firstChildren[p + 1]-1}; of one parent of all where there are few. */
    private int[] firstChildren;

    /** The parents as the columns of a table; empty where there is only one. */
    private float[] parentTable = {};

    /** The centres of each parent as the columns of a table of its own, one table after the other. */
    private float[] table = {};

    /** Where the tables begin, in columns. */
    private int[] firstColumns = {};

    private final float[] query;
    private final float[] scores;
    private float[] parentScores = {};

    private Clusters(int width, int count) {
        this.width = width;
        this.count = count;
        centres = new byte[count * width];
        firstChildren = new int[] {0, count};
        query = new float[width];
        scores = new float[columns(count)];
    }

    private static int columns(int centres) {
        return (centres + VECTOR - 1) / VECTOR * VECTOR;
    }

    /** Finds {@code count} centres among the rows listed in {@code which[0..whichCount)}, at least as many. */
    static Clusters of(byte[] rows, int width, int[] which, int whichCount, int count) {
        Clusters clusters = new Clusters(width, count);
        int sampled = Math.min(whichCount, SAMPLED_PER_CENTRE * count);
        int[] sample = new int[sampled];
        for (int i = 0; i < sampled; i++) {
            sample[i] = which[(int) ((long) i * whichCount / sampled)];
        }
        for (int c = 0; c < count; c++) {
            int row = sample[(int) ((long) c * sampled / count)];
            System.arraycopy(rows, row * width, clusters.centres, c * width, width);
        }
        clusters.order();
        for (int round = 0; round < ROUNDS; round++) {
            clusters.improve(rows, sample);
            clusters.order();
        }
        return clusters;
    }

    /** Moves each centre to the middle of the rows nearest to it, back on the sphere. */
    private void improve(byte[] rows, int[] sample) {
        float[] sums = new float[count * width];
        for (int row : sample) {
            int to = nearest(rows, row * width) * width;
            for (int j = 0; j < width; j++) {
                sums[to + j] += rows[row * width + j] & 0xff;
            }
        }
        for (int c = 0; c < count; c++) {
            float squares = 0;
            for (int j = 0; j < width; j++) {
                squares += sums[c * width + j] * sums[c * width + j];
            }
            if (squares > 0) {
                float scale = 255 / (float) Math.sqrt(squares);
                for (int j = 0; j < width; j++) {
                    centres[c * width + j] = (byte) (int) (sums[c * width + j] * scale + 0.5f);
                }
            }
        }
    }

    /** Puts the centres in order for being compared. */
    private void order() {
        if (count >= FEWEST_WITH_PARENTS) {
            adoptParents();
        }
        int parents = firstChildren.length - 1;
        firstColumns = new int[parents + 1];
        for (int p = 0; p < parents; p++) {
            firstColumns[p + 1] = firstColumns[p] + columns(firstChildren[p + 1] - firstChildren[p]);
        }
        table = new float[firstColumns[parents] * width];
        for (int p = 0; p < parents; p++) {
            int first = firstChildren[p];
            tabulate(centres, first, firstChildren[p + 1] - first, width, table, firstColumns[p] * width);
        }
    }

    /** Clusters the centres and puts those of one parent side by side. */
    private void adoptParents() {
        int[] all = new int[count];
        Arrays.setAll(all, c -> c);
        Clusters parents = of(centres, width, all, count, (int) Math.round(Math.sqrt(count)));
        int[] parentOf = new int[count];
        firstChildren = new int[parents.count + 1];
        for (int c = 0; c < count; c++) {
            parentOf[c] = parents.nearest(centres, c * width);
            firstChildren[parentOf[c] + 1]++;
        }
        for (int p = 0; p < parents.count; p++) {
            firstChildren[p + 1] += firstChildren[p];
        }
        int[] next = firstChildren.clone();
        byte[] ordered = new byte[centres.length];
        for (int c = 0; c < count; c++) {
            System.arraycopy(centres, c * width, ordered, next[parentOf[c]]++ * width, width);
        }
        centres = ordered;
        parentScores = new float[columns(parents.count)];
        parentTable = new float[parentScores.length * width];
        tabulate(parents.centres, 0, parents.count, width, parentTable, 0);
    }

    private static void tabulate(byte[] centres, int first, int count, int width, float[] table, int offset) {
        int columns = columns(count);
        for (int c = 0; c < count; c++) {
            for (int j = 0; j < width; j++) {
                table[offset + j * columns + c] = centres[(first + c) * width + j] & 0xff;
            }
        }
    }

    /** The centre most alike to a row, nearly always. */
    int nearest(byte[] rows, int at) {
        for (int j = 0; j < width; j++) {
            query[j] = rows[at + j] & 0xff;
        }
        return nearest(query);
    }

    private int nearest(float[] row) {
        if (parentTable.length == 0) {
            return nearestOf(0, row);
        }
        int parents = firstChildren.length - 1;
        kernels.innerColumns(parentTable, 0, parentScores.length, row, width, parentScores);
        int best = 0;
        float bestScore = -1;
        for (int probe = 0; probe < PARENTS_PROBED; probe++) {
            int parent = largest(parentScores, parents);
            parentScores[parent] = -1;
            if (firstChildren[parent + 1] > firstChildren[parent]) {
                int found = nearestOf(parent, row);
                float score = scores[found - firstChildren[parent]];
                if (score > bestScore) {
                    best = found;
                    bestScore = score;
                }
            }
        }
        return best;
    }

    private int nearestOf(int parent, float[] row) {
        int first = firstChildren[parent];
        int firstColumn = firstColumns[parent];
        // All whole numbers below 2^24: exact in any order.
        kernels.innerColumns(table, firstColumn * width, firstColumns[parent + 1] - firstColumn, row, width, scores);
        return first + largest(scores, firstChildren[parent + 1] - first);
    }

    private static int largest(float[] values, int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }
}
