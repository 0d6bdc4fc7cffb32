package dev.catbird.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The twin with the Vector API against the one in plain Java, to the last bit, at widths that vectors divide and do not. */
class FourierKernelsPropertyTest {
    private static final int[] WIDTHS = {1, 3, 4, 8, 12, 16, 31, 48, 64};

    private static FourierKernels vector() {
        return FourierChoice.VECTOR.orElseThrow(() -> new AssertionError(Kernels.description()));
    }

    private static float[] numbers(Random random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian() * (i % 5 == 0 ? 1e-20f : 1);
        }
        return numbers;
    }

    static Stream<Arguments> cases() {
        return Stream.of(1, 2, 8, 27)
                .flatMap(quarter -> Arrays.stream(WIDTHS).mapToObj(width -> Arguments.of(quarter, width)));
    }

    @Test
    void theTwinIsChosenAsThatOfTheOtherKernels() {
        boolean plain = Choice.MADE.kernels() == Kernels.plain();
        assertSame(plain ? FourierKernels.plain() : vector(), FourierChoice.BEST);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void stepsOfFourAreAlike(int quarter, int width) {
        Random random = new Random(31L * quarter + width);
        float[] re = numbers(random, 4 * quarter * width);
        float[] im = numbers(random, 4 * quarter * width);
        float[] turns = numbers(random, 6 * quarter);
        float[][] plain = new float[2][re.length];
        float[][] vector = new float[2][re.length];
        FourierKernels.plain().four(re, im, plain[0], plain[1], turns, quarter, width);
        vector().four(re, im, vector[0], vector[1], turns, quarter, width);
        assertArrayEquals(plain[0], vector[0]);
        assertArrayEquals(plain[1], vector[1]);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void stepsOfTwoAreAlike(int quarter, int width) {
        int half = quarter * width;
        Random random = new Random(37L * quarter + width);
        float[] re = numbers(random, 2 * half);
        float[] im = numbers(random, 2 * half);
        float[][] plain = new float[2][re.length];
        float[][] vector = new float[2][re.length];
        FourierKernels.plain().two(re, im, plain[0], plain[1], half);
        vector().two(re, im, vector[0], vector[1], half);
        assertArrayEquals(plain[0], vector[0]);
        assertArrayEquals(plain[1], vector[1]);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void magnitudesAreAlike(int quarter, int lanes) {
        int half = 4 * quarter;
        Random random = new Random(41L * quarter + lanes);
        float[] re = numbers(random, half * lanes);
        float[] im = numbers(random, half * lanes);
        float[] turns = numbers(random, 2 * (half + 1));
        for (int bins : new int[] {half / 2, half}) {
            float[][] plain = {new float[bins * lanes], new float[lanes], new float[lanes]};
            float[][] vector = {new float[bins * lanes], new float[lanes], new float[lanes]};
            FourierKernels.plain().magnitudes(re, im, turns, half, bins, lanes, plain[0], plain[1], plain[2]);
            vector().magnitudes(re, im, turns, half, bins, lanes, vector[0], vector[1], vector[2]);
            for (int i = 0; i < plain.length; i++) {
                assertArrayEquals(plain[i], vector[i]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void scaledRootsAreAlikeAndAsDefined(int bins, int lanes) {
        Random random = new Random(43L * bins + lanes);
        float[] values = numbers(random, bins * lanes + 3);
        float[] scales = numbers(random, lanes);
        for (int i = 0; i < bins * lanes; i++) {
            values[i] = Math.abs(values[i]);
        }
        for (int i = 0; i < lanes; i++) {
            scales[i] = i % 3 == 0 ? 0 : 65025 * Math.abs(scales[i]);
        }
        float[] expected = values.clone();
        for (int i = 0; i < bins * lanes; i++) {
            expected[i] = (float) Math.sqrt(values[i] * scales[i % lanes]);
        }
        for (FourierKernels kernels : new FourierKernels[] {FourierKernels.plain(), vector()}) {
            float[] actual = values.clone();
            kernels.scaledRoots(actual, scales, bins, lanes);
            assertArrayEquals(expected, actual);
        }
    }
}
