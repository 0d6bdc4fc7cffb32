package dev.catbird.engine.kernel;

import static dev.catbird.engine.kernel.Numbers.numbers;
import static dev.catbird.engine.kernel.Numbers.random;
import static dev.catbird.engine.kernel.Numbers.roomy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Both twins against the definition, to the last bit, at lengths and offsets that no vector divides, in compiled code. Some
 * arrays end where the kernel's range ends, so that reading too far is found, others go on with what must not count; and
 * what lies before and after a written range stays as it was.
 */
class KernelsPropertyTest {
    private static final int[] LENGTHS = {
        0, 1, 2, 3, 4, 5, 7, 8, 11, 13, 15, 16, 17, 19, 31, 32, 33, 48, 127, 131, 251, 255, 256, 257, 509, 1021
    };

    @BeforeAll
    static void compile() {
        twins().forEach(Kernels::warmUp);
    }

    private static Stream<Kernels> twins() {
        Kernels vector = Kernels.vector().orElseThrow(() -> new AssertionError(Kernels.description()));
        return Stream.of(Kernels.plain(), vector);
    }

    static Stream<Arguments> cases() {
        return twins().flatMap(kernels -> Stream.of(Numbers.values()).map(numbers -> Arguments.of(kernels, numbers)));
    }

    /** Equal to the last bit; any NaN is like any other. */
    private static void assertSame(float expected, float actual) {
        assertEquals(Float.floatToIntBits(expected), Float.floatToIntBits(actual), expected + " and " + actual);
    }

    private static void assertSame(float[] expected, float[] actual) {
        int[] bits = new int[expected.length];
        int[] actualBits = new int[actual.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToIntBits(expected[i]);
        }
        for (int i = 0; i < actualBits.length; i++) {
            actualBits[i] = Float.floatToIntBits(actual[i]);
        }
        assertArrayEquals(bits, actualBits);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void innerProductsAreAsDefined(Kernels kernels, Numbers kind) {
        Random random = random(kind);
        for (int n : LENGTHS) {
            for (int offset : new int[] {0, 1, 3, 7}) {
                float[] a = roomy(random, kind, offset + n);
                float[] b = roomy(random, kind, 2 * offset + n);
                assertSame(Definition.inner(a, offset, b, 2 * offset, n), kernels.inner(a, offset, b, 2 * offset, n));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void columnsAreScoredAsDefined(Kernels kernels, Numbers kind) {
        Random random = random(kind);
        for (int n : LENGTHS) {
            for (int columns : new int[] {0, 1, 3, 7, 8, 13, 16, 17, 31, 32, 48}) {
                int offset = random.nextInt(4);
                float[] table = roomy(random, kind, offset + n * columns);
                float[] query = roomy(random, kind, n);
                float[] expected = numbers(random, kind, columns + 2);
                float[] actual = expected.clone();
                for (int c = 0; c < columns; c++) {
                    expected[c] = Definition.innerColumn(table, offset + c, columns, query, n);
                }
                kernels.innerColumns(table, offset, columns, query, n, actual);
                assertSame(expected, actual);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rowsAreScoredAsDefined(Kernels kernels, Numbers kind) {
        Random random = random(kind);
        for (int n : LENGTHS) {
            for (int count : new int[] {0, 1, 2, 3, 4, 5, 7, 9}) {
                int rowBytes = n + random.nextInt(3);
                int offset = random.nextInt(4);
                byte[] rows = new byte[offset + Math.max(0, (count - 1) * rowBytes + n) + random.nextInt(2) * 16];
                random.nextBytes(rows);
                float[] query = roomy(random, kind, n);
                Arrays.fill(query, n, query.length, random.nextBoolean() ? 0f : -0f);
                for (boolean squared : new boolean[] {false, true}) {
                    float[] expected = numbers(random, kind, offset + count + 2);
                    float[] actual = expected.clone();
                    for (int r = 0; r < count; r++) {
                        expected[offset + r] = Definition.innerRow(rows, offset + r * rowBytes, squared, query, n);
                    }
                    if (squared) {
                        kernels.innerSquaredRows(rows, offset, rowBytes, count, query, n, actual, offset);
                    } else {
                        kernels.innerRows(rows, offset, rowBytes, count, query, n, actual, offset);
                    }
                    assertSame(expected, actual);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void scaledNumbersAreAddedAndDivided(Kernels kernels, Numbers kind) {
        Random random = random(kind);
        for (int n : LENGTHS) {
            float[] x = numbers(random, kind, n);
            float[] sum = numbers(random, kind, n + 1);
            float factor = numbers(random, kind, 1)[0];
            float[] expectedSum = sum.clone();
            float[] expectedQuotient = x.clone();
            for (int i = 0; i < n; i++) {
                expectedSum[i] += factor * x[i];
                expectedQuotient[i] = x[i] / expectedSum[i];
            }
            kernels.addScaled(sum, x, factor, n);
            assertSame(expectedSum, sum);
            kernels.quotient(x, sum, x, n);
            assertSame(expectedQuotient, x);
        }
    }

    @Test
    void squashedNumbersAreTheirHyperbolicTangents() {
        float[] x = new float[2001];
        for (int i = 0; i < x.length; i++) {
            x[i] = 0.01f * (i - 1000);
        }
        for (Kernels kernels : twins().toList()) {
            float[] squashed = x.clone();
            kernels.squash(squashed, squashed, x.length - 1);
            for (int i = 0; i < x.length - 1; i++) {
                assertEquals(Math.tanh(x[i]), squashed[i], 2e-4);
            }
            assertEquals(x[x.length - 1], squashed[x.length - 1]);
            float[] odd = {Float.NEGATIVE_INFINITY, Float.MAX_VALUE, -0f};
            kernels.squash(odd, odd, 3);
            assertArrayEquals(new float[] {-1, 1, 0}, odd, 2e-4f);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void spectraAreExplainedAndGainsRefittedAsDefined(Kernels kernels, Numbers kind) {
        Random random = random(kind);
        for (int n : LENGTHS) {
            for (int count = 0; count <= 5; count++) {
                float[][] distributions = new float[count + 1][];
                for (int i = 0; i <= count; i++) {
                    distributions[i] = roomy(random, kind, n);
                }
                float[] gains = numbers(random, kind, count + 1);
                float[] magnitudes = numbers(random, kind, n);
                float floor = numbers(random, kind, 1)[0];
                float[] expected = numbers(random, kind, n + 1 + random.nextInt(2) * 16);
                float[] explained = expected.clone();
                float[] expectedQuery = expected.clone();
                float[] query = expected.clone();
                for (int b = 0; b < n; b++) {
                    expected[b] = Definition.explain(distributions, gains, count, floor, b);
                    expectedQuery[b] = magnitudes[b] / expected[b];
                }
                kernels.explain(distributions, gains, count, floor, explained, n);
                assertSame(expected, explained);
                kernels.explainedQuotient(magnitudes, distributions, gains, count, floor, query, n);
                assertSame(expectedQuery, query);
                float[] expectedGains = gains.clone();
                Definition.refit(magnitudes, distributions, expectedGains, count, floor, 3, n);
                kernels.refit(magnitudes, distributions, gains, count, floor, 3, query, n);
                assertSame(expectedGains, gains);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void grainsAreMixedAsDefined(Kernels kernels, Numbers kind) {
        Random random = random(kind);
        for (int n : LENGTHS) {
            for (int offset : new int[] {0, 1, 3, 7}) {
                float[] in = numbers(random, kind, offset + n);
                float[] window = numbers(random, kind, 2 * offset + n);
                float[] out = numbers(random, kind, offset + n + 5);
                float gain = numbers(random, kind, 1)[0];
                float[] expected = out.clone();
                for (int i = 0; i < n; i++) {
                    expected[offset + 2 + i] += (gain * window[2 * offset + i]) * in[offset + i];
                }
                kernels.multiplyAccumulate(in, offset, window, 2 * offset, gain, out, offset + 2, n);
                assertSame(expected, out);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void waveformsAreCorrelatedAsDefined(Kernels kernels, Numbers kind) {
        Random random = random(kind);
        for (int shifts : LENGTHS) {
            for (int n : new int[] {0, 1, 2, 31, 64}) {
                float[] waveform = numbers(random, kind, n);
                float[] piece = numbers(random, kind, Math.max(0, n + shifts - 1));
                float[] expected = numbers(random, kind, shifts + 1);
                float[] actual = expected.clone();
                for (int s = 0; s < shifts; s++) {
                    expected[s] = Definition.correlation(waveform, n, piece, s);
                }
                kernels.correlate(waveform, n, piece, shifts, actual);
                assertSame(expected, actual);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void peaksAreTheFirstOfTheLargest(Kernels kernels, Numbers kind) {
        Random random = random(kind);
        for (int n : LENGTHS) {
            float[] values = numbers(random, kind, n + 1);
            values[n] = Float.MAX_VALUE; // beyond the range
            for (int round = 0; round < 4; round++) {
                assertEquals(Definition.peak(values, n), kernels.peak(values, n));
                assertEquals(Definition.peak(values, 1, n), kernels.peak(values, 1, n));
                assertEquals(Definition.peak(values, -1, n), kernels.peak(values, -1, n));
                if (n > 0) {
                    values[random.nextInt(n)] = 1e30f; // in the end two are equal
                    values[random.nextInt(n)] = -1e30f;
                }
            }
        }
    }

    @Test
    void whatIsNoNumberIsNoPeak() {
        float[] values = {Float.NaN, Float.NEGATIVE_INFINITY, Float.NaN, Float.NEGATIVE_INFINITY};
        for (Kernels kernels : new Kernels[] {Kernels.plain(), Kernels.vector().orElseThrow()}) {
            assertEquals(-1, kernels.peak(values, 1));
            assertEquals(1, kernels.peak(values, 4));
            assertEquals(1, kernels.peak(values, 1, 4));
            assertEquals(1, kernels.peak(values, -1, 4));
        }
    }
}
