package dev.catbird.render.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MomentsTest {
    private final Moments moments = new Moments();

    @Test
    void grainsOfAMomentShareItByLoudness() {
        moments.add(4, 1);
        moments.add(9, 2);
        moments.add(4, 1);
        moments.add(-1, 7);
        moments.add(2, 0);
        moments.end(0.04);
        assertEquals(2, moments.shares().count());
        assertEquals(0.5, moments.shares().share(moments.shares().placeOf(4)));
        assertEquals(1, moments.light());
    }

    @Test
    void pauseShowsWhatWasAndSilenceFades() {
        assertEquals(0, moments.light(), "nothing has sounded yet");
        moments.add(4, 1);
        moments.end(0.1);
        double before = 1;
        for (int i = 1; i <= 12; i++) {
            moments.end(0.1);
            assertEquals(4, moments.shares().picture(0));
            assertTrue(i > 2 || moments.light() == 1, "a pause is no end");
            assertTrue(moments.light() <= before);
            before = moments.light();
        }
        assertEquals(0, before);
        moments.add(5, 1);
        moments.end(0.1);
        assertEquals(1, moments.light());
        assertEquals(5, moments.shares().picture(0));
    }
}
