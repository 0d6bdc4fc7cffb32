package dev.catbird.render.view;

import java.util.Arrays;

/**
 * What to paint, without a canvas: each draw puts a part of a picture somewhere, with a weight. Thread: render, one at a time; reused
 * from frame to frame, allocating only to grow.
 *
 * <p>A canvas is black plus the sum of all draws, each times its weight; the weights over one point sum to at most 1, so the order
 * of draws does not matter. Coordinates are 0..1, x to the right, y down.
 *
 * <p>The source rectangle is in the picture's <i>frame</i>. {@link Framing#FIT}: the frame has the canvas's shape and the whole
 * picture stands in its middle, black beside or above it if its shape is another. {@link Framing#COVER}: the same frame, but the
 * picture covers it, cut at the sides or at top and bottom. {@link Framing#FILL}: covered likewise, but the frame has the
 * destination's shape. {@link Framing#STRETCH}: as FIT, but the picture takes the canvas's shape.
 */
public final class DrawList {
    /** How a picture of another shape stands in its frame. */
    public enum Framing {
        FIT,
        COVER,
        FILL,
        STRETCH
    }

    private static final int FIELDS = 9;

    private int[] pictures = new int[16];
    private Framing[] framings = new Framing[16];
    /** Nine per draw: source left, top, right, bottom; destination the same; weight. */
    private double[] fields = new double[16 * FIELDS];

    private int count;

    public void clear() {
        count = 0;
    }

    /** Appends a draw that shows the whole frame at a place of the canvas. */
    public void add(int picture, Framing framing, double left, double top, double right, double bottom, double weight) {
        add(picture, framing, 0, 0, 1, 1, left, top, right, bottom, weight);
    }

    /** Appends a draw that shows a part of the frame ({@code from...}) at a place of the canvas ({@code left..bottom}). */
    public void add(
            int picture,
            Framing framing,
            double fromLeft,
            double fromTop,
            double fromRight,
            double fromBottom,
            double left,
            double top,
            double right,
            double bottom,
            double weight) {
        if (count == pictures.length) {
            pictures = Arrays.copyOf(pictures, 2 * count);
            framings = Arrays.copyOf(framings, 2 * count);
            fields = Arrays.copyOf(fields, 2 * count * FIELDS);
        }
        pictures[count] = picture;
        framings[count] = framing;
        int at = count * FIELDS;
        fields[at] = fromLeft;
        fields[at + 1] = fromTop;
        fields[at + 2] = fromRight;
        fields[at + 3] = fromBottom;
        fields[at + 4] = left;
        fields[at + 5] = top;
        fields[at + 6] = right;
        fields[at + 7] = bottom;
        fields[at + 8] = weight;
        count++;
    }

    /** Appends the draws of another list, their weights times {@code factor}; those without weight are left out. */
    void addAll(DrawList other, double factor) {
        for (int i = 0; i < other.count; i++) {
            double weight = other.weight(i) * factor;
            if (weight > 0) {
                add(
                        other.picture(i),
                        other.framing(i),
                        other.fromLeft(i),
                        other.fromTop(i),
                        other.fromRight(i),
                        other.fromBottom(i),
                        other.left(i),
                        other.top(i),
                        other.right(i),
                        other.bottom(i),
                        weight);
            }
        }
    }

    /** Lets all pictures that are shown whole ({@link Framing#FIT}) stand otherwise. */
    void reframe(Framing framing) {
        for (int i = 0; i < count; i++) {
            if (framings[i] == Framing.FIT) {
                framings[i] = framing;
            }
        }
    }

    /** Enlarges every picture about its middle; what no longer fits is cut. */
    void zoom(double factor) {
        for (int at = 0; at < count * FIELDS; at += FIELDS) {
            for (int side = 0; side < 4; side++) {
                fields[at + side] = 0.5 + (fields[at + side] - 0.5) / factor;
            }
        }
    }

    public int count() {
        return count;
    }

    public int picture(int draw) {
        return pictures[checked(draw)];
    }

    public Framing framing(int draw) {
        return framings[checked(draw)];
    }

    public double fromLeft(int draw) {
        return fields[checked(draw) * FIELDS];
    }

    public double fromTop(int draw) {
        return fields[checked(draw) * FIELDS + 1];
    }

    public double fromRight(int draw) {
        return fields[checked(draw) * FIELDS + 2];
    }

    public double fromBottom(int draw) {
        return fields[checked(draw) * FIELDS + 3];
    }

    public double left(int draw) {
        return fields[checked(draw) * FIELDS + 4];
    }

    public double top(int draw) {
        return fields[checked(draw) * FIELDS + 5];
    }

    public double right(int draw) {
        return fields[checked(draw) * FIELDS + 6];
    }

    public double bottom(int draw) {
        return fields[checked(draw) * FIELDS + 7];
    }

    /** Weight of the draw, 0..1. */
    public double weight(int draw) {
        return fields[checked(draw) * FIELDS + 8];
    }

    private int checked(int draw) {
        if (draw < 0 || draw >= count) {
            throw new IndexOutOfBoundsException("draw " + draw + " of " + count);
        }
        return draw;
    }
}
