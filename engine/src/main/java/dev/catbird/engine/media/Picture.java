package dev.catbird.engine.media;

/**
 * One picture in memory, reused from frame to frame: {@code argb[y * width + x]} is 0xAARRGGBB, alpha always 255.
 * Thread: one at a time.
 */
public final class Picture {
    private int width;
    private int height;
    private int[] argb = new int[0];
    private double timeS;

    public Picture() {}

    public Picture(int width, int height) {
        resize(width, height);
    }

    /** Gives the picture a size; its content is undefined afterwards. Allocates only when it grows. */
    public void resize(int newWidth, int newHeight) {
        if (newWidth < 1 || newHeight < 1) {
            throw new IllegalArgumentException("picture size " + newWidth + "x" + newHeight);
        }
        width = newWidth;
        height = newHeight;
        if (argb.length < newWidth * newHeight) {
            argb = new int[newWidth * newHeight];
        }
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The pixels, row by row; may be longer than width x height. */
    public int[] argb() {
        return argb;
    }

    /** Presentation time in seconds from the file's origin. */
    public double timeS() {
        return timeS;
    }

    public void timeS(double seconds) {
        timeS = seconds;
    }
}
