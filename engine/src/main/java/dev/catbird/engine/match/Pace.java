package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.clock.Deadline;

/**
 * Decides what of a match still fits before its deadline, by what such work took until now, so that nothing is begun that would
 * be late; and counts what is left out. Without a deadline everything fits. Thread: matcher; calls allocate nothing.
 *
 * <p>As time gets short, first the searches for new pieces go, then choices, then sounding pieces that are not even measured. What
 * is chosen has a claim on the time to be placed. One look at the clock ends a lap and begins the next.
 */
final class Pace {
    /** After so many silent matches in a row one search is made come what may: late sound is better than none for ever. */
    private static final int STARVED_HOPS = 16;

    private final Deadline deadline;
    private final MatchCounts counts = new MatchCounts();

    private final Cost measuring = new Cost(10_000);
    private final Cost searching = new Cost(100_000);
    private final Cost choosing = new Cost(10_000);
    private final Cost locking = new Cost(50_000);
    private final Cost bending = new Cost(10_000);
    private final Cost finishing = new Cost(15_000);

    private long leftNs;
    /** What it will take to place what has been chosen and not yet placed. */
    private float owedNs;

    private boolean set;
    private boolean cut;
    private boolean searched;
    private boolean locked;
    private int starvedHops;

    Pace(Deadline deadline) {
        this.deadline = deadline;
    }

    /** One for matches without a deadline. */
    static Pace free() {
        return new Pace(Deadline.none());
    }

    Deadline deadline() {
        return deadline;
    }

    MatchCounts counts() {
        return counts;
    }

    /** Whether something was left out of this match for lack of time. */
    boolean isCut() {
        return cut;
    }

    /** Goes on from the costs that another has learnt. */
    void learn(Pace other) {
        measuring.learn(other.measuring);
        searching.learn(other.searching);
        choosing.learn(other.choosing);
        locking.learn(other.locking);
        bending.learn(other.bending);
        finishing.learn(other.finishing);
    }

    @RealTime
    void begin(int asked) {
        counts.hops++;
        counts.choicesAsked += asked;
        set = deadline.isSet();
        cut = false;
        searched = false;
        locked = false;
        owedNs = 0;
        leftNs = deadline.leftNs();
    }

    /** Whether one more sounding piece can be measured beside {@code before} others, and all of them go on. */
    @RealTime
    boolean measures(int before) {
        float goingOnNs = (before + 1) * (choosing.ns() + bending.ns());
        boolean fits = fits(measuring.ns() + goingOnNs);
        if (!fits) {
            counts.piecesSkipped++;
            cut = true;
        }
        return fits;
    }

    @RealTime
    void measured() {
        lap(measuring);
    }

    /** Whether a choice may search the corpus, and {@code goingOn} sounding pieces be chosen afterwards. */
    @RealTime
    boolean searches(boolean first, int goingOn) {
        float placingNs = locking.ns() + goingOn * (choosing.ns() + bending.ns());
        boolean fits = fits(searching.ns() + placingNs) || (first && starvedHops >= STARVED_HOPS);
        if (fits) {
            searched = true;
            counts.searches++;
            deadline.keep((long) (owedNs + placingNs + finishing.ns()));
        } else {
            cut = true;
        }
        return fits;
    }

    /** Whether there is time to choose among the sounding pieces without a search. */
    @RealTime
    boolean chooses() {
        boolean fits = fits(choosing.ns() + bending.ns());
        if (fits) {
            counts.searchesSkipped++;
        }
        return fits;
    }

    /** A choice was made, or there was nothing to choose. */
    @RealTime
    void chose(boolean bySearch, boolean searchWasCut, boolean goesOn) {
        lap(bySearch ? searching : choosing);
        owedNs += goesOn ? bending.ns() : locking.ns();
        if (bySearch && searchWasCut) {
            counts.searchesCut++;
            cut = true;
        }
    }

    /** So many choices were left out. */
    @RealTime
    void skipped(int choices) {
        counts.choicesSkipped += choices;
        counts.hopsLowered++;
        cut = true;
    }

    /** How far to look for the place of a piece, at most {@code askedFrames} to either side. */
    @RealTime
    int reach(boolean goesOn, int askedFrames, int shortFrames) {
        owedNs -= goesOn ? bending.ns() : locking.ns();
        if (goesOn ? fits(bending.ns()) : fits(locking.ns())) {
            return askedFrames;
        }
        counts.locksShortened++;
        cut = true;
        return fits(bending.ns()) ? Math.min(askedFrames, shortFrames) : 0;
    }

    @RealTime
    void placed(boolean goesOn, boolean asAsked) {
        if (goesOn || !asAsked) {
            lap(bending);
        } else {
            locked = true;
            lap(locking);
        }
    }

    /** What sounded went on unheard. */
    @RealTime
    void held() {
        counts.hopsHeld++;
        cut = true;
    }

    /** The match is done, with so many choices. */
    @RealTime
    void end(int made) {
        counts.choicesMade += made;
        if (!set) {
            return;
        }
        lap(finishing);
        if (leftNs < 0) {
            counts.hopsLate++;
            counts.latestNs = Math.max(counts.latestNs, -leftNs);
        }
        starvedHops = cut && made == 0 ? starvedHops + 1 : 0;
        if (cut) {
            counts.hopsShort++;
            fade();
        }
    }

    /** What was not tried may have become cheaper. */
    private void fade() {
        if (!searched) {
            searching.fade();
            measuring.fade();
            choosing.fade();
            bending.fade();
            finishing.fade();
        }
        if (!locked) {
            locking.fade();
        }
    }

    private boolean fits(float needNs) {
        return !set || leftNs >= owedNs + needNs + finishing.ns();
    }

    private void lap(Cost cost) {
        if (set) {
            long left = deadline.leftNs();
            cost.took(leftNs - left);
            leftNs = left;
        }
    }
}
