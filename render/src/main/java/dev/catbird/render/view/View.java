package dev.catbird.render.view;

import dev.catbird.engine.param.Parameter;
import java.util.Locale;

/** A way to turn a combination into one picture; in the order of {@code Parameter.VIEW}. Thread: any. */
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

    /** The value of {@code Parameter.VIEW} that asks for it. */
    public int choice() {
        return Parameter.VIEW.choices().indexOf(id());
    }

    /** Pictures this view shows at most at one time. */
    public int mostPictures() {
        return this == SINGLE ? 1 : Shares.MOST;
    }

    /** Whether pictures have places of their own with hard edges, which would be a mess if each cut when it likes and a flash limit melts them all. */
    boolean cutsTogether() {
        return this == SLICES || this == TILES || this == BARS;
    }

    /** A layout of this view for one output. */
    public Layout newLayout() {
        return switch (this) {
            case SINGLE -> new Single();
            case BLEND -> new Blend();
            case SLICES -> new Slices();
            case TILES -> new Tiles();
            case BARS -> new Bars();
        };
    }
}
