package dev.catbird.midi.osc;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** What became of packets. Thread: any. */
final class OscCounts {
    final AtomicLong messages = new AtomicLong();
    final AtomicLong malformed = new AtomicLong();
    final AtomicLong huge = new AtomicLong();
    final AtomicLong looping = new AtomicLong();
    final AtomicLong unknown = new AtomicLong();
    final AtomicLong refused = new AtomicLong();
    final AtomicLong failures = new AtomicLong();

    void count(PacketCheck.Verdict verdict) {
        switch (verdict) {
            case GOOD -> {}
            case MALFORMED -> malformed.incrementAndGet();
            case HUGE -> huge.incrementAndGet();
            case LOOPING -> looping.incrementAndGet();
        }
    }

    /** Packets thrown away. */
    long dropped() {
        return malformed.get() + huge.get() + looping.get();
    }

    String json(int clients, int waiting) {
        return String.format(
                Locale.ROOT,
                "{\"messages\":%d,\"malformed\":%d,\"huge\":%d,\"looping\":%d,\"unknown\":%d,\"refused\":%d,"
                        + "\"failures\":%d,\"clients\":%d,\"waiting\":%d}",
                messages.get(),
                malformed.get(),
                huge.get(),
                looping.get(),
                unknown.get(),
                refused.get(),
                failures.get(),
                clients,
                waiting);
    }
}
