package dev.catbird.video2sound;

/**
 * When a picture of a film counts as seen: half way from the one before, as what it shows has come about since then. So what begins is
 * heard neither late nor early in the mean, at any rate of pictures; a camera's cannot be known ahead. Thread: any.
 */
final class Appearance {
    /** Half the way from picture to picture, at ten a second; with fewer it is not known any better when something came about. */
    private static final double MOST_S = 0.05;

    private Appearance() {}

    /** For a picture shown from {@code timeS} on, after one that was from {@code beforeS} on. */
    static double seenS(double beforeS, double timeS) {
        return timeS - Math.min(MOST_S, (timeS - beforeS) / 2);
    }
}
