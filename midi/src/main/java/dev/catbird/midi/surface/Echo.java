package dev.catbird.midi.surface;

import java.util.Arrays;

/**
 * What was sent to a controller a moment ago: some devices, and ports that lead back to themselves, send it back, which is no
 * movement of a hand. Thread: one at a time.
 */
final class Echo {
    /** Longer than the way there and back, shorter than from one press of a button to the next. */
    private static final long MEMORY_NS = 60_000_000L;

    private static final int MOST = 16;

    private final int[] sent = new int[MOST];
    private final long[] sentNs = new long[MOST];
    private int next;
    private int count;

    void sent(int wire, long nowNs) {
        sent[next] = wire;
        sentNs[next] = nowNs;
        next = (next + 1) % MOST;
        count = Math.min(MOST, count + 1);
    }

    /** Whether such a value, its lowest {@code shift} bits aside, was sent lately. */
    boolean holds(int wire, int shift, long nowNs) {
        for (int i = 0; i < count; i++) {
            if (sent[i] >> shift == wire && nowNs - sentNs[i] < MEMORY_NS) {
                return true;
            }
        }
        return false;
    }

    void forget() {
        Arrays.fill(sent, 0);
        count = 0;
    }
}
