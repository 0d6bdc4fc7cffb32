package dev.catbird.render.view;

import dev.catbird.render.view.DrawList.Framing;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A way to turn a combination into one picture. Thread: any. */
public enum View {
    /** The strongest picture alone. */
    SINGLE,
    /** All pictures over one another, each by its share. */
    BLEND,
    /** Upright slices side by side, as wide as the shares, each with the part of its picture that belongs there. */
    SLICES,
    /** Tiles of a half, a quarter, an eighth ... of the canvas, as many of each as the shares have in binary. */
    TILES,
    /** A graphic equaliser: a bar for each picture, high by share, sliding in and out. */
    BARS;

    /** The name people use: {@code single}, {@code blend}, {@code slices}, {@code tiles}, {@code bars}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The view of a name. Throws IllegalArgumentException, with the names there are, for any other. */
    public static View named(String id) {
        for (View view : values()) {
            if (view.id().equals(id.strip().toLowerCase(Locale.ROOT))) {
                return view;
            }
        }
        throw new IllegalArgumentException("unknown view '" + id + "': choose one of "
                + Arrays.stream(values()).map(View::id).collect(Collectors.joining(", ")));
    }

    /** Pictures this view shows at most at one time. */
    public int mostPictures() {
        return this == SINGLE ? 1 : Shares.MOST;
    }

    /** A layout of this view for one output. */
    public Layout newLayout() {
        return switch (this) {
            case SINGLE -> View::drawSingle;
            case BLEND -> View::drawBlend;
            case SLICES -> View::drawSlices;
            case TILES -> new Tiles();
            case BARS -> new Bars();
        };
    }

    private static void drawSingle(Shares shares, double timeMs, DrawList into) {
        into.clear();
        int strongest = shares.strongest();
        if (strongest >= 0) {
            into.add(shares.picture(strongest), Framing.FIT, 0, 0, 1, 1, 1);
        }
    }

    private static void drawBlend(Shares shares, double timeMs, DrawList into) {
        into.clear();
        for (int i = 0; i < shares.count(); i++) {
            into.add(shares.picture(i), Framing.FIT, 0, 0, 1, 1, shares.share(i));
        }
    }

    private static void drawSlices(Shares shares, double timeMs, DrawList into) {
        into.clear();
        double left = 0;
        for (int i = 0; i < shares.count(); i++) {
            double right = left + shares.share(i);
            into.add(shares.picture(i), Framing.FIT, left, 0, right, 1, left, 0, right, 1, 1);
            left = right;
        }
    }
}
