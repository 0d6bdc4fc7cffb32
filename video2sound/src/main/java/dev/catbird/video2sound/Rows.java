package dev.catbird.video2sound;

import java.util.Arrays;

/** Numbers that are learnt, in rows of a fixed order; a row's array may be longer than what counts of it. Thread: one. */
interface Rows {
    int rows();

    float[] row(int number);

    /** How many numbers of a row count. */
    int rowLength(int number);

    /** Rows of the same lengths, all 0. */
    static Rows like(Rows other) {
        float[][] all = new float[other.rows()][];
        Arrays.setAll(all, r -> new float[other.row(r).length]);
        return new Rows() {
            @Override
            public int rows() {
                return all.length;
            }

            @Override
            public float[] row(int number) {
                return all[number];
            }

            @Override
            public int rowLength(int number) {
                return other.rowLength(number);
            }
        };
    }

    default void copy(Rows other) {
        for (int r = 0; r < rows(); r++) {
            System.arraycopy(other.row(r), 0, row(r), 0, row(r).length);
        }
    }

    default void clear() {
        for (int r = 0; r < rows(); r++) {
            Arrays.fill(row(r), 0);
        }
    }

    /** Numbers that count, in all. */
    default int numbers() {
        int sum = 0;
        for (int r = 0; r < rows(); r++) {
            sum += rowLength(r);
        }
        return sum;
    }
}
