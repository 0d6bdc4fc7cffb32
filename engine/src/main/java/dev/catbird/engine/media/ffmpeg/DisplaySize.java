package dev.catbird.engine.media.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * Size of a picture in square pixels. Thread: any.
 *
 * @param width at least 1
 * @param height at least 1
 */
record DisplaySize(int width, int height) {
    /** Pixels this near to square are square: encoders round the aspect of the whole picture. */
    private static final double SQUARE_TOLERANCE = 0.01;

    /** Pixels more oblong than this are a damaged header. */
    private static final double MAX_OBLONG = 10;

    /** The upright size of stored pictures of {@code width} x {@code height} pixels. */
    static DisplaySize of(int width, int height, AVRational pixelAspect, Orientation orientation) {
        double aspect =
                pixelAspect.num() > 0 && pixelAspect.den() > 0 ? (double) pixelAspect.num() / pixelAspect.den() : 1;
        if (Math.abs(aspect - 1) <= SQUARE_TOLERANCE || aspect > MAX_OBLONG || aspect < 1 / MAX_OBLONG) {
            aspect = 1;
        }
        int square = Math.max(1, (int) Math.round(width * aspect));
        return orientation.swapped() ? new DisplaySize(height, square) : new DisplaySize(square, height);
    }

    /** The largest size of the same aspect that fits, never larger than this one. */
    DisplaySize fit(int maxWidth, int maxHeight) {
        double scale = Math.min(1, Math.min((double) maxWidth / width, (double) maxHeight / height));
        return new DisplaySize(
                Math.max(1, (int) Math.round(width * scale)), Math.max(1, (int) Math.round(height * scale)));
    }
}
