package dev.catbird.engine.param;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ParameterTest {

    @Test
    void namesAreUniqueAndOneWordEach() {
        long names =
                Arrays.stream(Parameter.values()).map(Parameter::id).distinct().count();
        assertEquals(Parameter.values().length, names);
        for (Parameter p : Parameter.values()) {
            assertTrue(p.id().matches("[a-z]+(-[a-z]+)*"), p.id());
            assertSame(p, Parameter.named(p.id()));
        }
        assertNull(Parameter.named("Elastic"));
    }

    @ParameterizedTest
    @EnumSource(Parameter.class)
    void registryEntryIsSound(Parameter p) {
        assertTrue(p.min() < p.max());
        assertEquals(p.initial(), p.clamp(p.initial()), "the initial value is allowed");
        assertFalse(p.doc().isBlank());
        assertTrue(p.curve() != Curve.LOGARITHMIC || p.min() > 0);
        assertTrue(p.curve() != Curve.SWITCH || (p.min() == 0 && p.max() == 1));
        assertEquals(p.curve() == Curve.CHOICE ? p.max() + 1 : 0, p.choices().size());
    }

    @ParameterizedTest
    @EnumSource(Parameter.class)
    void clampKeepsValuesInside(Parameter p) {
        assertEquals(p.min(), p.clamp(Float.NEGATIVE_INFINITY));
        assertEquals(p.min(), p.clamp(p.min() - 1));
        assertEquals(p.max(), p.clamp(p.max() + 1));
        assertEquals(p.max(), p.clamp(Float.POSITIVE_INFINITY));
    }

    @ParameterizedTest
    @EnumSource(Parameter.class)
    void knobCoversTheRangeWithoutGoingBack(Parameter p) {
        assertEquals(p.min(), p.at(0), 1e-6f * Math.abs(p.min()));
        assertEquals(p.max(), p.at(1), 1e-6f * Math.abs(p.max()));
        assertEquals(p.at(0), p.at(-1));
        assertEquals(p.at(1), p.at(2));
        float before = p.min();
        for (int i = 0; i <= 1000; i++) {
            float value = p.at(i / 1000f);
            assertTrue(value >= before && value <= p.max(), p.id() + " at " + i);
            before = value;
        }
    }

    @ParameterizedTest
    @EnumSource(Parameter.class)
    void positionLeadsBackToTheValue(Parameter p) {
        for (int i = 0; i <= 100; i++) {
            float value = p.at(i / 100f);
            float position = p.positionNorm(value);
            assertTrue(position >= 0 && position <= 1, p.id() + " position " + position);
            assertEquals(value, p.at(position), 2e-6f * (p.max() - p.min()), p.id() + " at " + i);
        }
        assertEquals(0, p.positionNorm(p.min()), 1e-6);
        assertEquals(1, p.positionNorm(p.max()), 1e-6);
    }

    @Test
    void wholeNumbersStayWhole() {
        assertEquals(5, Parameter.COMBINATION.clamp(5.4f));
        assertEquals(6, Parameter.COMBINATION.clamp(5.6f));
        assertEquals(1, Parameter.FREEZE.clamp(0.7f));
        assertEquals(0, Parameter.FREEZE.at(0.3f));
    }

    @Test
    void logarithmicKnobMultiplies() {
        float middle = Parameter.GRAIN.at(0.5f);
        assertEquals(Math.sqrt(Parameter.GRAIN.min() * Parameter.GRAIN.max()), middle, 1e-3);
    }

    @Test
    void choicesAreSaidByName() {
        assertEquals("tiles", Parameter.VIEW.text(3));
        assertEquals("bars", Parameter.VIEW.text(9));
        assertEquals("blend", Parameter.VIEW.text(Parameter.VIEW.at(0.3f)));
        assertEquals("5", Parameter.COMBINATION.text(5));
    }

    @Test
    void rangeIsWrittenForPeople() {
        assertEquals("1..16", Parameter.COMBINATION.range());
        assertEquals("8.7..250 ms", Parameter.GRAIN.range());
        assertEquals("-100..0 dB", Parameter.GATE.range());
        assertEquals("0 or 1", Parameter.FREEZE.range());
        assertEquals("fit, fill or stretch", Parameter.FRAMING.range());
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5",
        "-60, -60",
        "0, 0",
        "0.7, 0.7",
        "11.6, 11.6",
        "1.15, 1.15",
        "-0.25, -0.25",
        "1230.4, 1230.4",
        "5.00001, 5.00001",
        "0.0001, 0.0001",
        "1e9, 1000000000",
        "1e10, 10000000000",
        "1e-10, 0.0000000001",
        "NaN, NaN",
        "Infinity, Infinity"
    })
    void numberHasTheDigitsItNeeds(float value, String text) {
        assertEquals(text, Parameter.number(value));
    }
}
