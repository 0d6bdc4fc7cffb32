package dev.catbird.engine.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OrientationTest {
    private static final int ONE = 1 << 16;

    /** Stored picture of 3 x 2 in rows of 4. */
    private static final int[] STORED = {1, 2, 3, 0, 4, 5, 6, 0};

    private static int[] turned(Orientation orientation) {
        int width = orientation.swapped() ? 2 : 3;
        int height = orientation.swapped() ? 3 : 2;
        int[] upright = new int[6];
        orientation.turn(STORED, 4, upright, 0, width, width, height);
        return upright;
    }

    @Test
    void matrixOfAQuarterTurnClockwiseBringsTheLeftEdgeToTheTop() {
        assertArrayEquals(new int[] {4, 1, 5, 2, 6, 3}, turned(Orientation.of(0, ONE, -ONE, 0)));
    }

    @Test
    void matrixOfAQuarterTurnAnticlockwiseBringsTheRightEdgeToTheTop() {
        assertArrayEquals(new int[] {3, 6, 2, 5, 1, 4}, turned(Orientation.of(0, -ONE, ONE, 0)));
    }

    @Test
    void halfTurnsAndMirrorsReverseRowsAndColumns() {
        assertArrayEquals(new int[] {6, 5, 4, 3, 2, 1}, turned(Orientation.of(-ONE, 0, 0, -ONE)));
        assertArrayEquals(new int[] {3, 2, 1, 6, 5, 4}, turned(Orientation.of(-ONE, 0, 0, ONE)));
        assertArrayEquals(new int[] {4, 5, 6, 1, 2, 3}, turned(Orientation.of(ONE, 0, 0, -ONE)));
    }

    @Test
    void anyOtherAngleIsTakenAsTheNearestQuarter() {
        assertEquals(Orientation.UPRIGHT, Orientation.of(60000, 20000, -20000, 60000));
        assertEquals(Orientation.UPRIGHT, Orientation.of(0, 0, 0, 0));
    }
}
