package dev.catbird.render.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SoundClockTest {
    private static final int RATE_HZ = 44100;
    private static final double NS_PER_FRAME = 1e9 / RATE_HZ;

    private final SoundClock clock = new SoundClock(RATE_HZ);

    @Test
    void runsEvenlyThroughBlocksThatComeInBursts() {
        assertFalse(clock.runs());
        Random random = new Random(1);
        long startNs = 123_456_789_000L;
        // Blocks of 512 frames, four hops each, computed at one time that wanders by up to 4 ms.
        for (int block = 0; block < 2000; block++) {
            long nowNs = startNs + Math.round(block * 512 * NS_PER_FRAME) + random.nextInt(4_000_000);
            for (int hop = 1; hop <= 4; hop++) {
                clock.at(block * 512L + hop * 128L, nowNs);
            }
            if (block > 200) {
                long frame = block * 512L;
                double errorMs = (clock.timeNs(frame) - startNs - frame * NS_PER_FRAME) * 1e-6;
                assertTrue(Math.abs(errorMs) < 8, "off by " + errorMs + " ms");
                double spreadMs = (clock.timeNs(frame + 512) - clock.timeNs(frame)) * 1e-6;
                assertEquals(512 * NS_PER_FRAME * 1e-6, spreadMs, 0.01);
            }
        }
        assertTrue(clock.runs());
    }

    @Test
    void jumpsAfterAStandstill() {
        clock.at(0, 0);
        clock.at(128, 3_000_000_000L);
        assertEquals(3_000_000_000.0, (double) clock.timeNs(128), 1000);
    }
}
