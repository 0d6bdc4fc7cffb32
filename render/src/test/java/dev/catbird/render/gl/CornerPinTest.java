package dev.catbird.render.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CornerPinTest {
    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

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
        PinKnobs knobs = new PinKnobs(parameters, new PinMemory(folder.resolve("display")), "a", said::add);
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

    @Test
    void everyDisplayHasItsOwnPinThatIsRememberedToTheLastDigit() {
        Parameters parameters = new Parameters();
        PinMemory memory = new PinMemory(folder.resolve("not there yet/display"));
        PinKnobs knobs = new PinKnobs(parameters, memory, "EPSON 1 = a", said::add);
        knobs.recall();
        CornerPin.of("0.1234567,0.05,0.95,0,1,0.9,0,1").set(parameters);
        String text = knobs.now().text();
        knobs.on("EPSON 1 = a");
        assertEquals(text, knobs.now().text());
        knobs.on("laptop");
        assertEquals(CornerPin.NONE.text(), knobs.now().text(), "one that is new has none");
        CornerPin.of("0,0.2,1,0,1,1,0,1").set(parameters);
        knobs.remember();
        assertEquals(List.of(), said);
        Parameters later = new Parameters();
        PinKnobs again = new PinKnobs(later, memory, "EPSON 1 = a", said::add);
        assertEquals(CornerPin.NONE.text(), again.now().text(), "nothing comes unasked");
        again.recall();
        assertEquals(text, again.now().text());
        assertEquals(
                List.of("the corners are pinned as last on EPSON 1 = a: --pin " + text
                        + "; --pin 0,0,1,0,1,1,0,1 is none"),
                said);
        again.on("laptop");
        assertEquals("0,0.2,1,0,1,1,0,1", again.now().text());
        CornerPin.NONE.set(later);
        again.remember();
        assertNull(memory.recall("laptop"), "the whole window is not remembered");
        assertEquals(text, CornerPin.of(text).text());
    }

    @Test
    void fileThatIsNoMemoryIsForgotten() throws IOException {
        PinMemory memory = new PinMemory(folder.resolve("display"));
        Files.writeString(folder.resolve("pins.properties"), "a=0,0,1\nb=\\uXYZ");
        assertNull(memory.recall("a"));
        memory.remember("a", CornerPin.of("0,0.2,1,0,1,1,0,1"));
        CornerPin recalled = memory.recall("a");
        assertEquals("0,0.2,1,0,1,1,0,1", recalled == null ? "" : recalled.text());
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
