package dev.catbird.render.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CornerPinTest {
    private static void assertGoes(CornerPin pin, double x, double y, double toX, double toY) {
        float[] m = pin.rows();
        double w = m[6] * x + m[7] * y + m[8];
        assertEquals(toX, (m[0] * x + m[1] * y + m[2]) / w, 1e-5);
        assertEquals(toY, (m[3] * x + m[4] * y + m[5]) / w, 1e-5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0,0,1,0,1,1,0,1",
                "0.1,0.05,0.95,0,1,0.9,0,1",
                "0.2 0 0.8 0 1 1 0 1",
                "-0.1,0,1.1,0.1,0.9,1,0,0.8"
            })
    void cornersOfThePictureGoWhereTheyArePinned(String numbers) {
        CornerPin pin = CornerPin.of(numbers);
        double[] c = java.util.Arrays.stream(numbers.split("[, ]", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertGoes(pin, c[0], c[1], 0, 0);
        assertGoes(pin, c[2], c[3], 1, 0);
        assertGoes(pin, c[4], c[5], 1, 1);
        assertGoes(pin, c[6], c[7], 0, 1);
    }

    @Test
    void withoutPinsEveryPlaceStays() {
        assertGoes(CornerPin.NONE, 0.3, 0.7, 0.3, 0.7);
    }

    /** Lines that meet in a point lie at even distances in the picture only if perspective is kept. */
    @Test
    void keystoneKeepsPerspective() {
        CornerPin pin = CornerPin.of("0.25,0,0.75,0,1,1,0,1");
        assertGoes(pin, 0.5, 1.0 / 3, 0.5, 0.5);
    }

    @Test
    void parametersMoveTheCorners() {
        Parameters parameters = new Parameters();
        PinKnobs knobs = new PinKnobs(parameters);
        assertGoes(knobs.now(), 0.3, 0.7, 0.3, 0.7);
        CornerPin.of("0.1,0.05,0.95,0,1,0.9,0,1").set(parameters);
        assertEquals(0.05f, parameters.get(Parameter.PIN_TOP_LEFT_Y));
        assertGoes(knobs.now(), 0.1, 0.05, 0, 0);
        assertGoes(knobs.now(), 1, 0.9, 1, 1);
        CornerPin before = knobs.now();
        assertSame(before, knobs.now(), "nothing has moved");
        parameters.set(Parameter.PIN_TOP_LEFT_X, 1.4f);
        assertSame(before, knobs.now(), "no shape can be drawn, so the last one stays");
        parameters.set(Parameter.PIN_TOP_LEFT_X, 0.2f);
        assertGoes(knobs.now(), 0.2, 0.05, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0,0,1,0,1,1,0",
                "0,0,1,0,1,1,0,x",
                "0,0,0,1,1,1,1,0",
                "0,0,1,0,0.2,0.2,0,1",
                "0,0,0,0,0,0,0,0",
                "-0.6,0,1,0,1,1,0,1",
                "0,0,1,0,1,1.7,0,1"
            })
    void whatIsNoPictureIsRefused(String numbers) {
        assertThrows(IllegalArgumentException.class, () -> CornerPin.of(numbers));
    }
}
