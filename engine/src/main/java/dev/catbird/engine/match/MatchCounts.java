package dev.catbird.engine.match;

/**
 * What matches did, and what they left out to be in time: telemetry of the overload. Counted since the matcher was made. Thread:
 * matcher writes plain fields; any thread may read them, a little late.
 */
public final class MatchCounts {
    long hops;
    long hopsShort;
    long hopsLowered;
    long hopsHeld;
    long hopsLate;
    long latestNs;
    long choicesAsked;
    long choicesMade;
    long choicesSkipped;
    long searches;
    long searchesSkipped;
    long searchesCut;
    long piecesSkipped;
    long locksShortened;

    /** Nothing counted yet. */
    public MatchCounts() {}

    /** Matches of an audible target. */
    public long hops() {
        return hops;
    }

    /** Matches in which anything at all was left out for lack of time: the sum of everything below in one number. */
    public long hopsShort() {
        return hopsShort;
    }

    /** Matches with fewer choices than asked for, for lack of time. */
    public long hopsLowered() {
        return hopsLowered;
    }

    /** Matches without time to look at anything: what sounded went on, unheard and unbent. */
    public long hopsHeld() {
        return hopsHeld;
    }

    /** Matches that ended after their deadline all the same. */
    public long hopsLate() {
        return hopsLate;
    }

    /** By how much the worst of them was late, in nanoseconds. */
    public long latestNs() {
        return latestNs;
    }

    /** The sum of the combination counts asked for. */
    public long choicesAsked() {
        return choicesAsked;
    }

    /** The sum of the combination counts given. It also falls short where there is nothing left to choose. */
    public long choicesMade() {
        return choicesMade;
    }

    /** Choices for which there was no time: the combination count dropped by so many in all. */
    public long choicesSkipped() {
        return choicesSkipped;
    }

    /** Choices for which the corpus was searched. */
    public long searches() {
        return searches;
    }

    /** Choices made among the sounding pieces alone, for lack of time for a search. */
    public long searchesSkipped() {
        return searchesSkipped;
    }

    /** Searches that ended before they had looked at all they would have. */
    public long searchesCut() {
        return searchesCut;
    }

    /** Sounding pieces for whose measuring there was no time, so that they could not go on. */
    public long piecesSkipped() {
        return piecesSkipped;
    }

    /** Phase locks that looked less far than asked for. */
    public long locksShortened() {
        return locksShortened;
    }

    @Override
    public String toString() {
        return hops + " hops, " + hopsShort + " cut short, " + hopsHeld + " held, " + hopsLate + " late (by "
                + latestNs / 1000 + " us at most); " + choicesMade + " of " + choicesAsked + " choices, "
                + choicesSkipped
                + " skipped; " + searches + " searches, " + searchesSkipped + " skipped, " + searchesCut + " cut; "
                + piecesSkipped + " pieces skipped, " + locksShortened + " locks shortened";
    }
}
