package dev.catbird.engine.kernel;

import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** What the kernels are made of: loading, widening and adding up vectors. Thread: any. */
final class Vectors {
    static final VectorSpecies<Float> FLOATS =
            FloatVector.SPECIES_PREFERRED.length() > 16 ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

    /** Floats in a vector. */
    static final int LANES = FLOATS.length();

    static final int PARTIALS = 16;

    private static final VectorSpecies<Byte> BYTES = LANES == 16 ? ByteVector.SPECIES_128 : ByteVector.SPECIES_64;

    private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());

    /** All bits of 16 numbers, then no bits of 16. */
    private static final int[] KEPT = new int[2 * PARTIALS];

    static {
        Arrays.fill(KEPT, 0, PARTIALS, -1);
    }

    /** Lane i takes lane i + 8 and i + 4, around the end. */
    private static final VectorShuffle<Float> BY_EIGHT = VectorShuffle.iota(FLOATS, 8 % LANES, 1, true);

    private static final VectorShuffle<Float> BY_FOUR = VectorShuffle.iota(FLOATS, 4 % LANES, 1, true);

    static FloatVector load(float[] a, int at) {
        return FloatVector.fromArray(FLOATS, a, at);
    }

    /** The lanes below 16 - {@code from}, then zeros. */
    static FloatVector keep(FloatVector v, int from) {
        return v.reinterpretAsInts().and(IntVector.fromArray(INTS, KEPT, from)).reinterpretAsFloats();
    }

    static int roundUp(int n) {
        return (n + PARTIALS - 1) & -PARTIALS;
    }

    static FloatVector codes(byte[] rows, int at) {
        IntVector codes = (IntVector) ByteVector.fromArray(BYTES, rows, at).castShape(INTS, 0);
        return (FloatVector) codes.and(0xff).castShape(FLOATS, 0);
    }

    static FloatVector squares(FloatVector v) {
        return v.mul(v);
    }

    /** From the sum of vectors of partials, where lane i holds those of i mod LANES, to the sum of all. */
    static float total(FloatVector partials) {
        FloatVector x = partials;
        if (LANES == 16) {
            x = x.add(x.rearrange(BY_EIGHT));
        }
        x = x.add(x.rearrange(BY_FOUR));
        return (x.lane(0) + x.lane(2)) + (x.lane(1) + x.lane(3));
    }

    private Vectors() {}
}
