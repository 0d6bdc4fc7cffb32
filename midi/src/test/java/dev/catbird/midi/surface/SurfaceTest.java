package dev.catbird.midi.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.midi.binding.Binding;
import dev.catbird.midi.binding.Mode;
import dev.catbird.midi.message.Controller;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurfaceTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final float EXACT = 1e-6f;

    private final Parameters parameters = new Parameters();
    private final List<String> told = new ArrayList<>();
    private final List<Integer> programs = new ArrayList<>();
    private final List<Integer> strangers = new ArrayList<>();
    private long nowNs = 1;
    private final Surface surface = new Surface(parameters, () -> nowNs, new SurfaceListener() {
        @Override
        public void program(int number) {
            programs.add(number);
        }

        @Override
        public void clock(int status, long atNs) {
            // Another test's.
        }

        @Override
        public boolean heard(int status, int data1, int data2, long atNs) {
            return false;
        }

        @Override
        public void stranger(int controllerNumber) {
            strangers.add(controllerNumber);
        }
    });

    private static Binding binding(String controller, Parameter parameter) {
        return Binding.of(Controller.parse(controller).orElseThrow(), parameter);
    }

    private void bind(Binding... bindings) {
        surface.bind(List.of(bindings), false);
    }

    private void send(int... bytes) {
        byte[] raw = new byte[bytes.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) bytes[i];
        }
        surface.take(raw, 0, raw.length);
    }

    private float get(Parameter parameter) {
        return parameters.get(parameter);
    }

    /** What the device is told a second later. */
    private List<String> tell() {
        nowNs += SECOND_NS;
        told.clear();
        surface.tell((status, data1, data2) -> told.add(Integer.toHexString(status) + " " + data1 + " " + data2));
        return told;
    }

    @Test
    void aControllerTurnsItsParameterOverTheWholeRange() {
        bind(binding("cc 21", Parameter.LEVEL).withPickUp(false));
        send(0xB0, 21, 127);
        assertEquals(12, get(Parameter.LEVEL), EXACT);
        send(0xB5, 21, 0);
        assertEquals(-60, get(Parameter.LEVEL), EXACT);
        send(0xB5, 22, 64);
        assertEquals(-60, get(Parameter.LEVEL), EXACT);
    }

    @Test
    void aChannelOfItsOwnIsKeptApart() {
        bind(binding("cc 21 ch 2", Parameter.LEVEL).withPickUp(false));
        send(0xB0, 21, 127);
        assertEquals(0, get(Parameter.LEVEL), EXACT);
        send(0xB1, 21, 127);
        assertEquals(12, get(Parameter.LEVEL), EXACT);
    }

    @Test
    void rangeCurveAndInversionShapeTheWay() {
        bind(binding("cc 1", Parameter.BLEND)
                .withRange(0.2f, 0.6f)
                .withCurve(2, true)
                .withPickUp(false));
        send(0xB0, 1, 0);
        assertEquals(0.6f, get(Parameter.BLEND), EXACT);
        send(0xB0, 1, 127);
        assertEquals(0.2f, get(Parameter.BLEND), EXACT);
        send(0xB0, 1, 64);
        float p = 1 - 64 / 127f;
        assertEquals(0.2f + 0.4f * p * p, get(Parameter.BLEND), EXACT);
    }

    @Test
    void twoControlChangesMakeFourteenBits() {
        bind(binding("cc14 3", Parameter.BLEND).withPickUp(false));
        for (int value : new int[] {0, 1, 8191, 8192, 16382, 16383, 5000}) {
            send(0xB0, 3, value >> 7, 35, value & 127);
            assertEquals(value / 16383f, get(Parameter.BLEND), EXACT);
        }
    }

    @Test
    void betweenItsHalvesAValueNeverGoesBackwardsNorTooFar() {
        bind(binding("cc14 3", Parameter.BLEND).withPickUp(false));
        send(0xB0, 3, 0, 35, 0);
        float last = 0;
        for (int value = 1; value <= 16383; value += 37) {
            send(0xB0, 3, value >> 7);
            assertTrue(get(Parameter.BLEND) >= last - EXACT && get(Parameter.BLEND) <= value / 16383f + EXACT);
            send(35, value & 127);
            last = get(Parameter.BLEND);
            assertEquals(value / 16383f, last, EXACT);
        }
        for (int value = 16383 - 37; value >= 0; value -= 37) {
            send(0xB0, 3, value >> 7);
            assertTrue(get(Parameter.BLEND) <= last + EXACT);
            assertTrue(get(Parameter.BLEND) >= value / 16383f - EXACT);
            send(35, value & 127);
            last = get(Parameter.BLEND);
        }
    }

    @Test
    void aPairWithoutItsLowerHalfStillReachesBothEnds() {
        bind(binding("cc14 3", Parameter.BLEND).withPickUp(false));
        send(0xB0, 3, 0);
        assertEquals(0, get(Parameter.BLEND), EXACT);
        send(0xB0, 3, 127);
        assertEquals(1, get(Parameter.BLEND), EXACT);
    }

    @Test
    void aParameterWithoutARegisteredNumberIsSetByFourMessages() {
        bind(
                binding("nrpn 300", Parameter.BLEND).withPickUp(false),
                binding("cc 6", Parameter.LEVEL).withPickUp(false));
        send(0xB0, 99, 300 >> 7, 98, 300 & 127, 6, 64, 38, 5);
        assertEquals((64 * 128 + 5) / 16383f, get(Parameter.BLEND), EXACT);
        assertEquals(0, get(Parameter.LEVEL), EXACT);
        send(0xB0, 98, 3, 6, 0);
        assertEquals((64 * 128 + 5) / 16383f, get(Parameter.BLEND), EXACT);
        send(0xB0, 101, 127, 100, 127, 6, 127);
        assertEquals(12, get(Parameter.LEVEL), EXACT);
    }

    @Test
    void numbersAreCountedUpAndDown() {
        bind(binding("nrpn 5", Parameter.COMBINATION));
        send(0xB0, 99, 0, 98, 5, 96, 0, 96, 0);
        assertEquals(7, get(Parameter.COMBINATION));
        send(0xB0, 97, 0);
        assertEquals(6, get(Parameter.COMBINATION));
    }

    @ParameterizedTest
    @CsvSource({"RELATIVE_TWOS, 3, 126", "RELATIVE_OFFSET, 67, 62", "RELATIVE_SIGN, 3, 66"})
    void encodersStepUpAndDown(Mode mode, int threeUp, int twoDown) {
        bind(binding("cc 7", Parameter.COMBINATION).withMode(mode));
        send(0xB0, 7, threeUp);
        assertEquals(8, get(Parameter.COMBINATION));
        send(0xB0, 7, twoDown);
        assertEquals(6, get(Parameter.COMBINATION));
        for (int i = 0; i < 50; i++) {
            send(0xB0, 7, threeUp);
        }
        assertEquals(16, get(Parameter.COMBINATION));
        send(0xB0, 7, twoDown);
        assertEquals(14, get(Parameter.COMBINATION));
    }

    @Test
    void anEncoderGoesOnFromWhereOthersHavePutTheParameter() {
        bind(binding("cc 7", Parameter.BLEND).withMode(Mode.RELATIVE_TWOS));
        parameters.set(Parameter.BLEND, 0.5f);
        send(0xB0, 7, 1);
        assertEquals(0.5f + 1 / 127f, get(Parameter.BLEND), EXACT);
    }

    @Test
    void keysToggleHoldAndStrike() {
        bind(
                binding("note 36", Parameter.FREEZE),
                binding("note 37", Parameter.MUTE).withMode(Mode.MOMENTARY),
                binding("note 38", Parameter.BLEND),
                binding("note 39", Parameter.VIEW));
        send(0x90, 36, 100, 36, 0);
        assertTrue(parameters.on(Parameter.FREEZE));
        send(0x90, 36, 1, 0x80, 36, 64);
        assertEquals(0, get(Parameter.FREEZE));
        send(0x90, 37, 100);
        assertTrue(parameters.on(Parameter.MUTE));
        send(0x80, 37, 0);
        assertEquals(0, get(Parameter.MUTE));
        send(0x90, 38, 127 / 2, 38, 0);
        assertEquals(63 / 127f, get(Parameter.BLEND), EXACT);
        float view = get(Parameter.VIEW);
        send(0x90, 39, 1, 39, 0);
        assertEquals(view + 1, get(Parameter.VIEW));
        for (int i = 0; i < 4; i++) {
            send(0x90, 39, 1, 39, 0);
        }
        assertEquals(view, get(Parameter.VIEW));
    }

    @Test
    void wheelAndPressureTurnToo() {
        bind(
                binding("bend", Parameter.BLEND).withPickUp(false),
                binding("pressure", Parameter.NOVELTY).withPickUp(false));
        send(0xE0, 0, 64);
        assertEquals(8192 / 16383f, get(Parameter.BLEND), EXACT);
        send(0xD0, 127);
        assertEquals(1, get(Parameter.NOVELTY), EXACT);
    }

    @Test
    void programsAreHandedOn() {
        send(0xC0, 3, 7);
        assertEquals(List.of(3, 7), programs);
    }

    @Test
    void allSoundOffAndAllNotesOffArePanic() {
        parameters.set(Parameter.FREEZE, 1);
        send(0xB0, 120, 0);
        assertEquals(1, parameters.panics());
        assertEquals(0, get(Parameter.FREEZE));
        send(0xBF, 123, 0, 121, 0);
        assertEquals(2, parameters.panics());
    }

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

    @Test
    void anUnknownRowIsAskedForUntilItIsFound() {
        surface.bind(List.of(), true);
        send(0xB0, 64, 127, 21, 3);
        assertEquals(List.of(64, 21), strangers);
        bind();
        send(0xB0, 22, 3);
        assertEquals(List.of(64, 21), strangers);
    }

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
