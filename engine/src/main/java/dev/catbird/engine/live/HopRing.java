package dev.catbird.engine.live;

import dev.catbird.engine.RealTime;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Hops between two threads, made beforehand: audio asks, the matcher answers, in this order. Each counter has one writer; a hop
 * belongs to the matcher from its asking to its answer. Thread: as each method says; nothing waits.
 */
final class HopRing {
    private final Hop[] slots;
    /** Written by audio: hops asked about, and hops whose moment has come. */
    private final AtomicLong asked = new AtomicLong();

    private final AtomicLong over = new AtomicLong();
    /** Written by the matcher. */
    private final AtomicLong answered = new AtomicLong();

    HopRing(int size, int windowFrames) {
        slots = new Hop[size];
        for (int i = 0; i < size; i++) {
            slots[i] = new Hop(windowFrames, false);
        }
    }

    /** Audio: the hop to fill and {@link #ask} next; null if the matcher has them all. */
    @RealTime
    @Nullable
    Hop free() {
        long next = asked.getPlain();
        return next - answered.getAcquire() < slots.length ? slot(next) : null;
    }

    /** Audio: the hop from {@link #free} goes to the matcher. */
    @RealTime
    void ask(Hop hop) {
        long number = asked.getPlain();
        hop.number = number;
        asked.setRelease(number + 1);
    }

    /** Audio: the moment of the hop has come; whether it is answered. */
    @RealTime
    boolean end(Hop hop) {
        over.setRelease(hop.number + 1);
        return answered.getAcquire() > hop.number;
    }

    /** Matcher: the hop to explain next, or null. */
    @RealTime
    @Nullable
    Hop question() {
        long next = answered.getPlain();
        return next < asked.getAcquire() ? slot(next) : null;
    }

    /** Matcher: whether nobody waits for that hop any more. */
    @RealTime
    boolean isOver(Hop hop) {
        return over.getAcquire() > hop.number;
    }

    /** Matcher: the hop from {@link #question} is done with. */
    @RealTime
    void answer() {
        answered.setRelease(answered.getPlain() + 1);
    }

    /** Any: hops asked about and not answered. */
    @RealTime
    int waiting() {
        return (int) (asked.getAcquire() - answered.getAcquire());
    }

    private Hop slot(long number) {
        return slots[(int) (number % slots.length)];
    }
}
