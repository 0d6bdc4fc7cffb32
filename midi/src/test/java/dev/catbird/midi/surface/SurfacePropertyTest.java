package dev.catbird.midi.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.catbird.engine.param.Parameter;
import dev.catbird.midi.binding.Binding;
import dev.catbird.midi.binding.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever bytes come. */
class SurfacePropertyTest extends OnSurface {
    @Test
    void anyBytesLeaveEveryParameterInItsRange() {
        Random random = new Random(11);
        List<Binding> bindings = new ArrayList<>();
        String[] controllers = {
            "cc 1", "cc14 2", "nrpn 3", "note 4", "bend", "pressure", "cc 7", "cc 8", "cc 9", "note 5"
        };
        Mode[] modes = Mode.values();
        for (Parameter parameter : Parameter.values()) {
            for (String controller : controllers) {
                Binding usual = binding(controller, parameter);
                Mode mode = modes[random.nextInt(modes.length)];
                bindings.add((mode.suits(usual.controller().kind()) && mode != Mode.NEXT ? usual.withMode(mode) : usual)
                        .withPickUp(random.nextBoolean()));
            }
        }
        surface.bind(bindings, true);
        byte[] bytes = new byte[8];
        for (int i = 0; i < 100_000; i++) {
            for (int b = 0; b < bytes.length; b++) {
                bytes[b] = (byte) (random.nextInt(3) == 0 ? 0x80 + random.nextInt(128) : random.nextInt(40));
            }
            surface.take(bytes, 0, bytes.length);
            nowNs += random.nextInt(20_000_000);
            if (i % 100 == 0) {
                for (Parameter parameter : Parameter.values()) {
                    float value = get(parameter);
                    assertEquals(parameter.clamp(value), value, "seed 11, input " + i + ", " + parameter);
                }
            }
        }
    }
}
