package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A factor on each unit's score: 1 unless it was set since the last {@link #forget}; negative for a unit that must not be found.
 * Units may also be retired for good, whose factor then stays -1. What a match pays for depends on what it sets, not on how many
 * units there are or have been retired. Thread: matcher; calls allocate nothing.
 */
final class Priors {
    private final float[] factors;
    /** Units whose factor was set, each once, however often. */
    private final int[] touched;

    private final boolean[] isTouched;
    private int touchedCount;
    private final BitSet retired;
    private boolean anyRetired;

    Priors(int units) {
        factors = new float[units];
        Arrays.fill(factors, 1);
        touched = new int[units];
        isTouched = new boolean[units];
        retired = new BitSet(units);
    }

    /** The factor of a unit there is. */
    @RealTime
    float of(int unit) {
        return factors[unit];
    }

    /** Sets the factor of a unit until the next {@link #forget}; numbers that are no unit's are passed over. */
    @RealTime
    void set(int unit, float factor) {
        if (unit < 0 || unit >= factors.length || retired.get(unit)) {
            return;
        }
        if (!isTouched[unit]) {
            isTouched[unit] = true;
            touched[touchedCount++] = unit;
        }
        factors[unit] = factor;
    }

    /** Every unit that is not retired has a factor of 1 again. */
    @RealTime
    void forget() {
        for (int i = 0; i < touchedCount; i++) {
            int unit = touched[i];
            factors[unit] = retired.get(unit) ? -1 : 1;
            isTouched[unit] = false;
        }
        touchedCount = 0;
    }

    /** A unit is not found again before {@link #readmit}. */
    @RealTime
    void retire(int unit) {
        retired.set(unit);
        factors[unit] = -1;
        anyRetired = true;
    }

    /** No unit is retired any more. */
    @RealTime
    void readmit() {
        if (!anyRetired) {
            return;
        }
        for (int unit = retired.nextSetBit(0); unit >= 0; unit = retired.nextSetBit(unit + 1)) {
            factors[unit] = 1;
        }
        retired.clear();
        anyRetired = false;
    }
}
