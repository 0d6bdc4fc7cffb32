package dev.catbird.engine.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DisplaySizeTest {

    @Test
    void oblongPixelsAreMadeSquareByWidth() {
        assertEquals(new DisplaySize(1024, 576), DisplaySize.of(720, 576, 64 / 45.0, Orientation.UPRIGHT));
        assertEquals(
                new DisplaySize(576, 1024), DisplaySize.of(720, 576, 64 / 45.0, new Orientation(true, false, true)));
    }

    @Test
    void unknownAndAbsurdAspectsCountAsSquare() {
        for (double aspect : new double[] {Double.NaN, 0, -1, 1e6, 1e-6, Double.POSITIVE_INFINITY, 1281 / 1280.0}) {
            assertEquals(new DisplaySize(640, 360), DisplaySize.of(640, 360, aspect, Orientation.UPRIGHT));
        }
    }

    @Test
    void fittingKeepsTheAspectAndAtLeastOnePixel() {
        assertEquals(new DisplaySize(640, 360), new DisplaySize(1920, 1080).fit(640, 640));
        assertEquals(new DisplaySize(100, 1), new DisplaySize(10_000, 2).fit(100, 100));
        assertEquals(new DisplaySize(3, 2), new DisplaySize(3, 2).fit(100, 100));
    }
}
