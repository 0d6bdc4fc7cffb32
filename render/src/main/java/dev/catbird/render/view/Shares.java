package dev.catbird.render.view;

import java.util.Arrays;

/**
 * The pictures of a moment and how much of it each has: {@link #clear}, {@link #add} as often as needed, {@link #normalise}, then
 * read. Thread: render, one at a time; reused from frame to frame, allocating only to grow.
 *
 * <p>The order is stable: a picture keeps its place from frame to frame while it lives, a newcomer takes the place of the nearest one that
 * left, most often the picture before it, and only then the end. So slices and bars do not jump.
 */
public final class Shares {
    /** Pictures kept at most; the weakest are dropped. */
    public static final int MOST = 16;

    /** Pictures with a smaller share are dropped: half a tile, and no more than a few columns of a slice. */
    public static final double LEAST = 1.0 / 128;

    /** Shares are multiples of this, so that in any order they sum to exactly 1. */
    private static final double STEP = 1.0 / (1 << 30);

    private static final int NONE = Heirs.NONE;

    private int[] added = new int[256];
    private double[] weights = new double[256];
    private int addedCount;

    /** Of what was added: the strongest, strongest first. */
    private final int[] ranked = new int[MOST];

    private final double[] rankedWeights = new double[MOST];

    private final int[] before = new int[MOST];
    private final int[] gone = new int[MOST];
    private final int[] come = new int[MOST];
    private final int[] follows = new int[MOST];
    private int beforeCount;

    private final int[] pictures = new int[2 * MOST];
    private final double[] shares = new double[2 * MOST];
    private int count;
    private boolean normalised;

    /** Begins a new frame; what the last one showed is remembered for the order only. */
    public void clear() {
        if (normalised) {
            System.arraycopy(pictures, 0, before, 0, count);
            beforeCount = count;
        }
        normalised = false;
        addedCount = 0;
        count = 0;
    }

    /** Adds weight to a picture. A picture of -1 (none), and a weight that is not positive and finite, add nothing. */
    public void add(int picture, double weight) {
        if (normalised) {
            throw new IllegalStateException("clear the shares before adding to the next frame");
        }
        if (picture < 0 || !(weight > 0) || weight == Double.POSITIVE_INFINITY) {
            return;
        }
        for (int i = 0; i < addedCount; i++) {
            if (added[i] == picture) {
                weights[i] += weight;
                return;
            }
        }
        if (addedCount == added.length) {
            added = Arrays.copyOf(added, 2 * addedCount);
            weights = Arrays.copyOf(weights, 2 * addedCount);
        }
        added[addedCount] = picture;
        weights[addedCount++] = weight;
    }

    /** Drops the weak, orders the others, and makes them sum to exactly 1; without any weight there are none. */
    public void normalise() {
        normalise(LEAST);
    }

    void normalise(double least) {
        int kept = rank();
        double total = 0;
        for (int i = 0; i < kept; i++) {
            total += rankedWeights[i];
        }
        while (kept > 1 && rankedWeights[kept - 1] < least * total) {
            kept--;
        }
        order(kept);
        double keptTotal = 0;
        for (int i = 0; i < count; i++) {
            keptTotal += shares[i];
        }
        double sum = 0;
        double edge = 0;
        for (int i = 0; i < count; i++) {
            sum += shares[i];
            double next = i == count - 1 ? 1 : Math.rint(sum / keptTotal / STEP) * STEP;
            shares[i] = next - edge;
            edge = next;
        }
        normalised = true;
    }

    /** Makes this frame of {@code length} pictures, in this order, with shares that sum to 1. */
    void take(int[] ordered, double[] theirs, int length) {
        clear();
        System.arraycopy(ordered, 0, pictures, 0, length);
        System.arraycopy(theirs, 0, shares, 0, length);
        count = length;
        normalised = true;
    }

    /** Pictures in this frame, 0..{@link #MOST}. */
    public int count() {
        return count;
    }

    /** The picture at a place, 0..count-1. */
    public int picture(int place) {
        return pictures[checked(place)];
    }

    /** Its share, 0..1. */
    public double share(int place) {
        return shares[checked(place)];
    }

    /** The place of the largest share, of equals the first; -1 if there are none. */
    public int strongest() {
        int best = -1;
        for (int i = 0; i < count; i++) {
            if (best < 0 || shares[i] > shares[best]) {
                best = i;
            }
        }
        return best;
    }

    /** The place of a picture; -1 if it is not among them. */
    public int placeOf(int picture) {
        return find(pictures, count, picture);
    }

    private int checked(int place) {
        if (place < 0 || place >= count) {
            throw new IndexOutOfBoundsException("place " + place + " of " + count);
        }
        return place;
    }

    /** Insertion into the list of the strongest; of equals the lower picture goes first. Returns their number. */
    private int rank() {
        int kept = 0;
        for (int i = 0; i < addedCount; i++) {
            double weight = weights[i];
            int at = kept;
            while (at > 0
                    && (weight > rankedWeights[at - 1]
                            || (weight == rankedWeights[at - 1] && added[i] < ranked[at - 1]))) {
                at--;
            }
            if (at == MOST) {
                continue;
            }
            kept = Math.min(kept + 1, MOST);
            System.arraycopy(ranked, at, ranked, at + 1, kept - 1 - at);
            System.arraycopy(rankedWeights, at, rankedWeights, at + 1, kept - 1 - at);
            ranked[at] = added[i];
            rankedWeights[at] = weight;
        }
        return kept;
    }

    private void order(int kept) {
        for (int i = 0; i < beforeCount; i++) {
            int rank = find(ranked, kept, before[i]);
            pictures[i] = rank < 0 ? NONE : before[i];
            shares[i] = rank < 0 ? 0 : rankedWeights[rank];
            gone[i] = rank < 0 ? before[i] : NONE;
        }
        for (int i = 0; i < kept; i++) {
            come[i] = find(before, beforeCount, ranked[i]) < 0 ? ranked[i] : NONE;
        }
        Heirs.pair(gone, beforeCount, come, kept, follows);
        int used = beforeCount;
        for (int i = 0; i < kept; i++) {
            if (come[i] != NONE) {
                int place = follows[i] == NONE ? used++ : follows[i];
                pictures[place] = ranked[i];
                shares[place] = rankedWeights[i];
            }
        }
        count = 0;
        for (int i = 0; i < used; i++) {
            if (pictures[i] != NONE) {
                pictures[count] = pictures[i];
                shares[count++] = shares[i];
            }
        }
    }

    private static int find(int[] values, int length, int wanted) {
        for (int i = 0; i < length; i++) {
            if (values[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
