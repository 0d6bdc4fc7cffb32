package dev.catbird.render.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PanelEventsTest {
    private final PanelEvents events = new PanelEvents();

    @Test
    void whatComesFirstIsTakenFirst() {
        assertFalse(events.any());
        events.put(PanelEvents.Kind.MOVE, 3, 4);
        events.put(PanelEvents.Kind.BUTTON, 0, 1);
        assertTrue(events.any());
        assertEquals(PanelEvents.Kind.MOVE, events.kind());
        assertEquals(3, events.x());
        assertEquals(4, events.y());
        events.next();
        assertEquals(PanelEvents.Kind.BUTTON, events.kind());
        events.next();
        assertFalse(events.any());
    }

    @Test
    void aPanelThatHangsIsNotWaitedFor() {
        for (int i = 0; i < 5000; i++) {
            events.put(PanelEvents.Kind.CHARACTER, i, 0);
        }
        int taken = 0;
        for (; events.any(); events.next()) {
            assertEquals(taken++, events.x());
        }
        assertTrue(taken > 0 && taken < 5000);
        events.put(PanelEvents.Kind.CHARACTER, 7, 0);
        assertEquals(7, events.x(), "afterwards it goes on");
    }
}
