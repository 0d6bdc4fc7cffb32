package dev.catbird.render.view;

import dev.catbird.render.view.DrawList.Framing;

/**
 * A graphic equaliser: bars of equal width standing on the bottom, the strongest reaching the top, the others as high as their
 * share of its share. Thread: render.
 *
 * <p>A bar shows the middle of its picture, where its subject is, and uncovers more as it rises: nothing is scaled. A newcomer takes over the
 * bar that lost the picture nearest to it, height and all; only when the number of pictures changes do bars slide in, or sink, narrow and go.
 */
final class Bars implements Layout {
    /** Time constants of rising and of falling, as on a level meter: quick up, slow down. */
    static final double RISE_MS = 40;

    static final double FALL_MS = 180;

    /** Time constant of a bar's place when it is empty: kept for the next, so that the others need not move aside. */
    private static final double EMPTY_MS = 600;

    /** A bar this narrow, relative to a full one, has gone. */
    private static final double GONE = 0.02;

    private final int[] pictures = new int[Shares.MOST];
    private final double[] heights = new double[Shares.MOST];
    private final double[] widths = new double[Shares.MOST];
    private final boolean[] living = new boolean[Shares.MOST];
    private final int[] gone = new int[Shares.MOST];
    private final int[] come = new int[Shares.MOST];
    private final int[] follows = new int[Shares.MOST];
    private int count;
    private boolean started;
    private double lastMs;

    @Override
    public void draw(Shares shares, double timeMs, DrawList into) {
        boolean first = !started;
        double passedMs = first ? 0 : Math.max(0, timeMs - lastMs);
        started = true;
        lastMs = timeMs;
        assign(shares);
        move(shares, first, passedMs);
        removeGone();
        into.clear();
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += widths[i];
        }
        double sum = 0;
        double left = 0;
        for (int i = 0; i < count; i++) {
            sum += widths[i];
            double right = i == count - 1 ? 1 : sum / total;
            double half = (right - left) / 2;
            double rise = heights[i] / 2;
            into.add(
                    pictures[i],
                    Framing.COVER,
                    0.5 - half,
                    0.5 - rise,
                    0.5 + half,
                    0.5 + rise,
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
        // With no bars to push aside the first ones stand at full width.
        double newWidth = count == 0 ? 1 : 0;
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
                widths[bar] = newWidth;
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

    private void move(Shares shares, boolean first, double passedMs) {
        double rise = first ? 1 : 1 - Math.exp(-passedMs / RISE_MS);
        double fall = 1 - Math.exp(-passedMs / FALL_MS);
        double narrow = 1 - Math.exp(-passedMs / EMPTY_MS);
        int strongest = shares.strongest();
        double full = strongest < 0 ? 1 : shares.share(strongest);
        for (int i = 0; i < count; i++) {
            int place = shares.placeOf(pictures[i]);
            double height = place < 0 ? 0 : shares.share(place) / full;
            double width = place < 0 ? 0 : 1;
            heights[i] += (height - heights[i]) * (height > heights[i] ? rise : fall);
            widths[i] += (width - widths[i]) * (width > widths[i] ? rise : narrow);
        }
    }

    private void removeGone() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (living[i] || widths[i] > GONE) {
                pictures[kept] = pictures[i];
                heights[kept] = heights[i];
                widths[kept] = widths[i];
                kept++;
            }
        }
        count = kept;
    }
}
