package dev.catbird.render.gl;

import java.util.concurrent.atomic.AtomicInteger;

/** What is done with mouse and keyboard in a window, on its way to the thread that draws it; if that hangs, what comes is forgotten. Thread: render puts, panel takes. */
public final class PanelEvents {
    /** What has happened. */
    public enum Kind {
        /** The pointer is at x, y, in pixels. */
        MOVE,
        /** Button x (0 is the left one, 1 the right one) is pressed if y is 1, released if 0. */
        BUTTON,
        /** The wheel was turned by x, y. */
        WHEEL,
        /** Key number x, {@link PanelKey#code}, is pressed if y is 1, released if 0. */
        KEY,
        /** The character x was typed. */
        CHARACTER,
        /** The pointer has left. */
        LEAVE
    }

    private static final int ROOM = 1024;

    private final Kind[] kinds = new Kind[ROOM];
    private final float[] xs = new float[ROOM];
    private final float[] ys = new float[ROOM];
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();

    void put(Kind kind, double x, double y) {
        int at = written.getPlain();
        if (at - taken.getAcquire() < ROOM) {
            int slot = at & (ROOM - 1);
            kinds[slot] = kind;
            xs[slot] = (float) x;
            ys[slot] = (float) y;
            written.setRelease(at + 1);
        }
    }

    /** Whether there is one; then {@link #kind}, {@link #x} and {@link #y} tell of it until {@link #next}. */
    public boolean any() {
        return taken.getPlain() != written.getAcquire();
    }

    public Kind kind() {
        return kinds[taken.getPlain() & (ROOM - 1)];
    }

    public float x() {
        return xs[taken.getPlain() & (ROOM - 1)];
    }

    public float y() {
        return ys[taken.getPlain() & (ROOM - 1)];
    }

    /** Done with this one. */
    public void next() {
        taken.setRelease(taken.getPlain() + 1);
    }
}
