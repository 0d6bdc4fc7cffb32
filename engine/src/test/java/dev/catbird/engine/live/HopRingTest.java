package dev.catbird.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class HopRingTest {
    private final HopRing ring = new HopRing(3, 8);

    private Hop ask() {
        Hop hop = Objects.requireNonNull(ring.free());
        ring.ask(hop);
        return hop;
    }

    @Test
    void hopsAreAnsweredInTheOrderAsked() {
        assertNull(ring.question());
        Hop one = ask();
        Hop two = ask();
        assertEquals(2, ring.waiting());
        assertSame(one, ring.question());
        ring.answer();
        assertSame(two, ring.question());
        assertTrue(ring.end(one));
        assertFalse(ring.end(two));
    }

    @Test
    void aHopThatTheMatcherHasIsNeverGivenOutAgain() {
        Hop one = ask();
        ask();
        ask();
        assertNull(ring.free());
        ring.answer();
        assertSame(one, ring.free());
    }

    @Test
    void theMatcherSeesWhatIsOver() {
        Hop one = ask();
        Hop two = ask();
        assertFalse(ring.isOver(one));
        assertFalse(ring.end(one));
        assertTrue(ring.isOver(one));
        assertFalse(ring.isOver(two));
    }
}
