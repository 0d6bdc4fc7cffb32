package dev.catbird.engine.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DryPathTest {
    private static final double TURN = 2 * Math.PI * 440 / 44100;

    private final DryPath dry = new DryPath(1000, 882);

    @Test
    void whatWasHeardComesSoManyFramesLater() {
        for (int t = 0; t < 5000; t++) {
            dry.aim(700);
            dry.hear(t, -t);
            if (t >= 700) {
                assertEquals(t - 700, dry.left());
                assertEquals(700 - t, dry.right());
            }
        }
    }

    @Test
    void aChangeOfTimeEndsThereAndNeverLeaps() {
        double last = 0;
        double before = 0;
        double roughest = 0;
        for (int t = 0; t < 40_000; t++) {
            if (t % 64 == 0 && t > 2000) {
                // As a hand sweeps it up and down, then rests.
                dry.aim(t < 30_000 ? (int) (450 + 400 * Math.sin(t * 0.0007)) : 123);
            } else if (t == 0) {
                dry.aim(450);
            }
            dry.hear((float) Math.sin(t * TURN), 0);
            if (t > 2000) {
                roughest = Math.max(roughest, Math.abs(dry.left() - 2 * last + before));
            }
            before = last;
            last = dry.left();
        }
        assertEquals(Math.sin((39_999 - 123) * TURN), last, 1e-6);
        double calm = TURN * TURN;
        assertTrue(roughest < 2 * calm, roughest + ", calm is " + calm);
    }

    /** Said again and again, or once: the same frames fade. */
    @Test
    void onlyTheFrameCountsAtWhichATimeWasSaid() {
        DryPath often = new DryPath(1000, 882);
        DryPath once = new DryPath(1000, 882);
        int last = 0;
        for (int t = 0; t < 20_000; t++) {
            int aimed = t < 2000 ? 500 : t < 2100 ? 700 : 200;
            often.aim(aimed);
            if (aimed != last) {
                once.aim(aimed);
                last = aimed;
            }
            often.hear((float) Math.sin(t * TURN), 0);
            once.hear((float) Math.sin(t * TURN), 0);
            assertEquals(often.left(), once.left(), "frame " + t);
        }
    }

    @Test
    void moreThanItHoldsIsTheMostItHolds() {
        dry.aim(100_000);
        for (int t = 0; t < 5000; t++) {
            dry.hear(t, t);
        }
        assertEquals(4999 - 1023, dry.left());
    }
}
