package dev.catbird.midi.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Parameter;
import dev.catbird.midi.binding.Binding;
import dev.catbird.midi.binding.Mode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the device is told. */
class FeedbackTest extends OnSurface {
    @Test
    void theDeviceIsToldOfEveryChangeOnce() {
        bind(
                binding("cc 21 ch 3", Parameter.BLEND),
                binding("cc14 1", Parameter.NOVELTY),
                binding("nrpn 300", Parameter.WET),
                binding("note 36", Parameter.FREEZE),
                binding("bend", Parameter.OPACITY));
        assertEquals(
                List.of(
                        "b2 21 127",
                        "b0 1 89",
                        "b0 33 76",
                        "b0 99 2",
                        "b0 98 44",
                        "b0 6 127",
                        "b0 38 127",
                        "90 36 0",
                        "e0 127 127"),
                tell());
        assertEquals(List.of(), tell());
        parameters.set(Parameter.FREEZE, 1);
        parameters.set(Parameter.BLEND, 0);
        assertEquals(List.of("b2 21 0", "90 36 127"), tell());
    }

    @Test
    void itIsToldOnTheChannelItWasHeardOn() {
        bind(binding("cc 21", Parameter.BLEND));
        send(0xB4, 21, 3);
        assertEquals(List.of("b4 21 127"), tell());
    }

    @Test
    void whatTheDeviceSaidItIsNotTold() {
        bind(binding("cc 21", Parameter.BLEND));
        tell();
        nowNs += SECOND_NS;
        send(0xB0, 21, 127, 21, 100, 21, 50);
        assertEquals(List.of(), tell());
    }

    @Test
    void aMotorDoesNotFightTheHand() {
        bind(binding("cc 21", Parameter.BLEND));
        tell();
        told.clear();
        send(0xB0, 21, 60);
        surface.tell((status, data1, data2) -> told.add("told"));
        assertEquals(List.of(), told);
        // It did not pick up what stands at 1, so once the hand rests the motor goes there.
        assertEquals(List.of("b0 21 127"), tell());
    }

    @Test
    void aDeviceThatSendsBackWhatItIsToldMakesNoLoop() {
        bind(
                binding("cc 21", Parameter.LEVEL).withPickUp(false),
                binding("note 36", Parameter.FREEZE),
                binding("cc 7", Parameter.BLEND).withMode(Mode.RELATIVE_TWOS),
                binding("cc14 3", Parameter.WET).withPickUp(false));
        float value = 0;
        for (int turn = 0; turn < 100; turn++) {
            if (turn % 10 == 0) {
                value = -turn * 0.333f;
                parameters.set(Parameter.LEVEL, value);
                parameters.set(Parameter.FREEZE, turn / 10 % 2);
                parameters.set(Parameter.BLEND, turn / 100f);
                parameters.set(Parameter.WET, turn / 101f);
            }
            List<int[]> out = new ArrayList<>();
            surface.tell((status, data1, data2) -> out.add(new int[] {status, data1, data2}));
            nowNs += 10_000_000;
            out.forEach(message -> send(message));
            assertTrue(turn % 10 == 0 || out.isEmpty(), "told again at turn " + turn);
            assertEquals(value, get(Parameter.LEVEL));
            assertEquals(turn / 10 % 2, get(Parameter.FREEZE));
            assertEquals(turn / 10 * 10 / 100f, get(Parameter.BLEND));
            assertEquals(turn / 10 * 10 / 101f, get(Parameter.WET));
            nowNs += 10_000_000;
        }
    }

    @Test
    void aButtonPressedTwiceInAHurryTogglesTwice() {
        bind(binding("cc 40", Parameter.FREEZE).withMode(Mode.TOGGLE));
        for (int press = 1; press <= 10; press++) {
            send(0xB0, 40, 127);
            assertEquals(press % 2, get(Parameter.FREEZE));
            nowNs += 20_000_000;
            surface.tell((status, data1, data2) -> {});
            nowNs += 70_000_000;
            send(0xB0, 40, 0);
            nowNs += 20_000_000;
            surface.tell((status, data1, data2) -> {});
            nowNs += 70_000_000;
        }
    }

    @Test
    void toldAreAFewAtATimeAndAllInTheEnd() {
        List<Binding> many = new ArrayList<>();
        for (int n = 0; n < 100; n++) {
            many.add(binding("note " + n, Parameter.FREEZE));
        }
        surface.bind(many, false);
        int most = 0;
        int all = 0;
        for (int turn = 0; turn < 20; turn++) {
            int now = tell().size();
            most = Math.max(most, now);
            all += now;
        }
        assertEquals(100, all);
        assertTrue(most <= 8, "at most " + most);
    }
}
