package dev.catbird.engine.host.javasound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QueueRuleTest {
    private static final int BLOCK = 256;
    private static final int BUFFER = 1024;

    private final QueueRule rule = new QueueRule(BUFFER, BLOCK);

    private boolean turns(int count, int queuedFrames) {
        boolean overfull = false;
        for (int i = 0; i < count; i++) {
            overfull |= rule.overfull(queuedFrames);
        }
        return overfull;
    }

    @Test
    void aQueueFullForEightTurnsIsTooMuch() {
        assertFalse(turns(QueueRule.FULL_TURNS - 1, BUFFER - 1));
        assertTrue(rule.overfull(BUFFER));
    }

    @Test
    void oneTurnWithRoomStartsTheCountAgain() {
        assertFalse(turns(QueueRule.FULL_TURNS - 1, BUFFER));
        assertFalse(rule.overfull(BUFFER - 2));
        assertFalse(turns(QueueRule.FULL_TURNS - 1, BUFFER));
    }

    @Test
    void afterDrainingTheCountStartsAgain() {
        assertTrue(turns(QueueRule.FULL_TURNS, BUFFER));
        assertFalse(turns(QueueRule.FULL_TURNS - 1, BUFFER));
    }

    @Test
    void twoBlocksAreLeft() {
        int queued = BUFFER;
        while (rule.excess(queued)) {
            queued -= BLOCK;
        }
        assertEquals(QueueRule.LEFT_BLOCKS * BLOCK, queued);
    }
}
