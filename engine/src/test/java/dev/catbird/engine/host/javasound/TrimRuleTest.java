package dev.catbird.engine.host.javasound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrimRuleTest {
    private static final int RATE_HZ = 48000;
    private static final int BLOCK = 256;
    private static final int WATCH = RATE_HZ / 2 / BLOCK + 1;

    private static final int WARM_UP = TrimRule.WARM_UP_MS * RATE_HZ / 1000 / BLOCK;

    private final TrimRule rule = new TrimRule(RATE_HZ, BLOCK);

    @BeforeEach
    void nothingIsLearntFromTheBeginning() {
        rule.ranDry();
        assertEquals(0, trims(WARM_UP, 10 * BLOCK));
    }

    /** How many of so many turns with so much queued found a block too much. */
    private int trims(int turns, int queuedFrames) {
        int trims = 0;
        for (int i = 0; i < turns; i++) {
            trims += rule.excessFrames(queuedFrames) > 0 ? 1 : 0;
        }
        return trims;
    }

    @Test
    void aBlockThatStandsThereForAWhileIsTooMuch() {
        assertEquals(0, trims(WATCH - 2, 4 * BLOCK));
        assertEquals(1, trims(2, 4 * BLOCK));
    }

    @Test
    void oneBlockAtATimeAndNoMore() {
        int trims = trims(3 * WATCH, 4 * BLOCK);
        assertTrue(trims == 2 || trims == 3, trims + " blocks");
    }

    @Test
    void oneTightMomentSavesTheRest() {
        trims(10, 4 * BLOCK);
        assertEquals(0, rule.excessFrames(BLOCK / 2));
        assertEquals(0, trims(WATCH - 11, 4 * BLOCK));
    }

    @Test
    void whatIsTooMuchIsTakenToTheSameEnd() {
        int queued = 1000;
        for (int second = 0; second < 10; second++) {
            int excess = 0;
            for (int i = 0; i < WATCH; i++) {
                excess = Math.max(excess, rule.excessFrames(queued));
            }
            assertTrue(excess <= BLOCK, excess + " at once");
            queued -= excess;
        }
        assertEquals(BLOCK / 2, queued);
    }

    @Test
    void queuesThatFillUpAgainByThemselvesAreLeftAsFull() {
        int queued = 400;
        int taken = 0;
        for (int second = 0; second < 60; second++) {
            int excess = 0;
            for (int i = 0; i < WATCH; i++) {
                excess = Math.max(excess, rule.excessFrames(queued));
            }
            taken += excess > 0 ? 1 : 0;
            // A server that needs 200 puts silence in below.
            queued = Math.max(200, queued - excess);
        }
        assertEquals(200, queued);
        assertTrue(taken <= 3, taken + " times");
    }

    /** As ALSA's plug-in for PulseAudio does: below what the server needs it begins a new stream, with a whole queue of silence. */
    @Test
    void aServerThatBeginsAnewWithAFullQueueIsNotDrivenToItAgainAndAgain() {
        int queued = 600;
        int tight = 0;
        int begunAnew = 0;
        for (int turn = 0; turn < 240 * WATCH; turn++) {
            queued -= rule.excessFrames(queued);
            tight = queued < 200 ? tight + 1 : 0;
            if (tight == 3) {
                queued += 2 * BLOCK;
                begunAnew++;
            }
        }
        assertTrue(begunAnew <= 3, begunAnew + " times");
        assertTrue(queued <= 200 + BLOCK, queued + " frames stand there");
    }

    @Test
    void aDeviceThatStoodStillOnceDoesNotCountAsServing() {
        int queued = 2 * BLOCK;
        for (int turn = 0; turn < 60 * WATCH; turn++) {
            queued -= rule.excessFrames(queued);
            queued += turn == 3 * WATCH ? 3 * BLOCK : 0;
        }
        assertEquals(BLOCK / 2, queued);
    }

    @Test
    void littleIsLeftAlone() {
        assertEquals(0, trims(20 * WATCH, BLOCK / 2 + BLOCK / 8 - 1));
        assertTrue(trims(2 * WATCH, BLOCK / 2 + BLOCK / 8) > 0);
    }

    @Test
    void anOutputThatRanDryKeepsMoreAndIsWatchedLonger() {
        rule.ranDry();
        assertEquals(0, trims(WATCH + 10, 4 * BLOCK));
        assertEquals(1, trims(WATCH, 4 * BLOCK));
        assertEquals(0, trims(20 * WATCH, BLOCK));
    }
}
