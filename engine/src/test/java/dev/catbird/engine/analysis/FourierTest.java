package dev.catbird.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.catbird.engine.TestSounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FourierTest {

    /** Real and imaginary part of bin {@code k}, summed as the definition says. */
    private static double[] bin(float[] sound, int k) {
        double re = 0;
        double im = 0;
        for (int t = 0; t < sound.length; t++) {
            double angle = 2 * Math.PI * ((long) k * t % sound.length) / sound.length;
            re += sound[t] * Math.cos(angle);
            im -= sound[t] * Math.sin(angle);
        }
        return new double[] {re, im};
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 64, 256, 1024})
    void forwardIsTheDefinition(int size) {
        float[] sound = TestSounds.noise(size, size, 0.5f);
        float[] transformed = sound.clone();
        new Fourier(size).forward(transformed);
        double tolerance = 1e-5 * size;
        assertEquals(bin(sound, 0)[0], transformed[0], tolerance);
        assertEquals(bin(sound, size / 2)[0], transformed[1], tolerance);
        for (int k = 1; k < size / 2; k++) {
            double[] expected = bin(sound, k);
            assertEquals(expected[0], transformed[2 * k], tolerance, "real part of bin " + k);
            assertEquals(expected[1], transformed[2 * k + 1], tolerance, "imaginary part of bin " + k);
        }
    }

    @Test
    void oddSizesAreRefused() {
        for (int size : new int[] {-4, 0, 1, 3, 1000}) {
            assertThrows(IllegalArgumentException.class, () -> new Fourier(size), "size " + size);
        }
    }
}
