package dev.catbird.engine.media;

/**
 * How a stored picture must be turned and mirrored to stand upright: rows and columns swapped or not, then either axis
 * reversed. Thread: any.
 *
 * @param swapped columns of the stored picture are rows of the upright one
 * @param reverseX the upright picture runs against the stored one from left to right
 * @param reverseY the upright picture runs against the stored one from top to bottom
 */
public record Orientation(boolean swapped, boolean reverseX, boolean reverseY) {
    /** Nothing to do. */
    public static final Orientation UPRIGHT = new Orientation(false, false, false);

    /** The nearest of the eight orientations to the display matrix of an MP4 file, {@code a b u c d v x y w}. */
    public static Orientation of(int a, int b, int c, int d) {
        if (Math.abs((long) a) + Math.abs((long) d) >= Math.abs((long) b) + Math.abs((long) c)) {
            return new Orientation(false, a < 0, d < 0);
        }
        return new Orientation(true, c < 0, b < 0);
    }

    /**
     * Turns {@code source}, stored {@code stride} ints per row, into the upright picture of {@code width} x
     * {@code height} at {@code target[offset..]}.
     */
    public void turn(int[] source, int stride, int[] target, int offset, int targetStride, int width, int height) {
        int stepX = swapped ? stride : 1;
        int stepY = swapped ? 1 : stride;
        int start = (reverseX ? (width - 1) * stepX : 0) + (reverseY ? (height - 1) * stepY : 0);
        int dx = reverseX ? -stepX : stepX;
        int dy = reverseY ? -stepY : stepY;
        for (int y = 0; y < height; y++) {
            int from = start + y * dy;
            int to = offset + y * targetStride;
            for (int x = 0; x < width; x++, from += dx) {
                target[to + x] = source[from];
            }
        }
    }
}
