package dev.catbird.render.view;

/**
 * Lets all places of a view cut at one moment, and then not for a while, in which their pieces play on as pictures: what a flash limit would
 * have to melt into one another otherwise. Thread: render, one output; nothing is allocated.
 *
 * <p>From one cut to the next the shares stay. A piece that sounds on shows what sounds; one that has left shows what would have followed.
 */
final class Cuts {
    /** From cut to cut at least: a flash limit of three a second, six changes, lets those that keep this distance pass whole. */
    static final double EVERY_MS = 200;

    /** What may change places without a cut, of the whole picture: so what begins after a while of much the same cuts at once. */
    private static final double MUCH_THE_SAME = 0.1;

    /** Times are sums of frame times. */
    private static final double ROUNDING_MS = 0.01;

    private final double picturesPerS;
    private final int last;
    private final int[] pictures = new int[Shares.MOST];
    private final double[] shares = new double[Shares.MOST];
    /** What each place showed when its piece was heard last, and when that was. */
    private final int[] heard = new int[Shares.MOST];

    private final double[] heardMs = new double[Shares.MOST];
    private int count;
    private double cutMs;

    /** For pieces of a store that holds {@code count} pictures, so many of them a second. */
    Cuts(double picturesPerS, int count) {
        this.picturesPerS = picturesPerS;
        last = count - 1;
    }

    /**
     * Replaces {@code shown} by what is shown now, at an output time that does not go back, if cuts are {@code everyMs} apart at least. There
     * is none while much the same sounds.
     */
    void apply(Shares now, double timeMs, double everyMs, Shares shown) {
        double kept = 0;
        for (int place = 0; place < count; place++) {
            kept += playOn(place, now, timeMs);
        }
        boolean due = timeMs - cutMs >= everyMs - ROUNDING_MS;
        if (count == 0 || (due && kept < 1 - MUCH_THE_SAME)) {
            cut(now, timeMs);
        }
        shown.take(pictures, shares, count);
    }

    private void cut(Shares now, double timeMs) {
        cutMs = timeMs;
        count = now.count();
        for (int place = 0; place < count; place++) {
            pictures[place] = now.picture(place);
            shares[place] = now.share(place);
            heard[place] = pictures[place];
            heardMs[place] = timeMs;
        }
    }

    /** Shows the next picture of a place; returns how much of its share its piece still has. */
    private double playOn(int place, Shares now, double timeMs) {
        int due = heard[place] + (int) ((timeMs - heardMs[place]) * 1e-3 * picturesPerS + 1e-6);
        int next = -1;
        int of = -1;
        for (int i = 0; i < now.count(); i++) {
            int picture = now.picture(i);
            boolean follows = picture >= heard[place] && picture <= due + 1;
            if (follows && (next < 0 || Math.abs(picture - due) < Math.abs(next - due)) && isFree(picture, place)) {
                next = picture;
                of = i;
            }
        }
        if (next >= 0) {
            pictures[place] = next;
            heard[place] = next;
            heardMs[place] = timeMs;
            return Math.min(shares[place], now.share(of));
        }
        if (isFree(Math.min(due, last), place)) {
            pictures[place] = Math.min(due, last);
        }
        return 0;
    }

    /** Whether no other place shows that picture. */
    private boolean isFree(int picture, int place) {
        for (int i = 0; i < count; i++) {
            if (i != place && pictures[i] == picture) {
                return false;
            }
        }
        return true;
    }
}
