package dev.catbird.presets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.Mode;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MorphTest {
    private final Parameters parameters = new Parameters();

    private Morph to(Map<Parameter, Float> values) {
        return new Morph(parameters, new Preset("it", "", Mode.COMBINATION, values));
    }

    @Test
    void itBeginsAtWhatIsAndEndsAtThePreset() {
        Morph morph = to(Map.of(Parameter.BLEND, 0f, Parameter.GRAIN, 250f, Parameter.COMBINATION, 15f));
        morph.at(0);
        assertEquals(1, parameters.get(Parameter.BLEND));
        assertEquals(8.7f, parameters.get(Parameter.GRAIN));
        float last = 8.7f;
        for (float share = 0.05f; share < 1; share += 0.05f) {
            morph.at(share);
            assertTrue(parameters.get(Parameter.GRAIN) > last);
            last = parameters.get(Parameter.GRAIN);
        }
        morph.at(0.5f);
        assertEquals(0.5f, parameters.get(Parameter.BLEND), 1e-6f);
        assertEquals(10, parameters.get(Parameter.COMBINATION));
        assertEquals(Math.sqrt(8.7 * 250), parameters.get(Parameter.GRAIN), 0.1);
        morph.at(1);
        assertEquals(0, parameters.get(Parameter.BLEND));
        assertEquals(250, parameters.get(Parameter.GRAIN));
        assertEquals(15, parameters.get(Parameter.COMBINATION));
    }

    @Test
    void switchesAndChoicesChangeHalfWay() {
        parameters.set(Parameter.VIEW, 0);
        Morph morph = to(Map.of(Parameter.FREEZE, 1f, Parameter.VIEW, 4f));
        morph.at(0.49f);
        assertEquals(0, parameters.get(Parameter.FREEZE));
        assertEquals(0, parameters.get(Parameter.VIEW));
        morph.at(0.5f);
        assertEquals(1, parameters.get(Parameter.FREEZE));
        assertEquals(4, parameters.get(Parameter.VIEW));
    }

    @Test
    void whatSomebodyMovesMeanwhileIsTheirs() {
        Morph morph = to(Map.of(Parameter.BLEND, 0f, Parameter.WET, 0f));
        morph.at(0.25f);
        parameters.set(Parameter.BLEND, 0.9f);
        morph.at(0.5f);
        morph.at(1);
        assertEquals(0.9f, parameters.get(Parameter.BLEND));
        assertEquals(0, parameters.get(Parameter.WET));
    }
}
