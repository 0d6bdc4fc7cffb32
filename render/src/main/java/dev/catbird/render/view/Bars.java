package dev.catbird.render.view;

import dev.catbird.render.view.DrawList.Framing;

/**
 * A graphic equaliser: bars of equal width standing on the bottom, the strongest reaching the top, the others as high as their
 * share of its share. Thread: render.
 *
 * <p>A bar shows the middle of its picture, where its subject is, and uncovers more as it rises: nothing is scaled. It rises at once and sinks
 * evenly, as a level meter's; a newcomer takes over the bar that lost the picture nearest to it, height and all. Bars stand still: they come and go only
 * when shares change, and an empty one keeps its place for the next for a while. So what moves is small, and edges stay sharp under a flash limit.
 */
final class Bars implements Layout {
    /** Time in which a bar sinks from the top to the bottom. */
    static final double FALL_MS = 2000;

    /** Time for which an empty bar keeps its place at least. */
    private static final double KEPT_MS = 600;

    private final int[] pictures = new int[Shares.MOST];
    private final double[] heights = new double[Shares.MOST];
    /** How high each was when shares changed last: from then on its picture stands still, whatever of it is seen. */
    private final double[] rises = new double[Shares.MOST];

    private final double[] emptyMs = new double[Shares.MOST];
    private final double[] lastShares = new double[Shares.MOST];
    private final boolean[] living = new boolean[Shares.MOST];
    private final int[] gone = new int[Shares.MOST];
    private final int[] come = new int[Shares.MOST];
    private final int[] follows = new int[Shares.MOST];
    private int count;
    private int lastCount;
    private double lastMs;

    @Override
    public void draw(Shares shares, double timeMs, DrawList into) {
        double passedMs = Math.max(0, timeMs - lastMs);
        lastMs = timeMs;
        assign(shares);
        move(shares, passedMs);
        if (change(shares)) {
            removeEmpty();
            System.arraycopy(heights, 0, rises, 0, count);
        }
        into.clear();
        double left = 0;
        for (int i = 0; i < count; i++) {
            double right = i == count - 1 ? 1 : (i + 1.0) / count;
            double half = (right - left) / 2;
            double lower = 0.5 + rises[i] / 2;
            into.add(
                    pictures[i],
                    Framing.COVER,
                    0.5 - half,
                    lower - heights[i],
                    0.5 + half,
                    lower,
                    left,
                    1 - heights[i],
                    right,
                    1,
                    1);
            left = right;
        }
    }

    /** Gives each picture its bar: its own, the nearest that lost its picture, or a new one. */
    private void assign(Shares shares) {
        for (int i = 0; i < count; i++) {
            living[i] = shares.placeOf(pictures[i]) >= 0;
            gone[i] = living[i] ? Heirs.NONE : pictures[i];
        }
        for (int place = 0; place < shares.count(); place++) {
            come[place] = barOf(shares.picture(place)) < 0 ? shares.picture(place) : Heirs.NONE;
        }
        Heirs.pair(gone, count, come, shares.count(), follows);
        for (int place = 0; place < shares.count(); place++) {
            if (come[place] == Heirs.NONE) {
                continue;
            }
            int bar = follows[place];
            if (bar == Heirs.NONE) {
                // A list of at most MOST pictures, all of them in bars of their own: there is room.
                bar = count++;
                heights[bar] = 0;
            }
            pictures[bar] = come[place];
            living[bar] = true;
        }
    }

    private int barOf(int picture) {
        for (int i = 0; i < count; i++) {
            if (pictures[i] == picture && living[i]) {
                return i;
            }
        }
        return -1;
    }

    private void move(Shares shares, double passedMs) {
        int strongest = shares.strongest();
        double full = strongest < 0 ? 1 : shares.share(strongest);
        for (int i = 0; i < count; i++) {
            int place = shares.placeOf(pictures[i]);
            double height = place < 0 ? 0 : shares.share(place) / full;
            heights[i] = Math.max(height, heights[i] - passedMs / FALL_MS);
            emptyMs[i] = heights[i] > 0 ? 0 : emptyMs[i] + passedMs;
        }
    }

    /** Whether the shares are others than the last time, or none. */
    private boolean change(Shares shares) {
        boolean changed = shares.count() != lastCount || shares.count() == 0;
        lastCount = shares.count();
        for (int i = 0; i < lastCount; i++) {
            changed |= shares.share(i) != lastShares[i];
            lastShares[i] = shares.share(i);
        }
        return changed;
    }

    private void removeEmpty() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (living[i] || emptyMs[i] < KEPT_MS) {
                pictures[kept] = pictures[i];
                heights[kept] = heights[i];
                emptyMs[kept] = emptyMs[i];
                living[kept] = living[i];
                kept++;
            }
        }
        count = kept;
    }
}
