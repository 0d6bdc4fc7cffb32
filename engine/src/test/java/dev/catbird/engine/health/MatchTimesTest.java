package dev.catbird.engine.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MatchTimesTest {
    private final MatchTimes times = new MatchTimes();

    @Test
    void percentilesAreThoseOfWhatWasRecorded() {
        for (int us = 1; us <= 1000; us++) {
            times.record(us * 1000L);
        }
        MatchTimes.Summary recent = times.recent();
        assertEquals(1000, recent.count());
        assertEquals(500, recent.p50Us(), 5);
        assertEquals(990, recent.p99Us(), 10);
        assertEquals(999, recent.p999Us(), 10);
        assertEquals(1000, recent.maxUs(), 10);
    }

    @Test
    void recentTimesAreToldOnceAndAllAddUp() {
        times.record(1_000_000);
        assertEquals(1, times.recent().count());
        assertEquals(MatchTimes.Summary.NONE, times.recent());
        times.record(3_000_000);
        assertEquals(3000, times.recent().p50Us(), 30);
        assertEquals(2, times.all().count());
        assertEquals(3000, times.all().maxUs(), 30);
    }

    @Test
    void timesOutOfRangeCountAsTheNearest() {
        times.record(-5);
        times.record(Long.MAX_VALUE);
        MatchTimes.Summary recent = times.recent();
        assertEquals(2, recent.count());
        assertEquals(0, recent.p50Us(), 1e-3);
        assertEquals(1e7, recent.maxUs(), 1e5);
    }
}
