package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MatcherPlaceTest {
    @Test
    void blocksThatGrewBeyondTheDelayAreToldOfOnce() throws Exception {
        AtomicInteger blockFrames = new AtomicInteger(128);
        AtomicBoolean closed = new AtomicBoolean();
        try (MatcherPlace.Decision decision =
                new MatcherPlace.Decision("apart", blockFrames::get, 128, () -> closed.set(true))) {
            assertEquals("apart", decision.description());
            assertNull(decision.news());
            blockFrames.set(64);
            assertNull(decision.news());
            blockFrames.set(1024);
            String news = decision.news();
            assertNotNull(news);
            assertTrue(news.contains("from 128 to 1024 frames"), news);
            assertNull(decision.news());
        }
        assertTrue(closed.get());
    }
}
