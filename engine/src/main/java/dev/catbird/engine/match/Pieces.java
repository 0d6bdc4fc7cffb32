package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;

/** The pieces now sounding: for each, the unit it would reach next, where exactly, and its polarity. Thread: matcher. */
final class Pieces {
    private final int[] nextUnits = new int[Combination.MAX_COUNT];
    private final long[] nextPositions = new long[Combination.MAX_COUNT];
    private final int[] polarities = new int[Combination.MAX_COUNT];
    private int count;

    int count() {
        return count;
    }

    int nextUnit(int i) {
        return nextUnits[i];
    }

    long nextPosition(int i) {
        return nextPositions[i];
    }

    int polarity(int i) {
        return polarities[i];
    }

    @RealTime
    void clear() {
        count = 0;
    }

    /** Adds a piece; one that would reach the same unit as an earlier one takes its place. */
    @RealTime
    void add(int nextUnit, long nextPosition, int polarity) {
        int i = indexOf(nextUnit);
        if (i < 0) {
            i = count++;
        }
        nextUnits[i] = nextUnit;
        nextPositions[i] = nextPosition;
        polarities[i] = polarity;
    }

    /** The piece that would reach {@code unit} next, or -1. */
    @RealTime
    int indexOf(int unit) {
        for (int i = 0; i < count; i++) {
            if (nextUnits[i] == unit) {
                return i;
            }
        }
        return -1;
    }
}
