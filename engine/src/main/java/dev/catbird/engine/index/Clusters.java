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

    private final Kernels kernels = Kernels.best();
    private final int width;
    private final int count;
    private byte[] centres;
    /** Clusters of the centres, or this itself where there are none. */
    private Clusters parents;

    private boolean hasParents;
    /** The centres of parent p are {@code firstChildren[p]..firstChildren[p + 1]-1}. */
    private int[] firstChildren = {};

    private final float[] query;
    private final float[] scores;

    private Clusters(int width, int count) {
        this.width = width;
        this.count = count;
        centres = new byte[count * width];
        parents = this;
        query = new float[width];
        scores = new float[count];
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
        clusters.adoptParents();
        for (int round = 0; round < ROUNDS; round++) {
            clusters.improve(rows, sample);
            clusters.adoptParents();
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

    /** Clusters the centres and puts those of one parent side by side. */
    private void adoptParents() {
        if (count < FEWEST_WITH_PARENTS) {
            return;
        }
        int[] all = new int[count];
        Arrays.setAll(all, c -> c);
        hasParents = false;
        parents = of(centres, width, all, count, (int) Math.round(Math.sqrt(count)));
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
        hasParents = true;
    }

    /** The centre most alike to a row, nearly always. */
    int nearest(byte[] rows, int at) {
        for (int j = 0; j < width; j++) {
            query[j] = rows[at + j] & 0xff;
        }
        return nearest(query);
    }

    private int nearest(float[] row) {
        if (!hasParents) {
            kernels.innerRows(centres, 0, width, count, row, width, scores, 0);
            return largest(scores, 0, count);
        }
        float[] parentScores = parents.scores;
        parents.kernels.innerRows(parents.centres, 0, width, parents.count, row, width, parentScores, 0);
        int best = -1;
        for (int probe = 0; probe < PARENTS_PROBED; probe++) {
            int parent = largest(parentScores, 0, parents.count);
            parentScores[parent] = -1;
            int first = firstChildren[parent];
            int children = firstChildren[parent + 1] - first;
            if (children > 0) {
                kernels.innerRows(centres, first * width, width, children, row, width, scores, first);
                int found = largest(scores, first, first + children);
                if (best < 0 || scores[found] > scores[best]) {
                    best = found;
                }
            }
        }
        return best < 0 ? 0 : best;
    }

    private static int largest(float[] values, int from, int to) {
        int best = from;
        for (int i = from + 1; i < to; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }
}
