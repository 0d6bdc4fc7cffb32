package dev.catbird.video2sound;

/** A stretch of sound as codes, and what is seen beside it. Thread: any. */
final class WaveNetStretch {
    private final int[] codes;
    private final float[][] seen;
    private final int[] picture;
    private final float[] way;

    /**
     * {@code codes} with the one before the first that is predicted; {@code seen} picture by picture; for each sample the {@code
     * picture} before it, and how much of the {@code way} to the next has gone by.
     */
    WaveNetStretch(int[] codes, float[][] seen, int[] picture, float[] way) {
        this.codes = codes;
        this.seen = seen;
        this.picture = picture;
        this.way = way;
    }

    int[] codes() {
        return codes;
    }

    float[][] seen() {
        return seen;
    }

    int[] picture() {
        return picture;
    }

    float[] way() {
        return way;
    }

    int frames() {
        return codes.length - 1;
    }
}
