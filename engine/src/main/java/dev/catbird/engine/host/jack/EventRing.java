package dev.catbird.engine.host.jack;

import dev.catbird.engine.RealTime;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Short messages on their way from one thread to another, in places made beforehand. What finds no room is lost and counted. Thread:
 * one puts, one takes; neither waits for the other.
 */
final class EventRing {
    /** Bytes of the longest message: any that turns something has three. */
    static final int LONGEST_BYTES = 16;

    private final int places;
    private final byte[] bytes;
    private final byte[] counts;
    private final AtomicLong put = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    EventRing(int places) {
        this.places = places;
        bytes = new byte[places * LONGEST_BYTES];
        counts = new byte[places];
    }

    /** Puts the first {@code count} bytes in as one message. */
    @RealTime
    void put(byte[] from, int count) {
        long at = put.get();
        if (count > LONGEST_BYTES || at - taken.get() >= places) {
            lose();
            return;
        }
        int place = (int) (at % places);
        System.arraycopy(from, 0, bytes, place * LONGEST_BYTES, count);
        counts[place] = (byte) count;
        put.set(at + 1);
    }

    /** A message that could not even be put in. Thread: the one that puts. */
    @RealTime
    void lose() {
        lost.set(lost.get() + 1);
    }

    /** Takes the next message out; returns how many bytes it has, 0 if there is none. */
    @RealTime
    int take(byte[] to) {
        long at = taken.get();
        if (at == put.get()) {
            return 0;
        }
        int place = (int) (at % places);
        int count = counts[place];
        System.arraycopy(bytes, place * LONGEST_BYTES, to, 0, count);
        taken.set(at + 1);
        return count;
    }

    /** How many were lost. Thread: any. */
    long lost() {
        return lost.get();
    }
}
