package dev.catbird.render.view;

import dev.catbird.render.view.DrawList.Framing;

/**
 * The binary tiling: shares become sums of halves, quarters, eighths ... and each term is a tile of that area. Thread: render.
 *
 * <p>Tiles are placed by falling size, so the canvas, halved again and again, upright and level in turn, fills without a gap, and a small
 * change of the shares moves small tiles only. Each tile shows its whole picture, cut to the tile's shape.
 */
final class Tiles implements Layout {
    /** Halvings down to the smallest tile: 64 cells, 8 by 8. */
    static final int HALVINGS = 6;

    static final int CELLS = 1 << HALVINGS;

    private final int[] cells = new int[Shares.MOST];

    @Override
    public void draw(Shares shares, double timeMs, DrawList into) {
        into.clear();
        quantise(shares, cells);
        int at = 0;
        for (int halvings = 0; halvings <= HALVINGS; halvings++) {
            int size = CELLS >> halvings;
            for (int i = 0; i < shares.count(); i++) {
                if ((cells[i] & size) != 0) {
                    add(shares.picture(i), at, halvings, into);
                    at += size;
                }
            }
        }
    }

    /** Shares as cells that sum to {@link #CELLS}, by largest remainder; of equals the first. */
    static void quantise(Shares shares, int[] cells) {
        int left = CELLS;
        for (int i = 0; i < shares.count(); i++) {
            cells[i] = (int) (shares.share(i) * CELLS);
            left -= cells[i];
        }
        for (; left > 0 && shares.count() > 0; left--) {
            int most = 0;
            for (int i = 1; i < shares.count(); i++) {
                if (shares.share(i) * CELLS - cells[i] > shares.share(most) * CELLS - cells[most]) {
                    most = i;
                }
            }
            cells[most]++;
        }
    }

    /** The tile that starts at a cell: the digits of the cell say, halving by halving, left or right, upper or lower. */
    private static void add(int picture, int cell, int halvings, DrawList into) {
        double left = 0;
        double top = 0;
        double width = 1;
        double height = 1;
        for (int i = 0; i < halvings; i++) {
            boolean second = (cell >> (HALVINGS - 1 - i) & 1) != 0;
            if (i % 2 == 0) {
                width /= 2;
                left += second ? width : 0;
            } else {
                height /= 2;
                top += second ? height : 0;
            }
        }
        into.add(picture, Framing.FILL, left, top, left + width, top + height, 1);
    }
}
