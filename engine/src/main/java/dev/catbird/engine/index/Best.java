package dev.catbird.engine.index;

import dev.catbird.engine.RealTime;

/**
 * The items with the largest scores among many, in a heap with the worst of them on top. Of equal scores the first offered stays.
 * Thread: one; calls allocate nothing.
 */
final class Best {
    private final int[] items;
    private final float[] scores;
    private int count;

    Best(int most) {
        items = new int[most];
        scores = new float[most];
    }

    int count() {
        return count;
    }

    int item(int i) {
        return items[i];
    }

    @RealTime
    void clear() {
        count = 0;
    }

    /** What a score must exceed to be kept. */
    @RealTime
    float threshold() {
        return count < scores.length ? 0 : scores[0];
    }

    /** Keeps an item if its score is positive and among the best. */
    @RealTime
    void offer(int item, float score) {
        if (!(score > threshold())) {
            return;
        }
        if (count < scores.length) {
            int i = count++;
            while (i > 0 && worse(item, score, (i - 1) / 2)) {
                copy((i - 1) / 2, i);
                i = (i - 1) / 2;
            }
            items[i] = item;
            scores[i] = score;
        } else {
            sink(item, score, count);
        }
    }

    /** Orders the items, the best first. Only {@link #clear} may follow before the next offer. */
    @RealTime
    void sort() {
        for (int size = count - 1; size > 0; size--) {
            int item = items[size];
            float score = scores[size];
            copy(0, size);
            sink(item, score, size);
        }
    }

    /** Puts an item in place of the top of the first {@code size} and lets it sink to where it belongs. */
    private void sink(int item, float score, int size) {
        int i = 0;
        while (2 * i + 1 < size) {
            int child = 2 * i + 1;
            if (child + 1 < size && worse(items[child + 1], scores[child + 1], child)) {
                child++;
            }
            if (worse(item, score, child)) {
                break;
            }
            copy(child, i);
            i = child;
        }
        items[i] = item;
        scores[i] = score;
    }

    private boolean worse(int item, float score, int than) {
        return score < scores[than] || (score == scores[than] && item > items[than]);
    }

    private void copy(int from, int to) {
        items[to] = items[from];
        scores[to] = scores[from];
    }
}
