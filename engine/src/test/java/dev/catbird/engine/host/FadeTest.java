package dev.catbird.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FadeTest {
    private static final int LENGTH = 480;

    private final Fade fade = new Fade(48000);

    private float[] applied(boolean sounding, int frames) {
        float[] left = new float[frames];
        float[] right = new float[frames];
        Arrays.fill(left, 1);
        Arrays.fill(right, 1);
        fade.apply(sounding, left, right, frames);
        assertTrue(Arrays.equals(left, right));
        return left;
    }

    @Test
    void rampTakesTenMillisecondsHoweverItIsCut() {
        float[] first = applied(true, 100);
        float[] rest = applied(true, LENGTH - 100);
        assertEquals(1f / LENGTH, first[0]);
        assertEquals(101f / LENGTH, rest[0]);
        assertEquals(1, rest[rest.length - 1]);
        assertEquals(1, applied(true, 1)[0]);
    }

    @Test
    void itTurnsRoundWhereItIs() {
        applied(true, 100);
        assertEquals(99f / LENGTH, applied(false, 1)[0]);
        assertFalse(fade.silent());
        applied(false, 99);
        assertTrue(fade.silent());
        assertEquals(0, applied(false, 10)[9]);
    }

    @Test
    void afterACutItBeginsInSilence() {
        applied(true, LENGTH);
        fade.restart();
        assertTrue(fade.silent());
        assertEquals(1f / LENGTH, applied(true, 1)[0]);
    }
}
