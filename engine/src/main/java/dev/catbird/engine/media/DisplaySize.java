package dev.catbird.engine.media;

/**
 * Size of a picture in square pixels. Thread: any.
 *
 * @param width at least 1
 * @param height at least 1
 */
public record DisplaySize(int width, int height) {
    /** Pixels this near to square are square: encoders round the aspect of the whole picture. */
    private static final double SQUARE_TOLERANCE = 0.01;

    /** Pixels more oblong than this are a damaged header. */
    private static final double MAX_OBLONG = 10;

    /**
     * The upright size of stored pictures of {@code width} x {@code height} pixels that are {@code pixelAspect} times
     * as wide as high; an aspect that is not known may be anything that is not positive.
     */
    public static DisplaySize of(int width, int height, double pixelAspect, Orientation orientation) {
        boolean oblong = pixelAspect >= 1 / MAX_OBLONG
                && pixelAspect <= MAX_OBLONG
                && Math.abs(pixelAspect - 1) > SQUARE_TOLERANCE;
        double aspect = oblong ? pixelAspect : 1;
        int square = Math.max(1, (int) Math.round(width * aspect));
        return orientation.swapped() ? new DisplaySize(height, square) : new DisplaySize(square, height);
    }

    /** The largest size of the same aspect that fits, never larger than this one. */
    public DisplaySize fit(int maxWidth, int maxHeight) {
        double scale = Math.min(1, Math.min((double) maxWidth / width, (double) maxHeight / height));
        return new DisplaySize(
                Math.max(1, (int) Math.round(width * scale)), Math.max(1, (int) Math.round(height * scale)));
    }
}
