package dev.catbird.render.canvas;

import dev.catbird.engine.media.Picture;
import dev.catbird.render.view.DrawList;
import dev.catbird.render.view.PixelPlace;

/**
 * One draw on a canvas of pixels: which pixels it covers, and their colours row by row. Thread: render; reused.
 *
 * <p>Colours are bilinear, from the halved picture nearest in size where the picture shrinks; at its own size a picture is copied, moved
 * by whole pixels.
 */
final class Sampler {
    /** Positions in the picture are fixed-point numbers with so many fractional bits: no drift along a row. */
    private static final int FRACTION_BITS = 32;

    private static final double ONE = 1L << FRACTION_BITS;
    private static final long HALF = 1L << (FRACTION_BITS - 1);
    private static final int BLACK = 0xFF000000;

    private final PixelPlace place = new PixelPlace();
    private Picture source = new Picture();
    private long startX;
    private long stepX;
    private long startY;
    private long stepY;
    private boolean copies;

    private int[] mixed = new int[0];
    private int[] below = new int[0];

    int left() {
        return place.left();
    }

    int right() {
        return place.right();
    }

    int top() {
        return place.top();
    }

    int bottom() {
        return place.bottom();
    }

    /** Prepares a draw of a list for a canvas of {@code width} x {@code height}. False if it covers no pixel. */
    boolean prepare(DrawList list, int draw, Mipmaps picture, int width, int height) {
        Picture whole = picture.level(0);
        if (!place.prepare(list, draw, whole.width(), whole.height(), width, height)) {
            return false;
        }
        source = picture.level(place.halvings());
        aim();
        if (mixed.length <= source.width()) {
            mixed = new int[source.width() + 1];
            below = new int[source.width() + 1];
        }
        return true;
    }

    private void aim() {
        double acrossPixels = place.slopeX() * source.width();
        double downPixels = place.slopeY() * source.height();
        copies = Math.abs(acrossPixels - 1) < 1e-6 && Math.abs(downPixels - 1) < 1e-6;
        if (copies) {
            stepX = 1L << FRACTION_BITS;
            stepY = 1L << FRACTION_BITS;
            startX = Math.round(place.offsetX() * source.width()) << FRACTION_BITS;
            startY = Math.round(place.offsetY() * source.height()) << FRACTION_BITS;
        } else {
            stepX = Math.round(acrossPixels * ONE);
            stepY = Math.round(downPixels * ONE);
            startX = Math.round((place.offsetX() * source.width() + acrossPixels / 2) * ONE) - HALF;
            startY = Math.round((place.offsetY() * source.height() + downPixels / 2) * ONE) - HALF;
        }
    }

    /** Writes the colours of row {@code y} to {@code row[offset + left..offset + right - 1]}. */
    void row(int y, int[] row, int offset) {
        if (y < place.shownTop() || y >= place.shownBottom() || place.shownLeft() >= place.shownRight()) {
            fillBlack(row, offset + place.left(), offset + place.right());
            return;
        }
        fillBlack(row, offset + place.left(), offset + place.shownLeft());
        fillBlack(row, offset + place.shownRight(), offset + place.right());
        if (copies) {
            copyRow(y, row, offset);
        } else {
            interpolateRow(y, row, offset);
        }
    }

    private void copyRow(int y, int[] row, int offset) {
        int width = source.width();
        int from = clamp((int) (startY >> FRACTION_BITS) + y, source.height()) * width;
        int shift = (int) (startX >> FRACTION_BITS);
        // Rounding the offset may ask for one pixel beyond the picture on either side.
        int first = Math.max(place.shownLeft(), -shift);
        int last = Math.min(place.shownRight(), width - shift);
        for (int x = place.shownLeft(); x < Math.min(first, place.shownRight()); x++) {
            row[offset + x] = source.argb()[from];
        }
        if (first < last) {
            System.arraycopy(source.argb(), from + shift + first, row, offset + first, last - first);
        }
        for (int x = Math.max(last, place.shownLeft()); x < place.shownRight(); x++) {
            row[offset + x] = source.argb()[from + width - 1];
        }
    }

    private void interpolateRow(int y, int[] row, int offset) {
        long lastColumn = (long) (source.width() - 1) << FRACTION_BITS;
        int shownLeft = place.shownLeft();
        int shownRight = place.shownRight();
        long from = startX + shownLeft * stepX;
        long to = from + (shownRight - 1 - shownLeft) * stepX;
        int first = (int) (limit(from, lastColumn) >> FRACTION_BITS);
        int count = Math.min((int) (limit(to, lastColumn) >> FRACTION_BITS) + 2, source.width()) - first;
        interpolateDown(y, first, count);
        mixed[count] = mixed[count - 1];
        long origin = (long) first << FRACTION_BITS;
        long position = from;
        for (int x = shownLeft; x < shownRight; x++, position += stepX) {
            long inside = limit(position, lastColumn) - origin;
            int column = (int) (inside >> FRACTION_BITS);
            row[offset + x] = BLACK | mix(mixed[column], mixed[column + 1], fraction(inside));
        }
    }

    /** Leaves {@code count} columns from {@code first} of a row between two rows of the picture in {@link #mixed}. */
    private void interpolateDown(int y, int first, int count) {
        int width = source.width();
        long lastRow = (long) (source.height() - 1) << FRACTION_BITS;
        long position = limit(startY + y * stepY, lastRow);
        int upper = (int) (position >> FRACTION_BITS);
        System.arraycopy(source.argb(), upper * width + first, mixed, 0, count);
        int way = fraction(position);
        if (way != 0) {
            System.arraycopy(source.argb(), (upper + 1) * width + first, below, 0, count);
            mixRows(mixed, below, way, count);
        }
    }

    /** Few operations and no offsets: this form the JIT compiler turns into vector instructions. */
    private static void mixRows(int[] one, int[] other, int way, int count) {
        for (int x = 0; x < count; x++) {
            one[x] = mix(one[x], other[x], way);
        }
    }

    private static long limit(long position, long last) {
        return Math.max(0, Math.min(position, last));
    }

    /** The top 8 bits of the fraction. */
    private static int fraction(long position) {
        return (int) (position >> (FRACTION_BITS - 8)) & 255;
    }

    /** Between two colours, 0..256 of the way, rounded; two channels at a time. */
    private static int mix(int one, int other, int way) {
        int redBlue = (one & 0xFF00FF) * (256 - way) + (other & 0xFF00FF) * way + 0x800080;
        int green = (one >>> 8 & 255) * (256 - way) + (other >>> 8 & 255) * way + 128;
        return (redBlue >>> 8 & 0xFF00FF) | (green & 0xFF00);
    }

    private static int clamp(int index, int length) {
        return Math.max(0, Math.min(index, length - 1));
    }

    private static void fillBlack(int[] row, int from, int to) {
        for (int x = from; x < to; x++) {
            row[x] = BLACK;
        }
    }
}
