package dev.catbird.engine.host.jack;

import dev.catbird.engine.RealTime;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * MIDI on its way between JACK's thread, which only copies it, and ours. Of two clients, as when one takes the place of another, the newer
 * is the one that counts. Thread: any; each ring has one thread at each end.
 */
final class MidiRings {
    /** Messages that find room while our thread naps, or is held up for a while: 10 000 a second for 0.4 s. */
    private static final int PLACES = 4096;

    private final EventRing heard = new EventRing(PLACES);
    private final EventRing told = new EventRing(PLACES);
    private final AtomicReference<@Nullable Object> client = new AtomicReference<>();

    /** What came. */
    EventRing heard() {
        return heard;
    }

    /** What goes out. */
    EventRing told() {
        return told;
    }

    /** From now on messages are this client's. */
    void begin(Object newest) {
        client.set(newest);
    }

    /** It has no more, if it had. */
    void end(Object gone) {
        client.compareAndSet(gone, null);
    }

    /** Whether messages are this client's. */
    @RealTime
    boolean areOf(Object asking) {
        return client.get() == asking;
    }

    /** Whether they are anybody's. */
    boolean any() {
        return client.get() != null;
    }
}
