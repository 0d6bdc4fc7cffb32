package dev.catbird.render.view;

import dev.catbird.render.view.DrawList.Framing;

/**
 * One draw on a canvas of pixels: which of them it covers, and where in the picture they lie. Thread: render; reused.
 *
 * <p>Edges fall on whole pixels, rounded, so draws that share an edge leave neither gap nor overlap. Canvases in memory and on a graphics
 * card are painted by this alone.
 */
public final class PixelPlace {
    /** Shapes this near are taken for the same: better stretched by a hundredth than a hairline of black at the side. */
    private static final double SAME_SHAPE = 0.01;

    private int left;
    private int right;
    private int top;
    private int bottom;
    private int shownLeft;
    private int shownRight;
    private int shownTop;
    private int shownBottom;
    private double offsetX;
    private double slopeX;
    private double offsetY;
    private double slopeY;
    private int halvings;

    /**
     * Finds the place of a draw of a list, whose picture has {@code pictureWidth} x {@code pictureHeight} pixels, on a canvas of {@code
     * width} x {@code height}. False if it covers no pixel.
     */
    public boolean prepare(DrawList list, int draw, int pictureWidth, int pictureHeight, int width, int height) {
        left = pixel(list.left(draw), width);
        right = pixel(list.right(draw), width);
        top = pixel(list.top(draw), height);
        bottom = pixel(list.bottom(draw), height);
        if (left >= right || top >= bottom) {
            return false;
        }
        double spanX = (list.right(draw) - list.left(draw)) * width;
        double spanY = (list.bottom(draw) - list.top(draw)) * height;
        double pictureShape = (double) pictureWidth / pictureHeight;
        boolean fit = list.framing(draw) == Framing.FIT;
        double frameShape = switch (list.framing(draw)) {
            case FIT, COVER -> (double) width / height;
            case FILL -> spanX / spanY;
            case STRETCH -> pictureShape;
        };
        // The frame's size in units of the picture's: above 1 where black stands beside it, below 1 where it is cut.
        double wider = frameShape / pictureShape;
        if (Math.abs(wider - 1) < SAME_SHAPE) {
            wider = 1;
        }
        double scaleX = fit ? Math.max(1, wider) : Math.min(1, wider);
        double scaleY = fit ? Math.max(1, 1 / wider) : Math.min(1, 1 / wider);
        slopeX = scaleX * (list.fromRight(draw) - list.fromLeft(draw)) / spanX;
        slopeY = scaleY * (list.fromBottom(draw) - list.fromTop(draw)) / spanY;
        offsetX = 0.5 + scaleX * (list.fromLeft(draw) - 0.5) - slopeX * list.left(draw) * width;
        offsetY = 0.5 + scaleY * (list.fromTop(draw) - 0.5) - slopeY * list.top(draw) * height;
        shownLeft = fit ? Math.max(left, firstCentre(offsetX, slopeX, 0)) : left;
        shownRight = fit ? Math.min(right, firstCentre(offsetX, slopeX, 1)) : right;
        shownTop = fit ? Math.max(top, firstCentre(offsetY, slopeY, 0)) : top;
        shownBottom = fit ? Math.min(bottom, firstCentre(offsetY, slopeY, 1)) : bottom;
        double shrink = Math.min(slopeX * pictureWidth, slopeY * pictureHeight);
        halvings = shrink > 1 ? (int) Math.rint(Math.log(shrink) / Math.log(2)) : 0;
        return true;
    }

    /** Moves a place that was found by so many pixels to the right: for a canvas that is a part of another. */
    public void moveRight(int pixels) {
        left += pixels;
        right += pixels;
        shownLeft += pixels;
        shownRight += pixels;
        offsetX -= pixels * slopeX;
    }

    /** First column covered. */
    public int left() {
        return left;
    }

    /** Column after the last covered. */
    public int right() {
        return right;
    }

    /** First row covered. */
    public int top() {
        return top;
    }

    /** Row after the last covered. */
    public int bottom() {
        return bottom;
    }

    /** As {@link #left}, of the part where there is picture, not the black beside it. */
    public int shownLeft() {
        return shownLeft;
    }

    public int shownRight() {
        return shownRight;
    }

    public int shownTop() {
        return shownTop;
    }

    public int shownBottom() {
        return shownBottom;
    }

    /** Place in the picture, 0..1 from its left side, of the canvas's left edge; {@link #slopeX} further with every pixel. */
    public double offsetX() {
        return offsetX;
    }

    public double slopeX() {
        return slopeX;
    }

    /** As {@link #offsetX}, from above. */
    public double offsetY() {
        return offsetY;
    }

    public double slopeY() {
        return slopeY;
    }

    /** How often the picture is halved before it is sampled; 0 unless it shrinks. */
    public int halvings() {
        return halvings;
    }

    /** The first pixel whose centre lies in (position 0) or beyond (position 1) the picture; on its edge is in. */
    private static int firstCentre(double offset, double slope, double position) {
        return (int) Math.ceil((position - offset) / slope - 0.5 + (position > 0 ? 1e-9 : -1e-9));
    }

    private static int pixel(double position, int size) {
        return (int) Math.rint(Math.max(0, Math.min(position, 1)) * size);
    }
}
