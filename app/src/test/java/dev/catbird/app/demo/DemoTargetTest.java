package dev.catbird.app.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DemoTargetTest {
    private static final float[] SOUND = DemoTarget.sound();

    @Test
    void isTenToTwelveSecondsLoudWithoutClippingAndAlwaysTheSame() {
        double lengthS = SOUND.length / (double) Orchestra.RATE_HZ;
        assertTrue(lengthS >= 10 && lengthS <= 12, () -> lengthS + " s");
        assertEquals(0.7, Listening.peak(SOUND), 0.01);
        assertEquals(0, Listening.mean(SOUND), 1e-3);
        assertArrayEquals(SOUND, DemoTarget.sound());
    }

    @Test
    void singsBeethoven() {
        double[] atS = {0.1, 0.34, 0.58, 1.0};
        int[] keys = {67, 67, 67, 63};
        for (int i = 0; i < atS.length; i++) {
            float[] sung = Listening.cut(SOUND, DemoTarget.FATE_S + atS[i], 0.08);
            // The source has a softer pulse an octave below: either octave is the right note.
            double cents = Listening.cents(Listening.pitchHz(sung), Score.midiHz(keys[i]));
            assertTrue(Math.abs(cents) < 25 || Math.abs(cents + 1200) < 25, "note " + i + " is off by " + cents);
        }
    }

    @Test
    void isSilentBetweenItsParts() {
        for (double[] rest : new double[][] {{0, 0.35}, {2.1, 0.1}, {3.95, 0.2}, {8.35, 0.4}, {11.6, 0.2}}) {
            assertEquals(0, Listening.peak(Listening.cut(SOUND, rest[0], rest[1])), 1e-6, "rest at " + rest[0] + " s");
        }
    }

    @Test
    void isWrittenWholeAsMono() throws Exception {
        MemoryLibrary library = new MemoryLibrary();
        DemoTarget.write(library, Path.of("target.wav"));
        assertEquals(1, library.format.channels());
        assertTrue(!library.format.hasPictures());
        assertEquals(SOUND.length, library.frames);
        assertTrue(library.finished && library.closed);
    }
}
