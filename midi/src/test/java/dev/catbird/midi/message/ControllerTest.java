package dev.catbird.midi.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControllerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cc 0",
                "cc 119 ch 16",
                "cc14 31",
                "nrpn 16383 ch 1",
                "note 127 ch 10",
                "bend",
                "bend ch 2",
                "pressure"
            })
    void textIsReadAsItIsWritten(String text) {
        assertEquals(text, Controller.parse(text).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cc",
                "cc 120",
                "cc14 32",
                "nrpn 16384",
                "note 128",
                "bend 1",
                "cc 1 ch 0",
                "cc 1 ch 17",
                "knob 1",
                "cc -1"
            })
    void whatIsNoControllerIsRefused(String text) {
        assertEquals(Optional.empty(), Controller.parse(text));
    }

    @Test
    void peopleMayWriteItTheirWay() {
        assertEquals(
                "cc 21 ch 3",
                Controller.parse("  CC21  channel 3 ").orElseThrow().toString());
    }

    @Test
    void withoutAChannelItHearsAll() {
        assertTrue(Controller.cc(1).hears(1) && Controller.cc(1).hears(16));
        assertEquals(false, new Controller(Controller.Kind.CC, 1, 2).hears(1));
    }
}
