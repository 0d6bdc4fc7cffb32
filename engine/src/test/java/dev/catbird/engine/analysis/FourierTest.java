package dev.catbird.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 256, 2048})
    void inverseGivesTheSoundBack(int size) {
        Fourier fourier = new Fourier(size);
        float[] sound = TestSounds.noise(3, size, 0.5f);
        float[] there = sound.clone();
        fourier.forward(there);
        fourier.inverse(there);
        assertArrayEquals(sound, there, 1e-5f);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 16, 512})
    void conjugateProductIsTheCircularCorrelation(int size) {
        Fourier fourier = new Fourier(size);
        float[] a = TestSounds.noise(5, size, 0.5f);
        float[] b = TestSounds.noise(6, size, 0.5f);
        float[] product = a.clone();
        float[] other = b.clone();
        fourier.forward(product);
        fourier.forward(other);
        fourier.multiplyByConjugate(product, other);
        fourier.inverse(product);
        for (int shift = 0; shift < size; shift++) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += a[(shift + i) % size] * b[i];
            }
            assertEquals(sum, product[shift], 1e-5 * size, "shift " + shift);
        }
    }

    @Test
    void oddSizesAreRefused() {
        for (int size : new int[] {-4, 0, 1, 3, 1000}) {
            assertThrows(IllegalArgumentException.class, () -> new Fourier(size), "size " + size);
        }
    }
}
