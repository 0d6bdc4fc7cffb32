package dev.catbird.engine.kernel;

import java.util.Random;

/** What the numbers are like that kernels are tried with, and such numbers. Thread: the test's. */
enum Numbers {
    PLAIN,
    HUGE,
    SUBNORMAL,
    ZERO,
    ODD;

    /** Numbers for the first {@code count} elements of an array that may go on a little. */
    static float[] roomy(Random random, Numbers kind, int count) {
        return numbers(random, random.nextBoolean() ? kind : ODD, count + random.nextInt(2) * 16);
    }

    /** Numbers of a kind. */
    static float[] numbers(Random random, Numbers kind, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            float plain = (float) random.nextGaussian();
            numbers[i] = switch (kind) {
                case PLAIN -> plain;
                case HUGE -> plain * 1e19f;
                case SUBNORMAL -> plain * (i % 3 == 0 ? 1e-20f : 1e-38f);
                case ZERO -> i % 2 == 0 ? 0f : -0f;
                case ODD -> odd(random, plain);
            };
        }
        return numbers;
    }

    private static float odd(Random random, float plain) {
        return switch (random.nextInt(40)) {
            case 0 -> Float.NaN;
            case 1 -> Float.POSITIVE_INFINITY;
            case 2 -> Float.NEGATIVE_INFINITY;
            case 3 -> Float.MIN_VALUE;
            case 4 -> -Float.MAX_VALUE;
            case 5 -> -0f;
            default -> plain;
        };
    }

    /** The same for the same kind. */
    static Random random(Numbers kind) {
        return new Random(kind.name().hashCode());
    }
}
