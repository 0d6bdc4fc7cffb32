package dev.catbird.midi.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Parameter;
import dev.catbird.midi.message.Controller;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BindingTest {

    @Test
    void aPositionGivesAValueAndTheValueThatPosition() {
        Random random = new Random(3);
        for (Parameter parameter : Parameter.values()) {
            for (int i = 0; i < 200; i++) {
                float a = random.nextFloat();
                float b = random.nextFloat();
                float low = parameter.at(Math.min(a, b));
                float high = parameter.at(Math.max(a, b));
                if (low >= high) {
                    continue;
                }
                float curve = 0.2f + 4 * random.nextFloat();
                Binding binding = Binding.of(Controller.cc(1), parameter)
                        .withRange(low, high)
                        .withCurve(curve, random.nextBoolean());
                float value = binding.value(random.nextFloat());
                assertTrue(value >= low && value <= high, () -> binding + " gives " + value);
                float again = binding.value(binding.positionNorm(value));
                assertEquals(value, again, 1e-3f * (high - low), () -> "seed 3, " + binding);
            }
        }
    }

    @Test
    void theEndsAreExact() {
        for (Parameter parameter : Parameter.values()) {
            Binding binding = Binding.of(Controller.cc(1), parameter);
            assertEquals(parameter.min(), binding.value(0));
            assertEquals(parameter.max(), binding.value(1));
            assertEquals(parameter.max(), binding.withCurve(3, true).value(0));
        }
    }

    @Test
    void eightKnobsDoSomethingAtOnce() {
        List<Binding> row = DefaultMap.bindings(DefaultMap.row("nanoKONTROL2").orElseThrow(), List.of(), Set.of());
        assertEquals(8, row.size());
        assertEquals(8, row.stream().map(Binding::parameter).distinct().count());
        assertEquals(
                List.of("combination", "blend", "continuity", "novelty"),
                row.stream().limit(4).map(b -> b.parameter().id()).toList());
        assertEquals(16, row.get(0).controller().number());
        assertEquals(Parameter.LEVEL, row.get(7).parameter());
    }

    @Test
    void defaultsGiveWay() {
        Binding own = Binding.of(Controller.cc(16), Parameter.WET);
        Binding elsewhere = Binding.of(Controller.cc(99), Parameter.BLEND);
        Binding pair = Binding.of(new Controller(Controller.Kind.CC14, 18, 1), Parameter.ZOOM);
        List<Binding> merged = DefaultMap.bindings(
                DefaultMap.row("nanokontrol").orElseThrow(), List.of(own, elsewhere, pair), Set.of(Parameter.LEVEL));
        // Knobs 1 and 3 are used, blend is turned elsewhere, level is left alone.
        assertEquals(3 + 4, merged.size());
        assertTrue(merged.stream().noneMatch(b -> b.parameter() == Parameter.LEVEL));
        assertEquals(
                1, merged.stream().filter(b -> b.parameter() == Parameter.BLEND).count());
        assertEquals(
                1, merged.stream().filter(b -> b.controller().number() == 16).count());
    }

    @Test
    void aDeviceThatNobodyKnowsHasTheRowThatItsFirstKnobIsIn() {
        assertTrue(DefaultMap.row("Whatever").isEmpty());
        assertEquals(1, DefaultMap.rowWith(1).orElseThrow().get(0));
        assertEquals(70, DefaultMap.rowWith(74).orElseThrow().get(0));
        assertEquals(16, DefaultMap.rowWith(16).orElseThrow().get(0));
        assertTrue(DefaultMap.rowWith(64).isEmpty());
    }
}
