package dev.catbird.midi.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Parameter;
import dev.catbird.midi.binding.Binding;
import org.junit.jupiter.api.Test;

/** A controller that stands elsewhere than its parameter. */
class PickUpTest extends OnSurface {
    @Test
    void nothingHappensBeforeTheControllerIsWhereTheParameterIs() {
        bind(binding("cc 21", Parameter.BLEND));
        parameters.set(Parameter.BLEND, 0.5f);
        send(0xB0, 21, 10, 21, 40);
        assertEquals(0.5f, get(Parameter.BLEND), EXACT);
        assertEquals(40 / 127f, surface.apart(Parameter.BLEND), EXACT);
        send(0xB0, 21, 63);
        assertTrue(Float.isNaN(surface.apart(Parameter.BLEND)));
        send(0xB0, 21, 70);
        assertEquals(70 / 127f, get(Parameter.BLEND), EXACT);
        send(0xB0, 21, 127);
        assertEquals(1, get(Parameter.BLEND), EXACT);
    }

    @Test
    void aQuickHandThatPassesItPicksItUp() {
        bind(binding("cc 21", Parameter.BLEND));
        parameters.set(Parameter.BLEND, 0.5f);
        send(0xB0, 21, 10, 21, 100);
        assertEquals(100 / 127f, get(Parameter.BLEND), EXACT);
    }

    @Test
    void whatOthersMoveIsLetGo() {
        bind(binding("cc 21", Parameter.BLEND));
        parameters.set(Parameter.BLEND, 0.5f);
        send(0xB0, 21, 64, 21, 70);
        parameters.set(Parameter.BLEND, 0.1f);
        send(0xB0, 21, 71);
        assertEquals(0.1f, get(Parameter.BLEND), EXACT);
        assertEquals(71 / 127f, surface.apart(Parameter.BLEND), EXACT);
    }

    @Test
    void withoutPickUpTheParameterJumps() {
        bind(binding("cc 21", Parameter.BLEND).withPickUp(false));
        parameters.set(Parameter.BLEND, 0.5f);
        send(0xB0, 21, 0);
        assertEquals(0, get(Parameter.BLEND), EXACT);
    }

    @Test
    void aParameterOutsideOfTheRangeIsPickedUpAtItsEnd() {
        bind(binding("cc 21", Parameter.BLEND).withRange(0.2f, 0.4f));
        send(0xB0, 21, 60);
        assertEquals(1, get(Parameter.BLEND), EXACT);
        send(0xB0, 21, 127, 21, 126);
        assertEquals(0.2f + 0.2f * 126 / 127, get(Parameter.BLEND), EXACT);
    }

    @Test
    void rebindingKeepsHoldOfWhatStays() {
        Binding blend = binding("cc 21", Parameter.BLEND);
        bind(blend);
        send(0xB0, 21, 127, 21, 64);
        bind(binding("cc 22", Parameter.LEVEL), blend);
        send(0xB0, 21, 20);
        assertEquals(20 / 127f, get(Parameter.BLEND), EXACT);
    }

    @Test
    void afterReplugTheHardwareIsNotTrusted() {
        bind(binding("cc 21", Parameter.BLEND));
        send(0xB0, 21, 127, 21, 64);
        surface.forget();
        send(0xB0, 21, 10);
        assertEquals(64 / 127f, get(Parameter.BLEND), EXACT);
    }
}
