package dev.catbird.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikenessTest {
    private static final int RATE_HZ = 44100;
    private final float[] target = notes();

    private static float[] notes() {
        GeneratedMedia.Sound notes = new GeneratedMedia.Sound(3L * RATE_HZ);
        float[] left = new float[3 * RATE_HZ];
        notes.read(left, new float[left.length], 0, left.length);
        return left;
    }

    private float[] changed(double gain, double noise, int laterFrames) {
        Random random = new Random(7);
        float[] changed = new float[target.length + laterFrames];
        for (int t = 0; t < changed.length; t++) {
            float sample = t < laterFrames ? 0 : target[t - laterFrames];
            changed[t] = (float) (gain * sample + noise * random.nextGaussian());
        }
        return changed;
    }

    @Test
    void theSameSoundIsAlikeHoweverLoud() {
        Likeness same = Likeness.of(target, changed(0.2, 0, 0), RATE_HZ);
        assertEquals(0, same.convergence(), 1e-3);
        assertEquals(0, same.divergence(), 1e-3);
        assertEquals(0, same.melDb(), 1e-2);
    }

    @Test
    void everyMeasureGrowsWithNoise() {
        Likeness before = Likeness.of(target, target, RATE_HZ);
        for (double noise : new double[] {0.01, 0.03, 0.1}) {
            Likeness now = Likeness.of(target, changed(1, noise, 0), RATE_HZ);
            assertTrue(
                    now.convergence() > 1.2 * before.convergence()
                            && now.divergence() > 1.2 * before.divergence()
                            && now.melDb() > 1.2 * before.melDb(),
                    now + " after " + before);
            before = now;
        }
    }

    @Test
    void alignmentMatters() {
        Likeness late = Likeness.of(target, changed(1, 0, RATE_HZ / 20), RATE_HZ);
        assertTrue(late.convergence() > 0.2 && late.divergence() > 0.1 && late.melDb() > 2, late.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 500, 1111, 8000})
    void theLagIsFound(int laterFrames) {
        double lagMs = Likeness.lagMs(target, changed(0.5, 0.001, laterFrames), RATE_HZ, 400);
        assertEquals(1000.0 * laterFrames / RATE_HZ, lagMs, 0.5);
    }
}
