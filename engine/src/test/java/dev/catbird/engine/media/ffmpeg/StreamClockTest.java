package dev.catbird.engine.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StreamClockTest {
    private final StreamClock clock = new StreamClock();

    @Test
    void believableStampsAreTakenAsTheyAre() {
        assertEquals(0, clock.timeS(0, 0));
        assertEquals(0.3, clock.timeS(0.3, 0.04));
        assertEquals(400, clock.timeS(400, 0.34));
        assertEquals(399.5, clock.timeS(399.5, 400.04));
        assertEquals(0, clock.jumps());
    }

    @Test
    void missingStampsLetTimeGoOn() {
        assertEquals(0.04, clock.timeS(Double.NaN, 0.04));
        assertEquals(0.08, clock.timeS(Double.POSITIVE_INFINITY, 0.08));
        assertEquals(0, clock.jumps());
    }

    @Test
    void restartedCountIsJoinedOn() {
        assertEquals(100, clock.timeS(100, 99.96));
        assertEquals(100.04, clock.timeS(0, 100.04));
        assertEquals(100.08, clock.timeS(0.04, 100.08), 1e-9);
        assertEquals(1, clock.jumps());
    }

    @Test
    void leapBeyondBeliefIsTakenOut() {
        assertEquals(1, clock.timeS(1, 0.96));
        assertEquals(1.04, clock.timeS(143_165, 1.04));
        assertEquals(1.08, clock.timeS(143_165.04, 1.08), 1e-6);
        assertEquals(1, clock.jumps());
    }
}
