package dev.catbird.render.view;

/**
 * Lets a picture, once shown, stay for a while. Thread: render, one output.
 *
 * <p>A picture that stays beyond its time in the combination keeps its last share and its place, and one of the newcomers waits: there are
 * never more pictures than the combination has (or still had when they came).
 */
public final class Linger {
    private final int[] pictures = new int[Shares.MOST];
    private final double[] shares = new double[Shares.MOST];
    private final double[] sinceMs = new double[Shares.MOST];
    private int count;
    private double lingerMs;

    /** Time a picture stays at least, in milliseconds; 0 lets everything pass as it comes. */
    public Linger(double lingerMs) {
        lingerMs(lingerMs);
    }

    public void lingerMs(double milliseconds) {
        if (!(milliseconds >= 0)) {
            throw new IllegalArgumentException("linger must be 0 ms or more, not " + milliseconds);
        }
        lingerMs = milliseconds;
    }

    /**
     * Replaces {@code shown} by {@code now} with what must still stay. {@code timeMs} is the output's time and does not go back;
     * {@code atMost} is {@link View#mostPictures()}: of a longer list the strongest count.
     */
    public void apply(Shares now, double timeMs, int atMost, Shares shown) {
        int room = Math.min(atMost, now.count());
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int place = now.placeOf(pictures[i]);
            boolean wanted = place >= 0 && rank(now, place) < room;
            if (wanted || timeMs - sinceMs[i] < lingerMs) {
                pictures[kept] = pictures[i];
                sinceMs[kept] = sinceMs[i];
                shares[kept] = place >= 0 ? now.share(place) : shares[i];
                kept++;
            }
        }
        count = kept;
        while (count < room) {
            int place = strongestNewcomer(now);
            pictures[count] = now.picture(place);
            sinceMs[count] = timeMs;
            shares[count] = now.share(place);
            count++;
        }
        shown.clear();
        for (int i = 0; i < count; i++) {
            shown.add(pictures[i], shares[i]);
        }
        shown.normalise(0);
    }

    /** There is one: fewer pictures are held than {@code now} has. */
    private int strongestNewcomer(Shares now) {
        int best = -1;
        for (int place = 0; place < now.count(); place++) {
            if (!held(now.picture(place)) && (best < 0 || now.share(place) > now.share(best))) {
                best = place;
            }
        }
        return best;
    }

    private boolean held(int picture) {
        for (int i = 0; i < count; i++) {
            if (pictures[i] == picture) {
                return true;
            }
        }
        return false;
    }

    /** How many come before a place by strength. */
    private static int rank(Shares now, int place) {
        int stronger = 0;
        for (int i = 0; i < now.count(); i++) {
            if (now.share(i) > now.share(place) || (now.share(i) == now.share(place) && i < place)) {
                stronger++;
            }
        }
        return stronger;
    }
}
