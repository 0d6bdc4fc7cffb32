package dev.catbird.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MatcherThreadTest {
    private static final long BLOCK_NS = 6_000_000;

    @Test
    void itSleepsThroughHalfABlockAndThenLooksOften() {
        assertEquals(BLOCK_NS / 2, MatcherThread.napNs(0, BLOCK_NS));
        assertEquals(BLOCK_NS / 2 - 1_000_000, MatcherThread.napNs(1_000_000, BLOCK_NS));
        assertEquals(50_000, MatcherThread.napNs(BLOCK_NS / 2, BLOCK_NS));
        assertEquals(50_000, MatcherThread.napNs(2 * BLOCK_NS, BLOCK_NS));
    }

    @Test
    void itLooksSeldomWhenSoundStandsStill() {
        assertTrue(MatcherThread.napNs(1_000_000_000, BLOCK_NS) >= 1_000_000);
    }
}
