package dev.catbird.video2sound;

import dev.catbird.engine.match.Combination;

/** Pieces of the corpus that sound: where each is, how loud, and whether it is held or fades. Thread: matcher; allocates nothing. */
final class Pieces {
    /** Pieces held at once at most; as many may fade beside them. */
    static final int MOST_HELD = Combination.MAX_COUNT / 2;

    private final long[] positions = new long[Combination.MAX_COUNT];
    private final int[] polarities = new int[Combination.MAX_COUNT];
    private final float[] gains = new float[Combination.MAX_COUNT];
    private final float[] wanted = new float[Combination.MAX_COUNT];
    private final boolean[] held = new boolean[Combination.MAX_COUNT];
    private final boolean[] old = new boolean[Combination.MAX_COUNT];
    private int count;

    int count() {
        return count;
    }

    /** Pieces that are held. */
    int held() {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += held[i] ? 1 : 0;
        }
        return sum;
    }

    boolean isHeld(int i) {
        return held[i];
    }

    /** Whether it has sounded before this step. */
    boolean isOld(int i) {
        return old[i];
    }

    long position(int i) {
        return positions[i];
    }

    int polarity(int i) {
        return polarities[i];
    }

    float gain(int i) {
        return gains[i];
    }

    boolean hasRoom() {
        return count < positions.length;
    }

    void clear() {
        count = 0;
    }

    /** The loudest piece; -1 if none sounds. */
    int loudest() {
        int best = -1;
        for (int i = 0; i < count; i++) {
            if (gains[i] > (best < 0 ? 0 : gains[best])) {
                best = i;
            }
        }
        return best;
    }

    /** Whether a held piece is within so many frames. */
    boolean isNear(long position, int frames) {
        for (int i = 0; i < count; i++) {
            if (held[i] && Math.abs(positions[i] - position) < frames) {
                return true;
            }
        }
        return false;
    }

    void add(long position, int polarity) {
        positions[count] = position;
        polarities[count] = polarity;
        gains[count] = 0;
        wanted[count] = 0;
        held[count] = true;
        old[count] = false;
        count++;
    }

    /** From now on a piece fades. */
    void release(int i) {
        held[i] = false;
    }

    void want(int i, float gain) {
        wanted[i] = gain;
    }

    /** Moves all gains towards what is wanted times {@code factor}; what has faded under {@code gone} goes. */
    void glide(float factor, double rise, double fall, float gone) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            float step = wanted[i] * factor - gains[i];
            float gain = gains[i] + step * (float) (step > 0 ? rise : fall);
            if (held[i] || gain > gone) {
                positions[kept] = positions[i];
                polarities[kept] = polarities[i];
                gains[kept] = gain;
                wanted[kept] = wanted[i];
                held[kept] = held[i];
                old[kept] = old[i];
                kept++;
            }
        }
        count = kept;
    }

    /** All play on. */
    void advance(int frames) {
        for (int i = 0; i < count; i++) {
            positions[i] += frames;
            old[i] = true;
        }
    }
}
