package dev.catbird.render.canvas;

import dev.catbird.engine.corpus.PictureStore;
import java.util.Arrays;

/**
 * Pictures of the store, unpacked. Thread: render.
 *
 * <p>It holds as many as the longest draw list so far had pictures: within a list none is unpacked twice, and what the next list shows
 * again is still there.
 */
final class PictureCache {
    private static final int NONE = -1;

    private final PictureStore store;
    private Mipmaps[] slots = new Mipmaps[0];
    private int[] pictures = new int[0];
    /** The list that used the slot last. */
    private long[] usedBy = new long[0];

    private long list;

    PictureCache(PictureStore store) {
        this.store = store;
    }

    /** From here on pictures belong to the next draw list. */
    void nextList() {
        list++;
    }

    /** A picture, unpacked if it is not there; valid until {@link #nextList}. */
    Mipmaps get(int picture) {
        int oldest = NONE;
        for (int i = 0; i < slots.length; i++) {
            if (pictures[i] == picture) {
                usedBy[i] = list;
                return slots[i];
            }
            if (usedBy[i] != list && (oldest == NONE || usedBy[i] < usedBy[oldest])) {
                oldest = i;
            }
        }
        int slot = oldest == NONE ? grow() : oldest;
        pictures[slot] = NONE;
        store.read(picture, slots[slot].replace());
        pictures[slot] = picture;
        usedBy[slot] = list;
        return slots[slot];
    }

    private int grow() {
        int slot = slots.length;
        slots = Arrays.copyOf(slots, slot + 1);
        slots[slot] = new Mipmaps();
        pictures = Arrays.copyOf(pictures, slot + 1);
        usedBy = Arrays.copyOf(usedBy, slot + 1);
        return slot;
    }
}
