package dev.catbird.engine.match;

import java.util.Arrays;

/**
 * The activations chosen for one hop, in the order they were chosen. Reused from hop to hop. Thread: matcher writes; a
 * reader on another thread takes a copy.
 */
public final class Combination {
    /** Most activations one hop can have. */
    public static final int MAX_COUNT = 16;

    private int count;
    private final int[] units = new int[MAX_COUNT];
    private final float[] gains = new float[MAX_COUNT];
    private final float[] amplitudes = new float[MAX_COUNT];
    private final long[] positions = new long[MAX_COUNT];
    private final boolean[] continues = new boolean[MAX_COUNT];

    /** Activations in this hop, 0..{@link #MAX_COUNT}; 0 is silence. */
    public int count() {
        return count;
    }

    /** The corpus unit of activation {@code i}. */
    public int unit(int i) {
        return units[i];
    }

    /** How much of the target's magnitude sum activation {@code i} explains, 0 or more. */
    public float gain(int i) {
        return gains[i];
    }

    /** Factor for the corpus sound of activation {@code i}; negative turns its polarity. */
    public float amplitude(int i) {
        return amplitudes[i];
    }

    /** Frame on the corpus's sound axis that lies under the start of the target's window: unit start + shift. */
    public long position(int i) {
        return positions[i];
    }

    /** Whether activation {@code i} goes on with a piece that sounded in the hop before. */
    public boolean continues(int i) {
        return continues[i];
    }

    /** The activation with the largest gain; -1 in silence. */
    public int strongest() {
        int best = -1;
        for (int i = 0; i < count; i++) {
            if (best < 0 || gains[i] > gains[best]) {
                best = i;
            }
        }
        return best;
    }

    /** Sum of the gains. */
    public float gainSum() {
        float sum = 0;
        for (int i = 0; i < count; i++) {
            sum += gains[i];
        }
        return sum;
    }

    /** Silence. */
    public void clear() {
        count = 0;
    }

    void copy(Combination other) {
        count = other.count;
        System.arraycopy(other.units, 0, units, 0, count);
        System.arraycopy(other.gains, 0, gains, 0, count);
        System.arraycopy(other.amplitudes, 0, amplitudes, 0, count);
        System.arraycopy(other.positions, 0, positions, 0, count);
        System.arraycopy(other.continues, 0, continues, 0, count);
    }

    /** Adds an activation; there is room for {@link #MAX_COUNT}. */
    public void add(int unit, float gain, float amplitude, long position, boolean goesOn) {
        units[count] = unit;
        gains[count] = gain;
        amplitudes[count] = amplitude;
        positions[count] = position;
        continues[count] = goesOn;
        count++;
    }

    /** Scales every activation but the strongest by {@code blend}, 0..1. */
    public void blend(float blend) {
        int strongest = strongest();
        for (int i = 0; i < count; i++) {
            if (i != strongest) {
                gains[i] *= blend;
                amplitudes[i] *= blend;
            }
        }
    }

    @Override
    public String toString() {
        return "units " + Arrays.toString(Arrays.copyOf(units, count)) + " gains "
                + Arrays.toString(Arrays.copyOf(gains, count));
    }
}
