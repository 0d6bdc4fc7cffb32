package dev.catbird.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.midi.binding.Binding;
import dev.catbird.midi.binding.BindingException;
import dev.catbird.midi.binding.BindingFolder;
import dev.catbird.midi.device.MidiDevices;
import dev.catbird.midi.message.Controller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.SysexMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through Java's own interface to MIDI devices, with a device that does not exist. */
class MidiControlTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final float EXACT = 1e-6f;

    @TempDir
    private Path config;

    private final Parameters parameters = new Parameters();
    private final List<Integer> programs = new ArrayList<>();
    private final List<VirtualMidi.Wire> wires = new ArrayList<>();
    private long nowNs = SECOND_NS;

    @SuppressWarnings("NullAway.Init") // made before each test
    private MidiControl control;

    private BindingFolder folder() {
        return new BindingFolder(config.resolve("midi"));
    }

    private MidiControl control(String... wanted) throws IOException {
        return new MidiControl(
                List.of(wanted),
                folder(),
                parameters,
                number -> {
                    programs.add(number);
                    return number < 12;
                },
                () -> nowNs);
    }

    private VirtualMidi.Wire plug(String name) {
        VirtualMidi.Wire wire = VirtualMidi.plug(name);
        wires.add(wire);
        return wire;
    }

    @BeforeEach
    void begin() throws IOException {
        control = control("test");
    }

    @AfterEach
    void unplugAll() {
        control.close();
        wires.forEach(VirtualMidi.Wire::unplug);
    }

    private List<String> news() {
        List<String> news = new ArrayList<>();
        for (String line = control.nextNews(); line != null; line = control.nextNews()) {
            news.add(line);
        }
        return news;
    }

    private void rest() {
        nowNs += SECOND_NS;
        control.tick();
    }

    @Test
    void aKnobTurnsAParameter() {
        VirtualMidi.Wire nano = plug("test nanoKONTROL2");
        control.look();
        assertEquals(List.of("test nanoKONTROL2"), control.connected());
        nano.send(0xB0, 23, 127, 23, 100);
        assertEquals(-60 + 72 * 100 / 127f, parameters.get(Parameter.LEVEL), 1e-4f);
        assertEquals("cc 23", control.controllerOf(Parameter.LEVEL));
    }

    @Test
    void devicesComeAndGoWhileOthersPlayOn() {
        VirtualMidi.Wire nano = plug("test nanoKONTROL2");
        control.look();
        VirtualMidi.Wire keys = plug("test MPK mini 3");
        control.look();
        assertEquals(List.of("test MPK mini 3", "test nanoKONTROL2"), control.connected());
        keys.unplug();
        control.look();
        nano.send(0xB0, 17, 127, 17, 0);
        assertEquals(0, parameters.get(Parameter.BLEND), EXACT);
        VirtualMidi.Wire again = plug("test MPK mini 3");
        control.look();
        again.send(0xB0, 71, 0, 71, 127);
        assertEquals(1, parameters.get(Parameter.BLEND), EXACT);
        List<String> news = news();
        assertEquals(4, news.size(), news.toString());
        assertTrue(news.get(2).startsWith("test MPK mini 3 is gone"), news.toString());
    }

    @Test
    void onlyChosenDevicesAreHeard() throws IOException {
        control.close();
        control = control("TEST NANO", "missing");
        VirtualMidi.Wire keys = plug("test keys");
        plug("test nanoPAD");
        control.look();
        assertEquals(List.of("test nanoPAD"), control.connected());
        assertFalse(keys.isListenedTo());
        assertTrue(news().contains("no MIDI device has \"missing\" in its name; there are " + String.join(", ", there())
                + "; it is waited for"));
        plug("test was missing");
        control.look();
        assertEquals(List.of("test nanoPAD", "test was missing"), control.connected());
    }

    private static List<String> there() {
        return MidiDevices.look().inputs();
    }

    @Test
    void aBusyDeviceIsToldOnceAndTriedAgain() {
        VirtualMidi.Wire nano = plug("test nanoKONTROL2");
        nano.refuse(true);
        control.look();
        control.look();
        List<String> news = news();
        assertEquals(1, news.size(), news.toString());
        assertTrue(news.get(0).contains("another program may have it"), news.toString());
        nano.refuse(false);
        control.look();
        assertEquals(List.of("test nanoKONTROL2"), control.connected());
    }

    @Test
    void messagesOfEveryFormAreTaken() throws InvalidMidiDataException {
        VirtualMidi.Wire nano = plug("test nanoKONTROL2");
        control.look();
        nano.send(new ShortMessage(0xB0, 17, 127));
        nano.send(new SysexMessage(new byte[] {(byte) 0xF0, 17, 1, 2}, 4));
        nano.send(new SysexMessage(new byte[] {(byte) 0xF7, 17, 3, (byte) 0xF7}, 4));
        nano.send(new MetaMessage(0x51, new byte[] {17, 3, 17}, 3));
        assertEquals(1, parameters.get(Parameter.BLEND), EXACT);
        nano.send(new ShortMessage(0xB0, 17, 64));
        assertEquals(64 / 127f, parameters.get(Parameter.BLEND), EXACT);
        nano.send(new ShortMessage(0xB0, 120, 0));
        assertEquals(1, parameters.panics());
        nano.send(new ShortMessage(ShortMessage.PROGRAM_CHANGE, 0, 7, 0));
        nano.send(new ShortMessage(ShortMessage.PROGRAM_CHANGE, 0, 99, 0));
        control.tick();
        assertEquals(List.of(99), programs);
        assertTrue(news().contains("program change 100: there is no such preset"));
    }

    @Test
    void itsLightsFollow() {
        VirtualMidi.Wire nano = plug("test nanoKONTROL2");
        control.look();
        rest();
        List<List<Integer>> told = told(nano);
        assertEquals(8, told.size(), told.toString());
        parameters.set(Parameter.BLEND, 0);
        rest();
        assertEquals(List.of(List.of(0xB0, 17, 0)), told(nano));
        rest();
        assertEquals(List.of(), told(nano));
        nano.unplug();
        control.look();
        VirtualMidi.Wire again = plug("test nanoKONTROL2");
        control.look();
        rest();
        assertEquals(8, told(again).size());
    }

    private static List<List<Integer>> told(VirtualMidi.Wire wire) {
        List<List<Integer>> told = new ArrayList<>();
        for (List<Integer> message = wire.nextTold(); message != null; message = wire.nextTold()) {
            told.add(message);
        }
        return told;
    }

    @Test
    void aDeviceThatEchoesMakesNoLoop() {
        VirtualMidi.Wire nano = plug("test nanoKONTROL2");
        nano.echo(true);
        control.look();
        parameters.set(Parameter.LEVEL, -7.3f);
        rest();
        assertEquals(8, told(nano).size());
        for (int i = 0; i < 10; i++) {
            rest();
            assertEquals(List.of(), told(nano));
        }
        assertEquals(-7.3f, parameters.get(Parameter.LEVEL));
    }

    @Test
    void pickUpShowsWhereTheHardwareStands() {
        VirtualMidi.Wire nano = plug("test nanoKONTROL2");
        control.look();
        nano.send(0xB0, 17, 32);
        assertEquals(1, parameters.get(Parameter.BLEND), EXACT);
        assertEquals(32 / 127f, control.apart(Parameter.BLEND), EXACT);
        assertTrue(Float.isNaN(control.apart(Parameter.LEVEL)));
    }

    @Test
    void aLessonBindsSavesAndIsOver() throws IOException {
        VirtualMidi.Wire pad = plug("test pad");
        control.look();
        control.learn(Parameter.ZOOM);
        pad.send(0xB0, 3, 0, 3, 60, 3, 127);
        assertEquals(Parameter.ZOOM.initial(), parameters.get(Parameter.ZOOM));
        assertEquals(Parameter.ZOOM, control.learning());
        rest();
        assertNull(control.learning());
        assertEquals("cc 3 ch 1", control.controllerOf(Parameter.ZOOM));
        pad.send(0xB0, 3, 0, 3, 127);
        assertEquals(8, parameters.get(Parameter.ZOOM));
        assertEquals(
                List.of(Binding.of(Controller.parse("cc 3 ch 1").orElseThrow(), Parameter.ZOOM)),
                BindingFolder.of(folder().all(), "test pad").bindings());
        assertTrue(news().stream()
                .anyMatch(line -> line.startsWith("zoom is turned by cc 3 ch 1 of test pad (absolute)")));
    }

    @Test
    void aLessonCanBeGivenUp() {
        VirtualMidi.Wire pad = plug("test nanoKONTROL2");
        control.look();
        control.learn(Parameter.ZOOM);
        control.stopLearning();
        pad.send(0xB0, 17, 127, 17, 0);
        rest();
        assertEquals(0, parameters.get(Parameter.BLEND), EXACT);
        assertEquals("", control.controllerOf(Parameter.ZOOM));
    }

    @Test
    void whatIsForgottenTurnsNothing() {
        VirtualMidi.Wire nano = plug("test nanoKONTROL2");
        control.look();
        control.forget(Parameter.BLEND);
        rest();
        assertEquals("", control.controllerOf(Parameter.BLEND));
        nano.send(0xB0, 17, 127, 17, 0);
        assertEquals(1, parameters.get(Parameter.BLEND), EXACT);
    }

    @Test
    void filesMayBeChangedWhileItPlays() throws IOException {
        VirtualMidi.Wire nano = plug("test nanoKONTROL2");
        control.look();
        Path file = folder().save(
                        "nano", Binding.of(Controller.cc(40), Parameter.ZOOM).withPickUp(false));
        control.look();
        nano.send(0xB0, 40, 127);
        assertEquals(8, parameters.get(Parameter.ZOOM));
        Files.writeString(file, "version = 1\ndevice = 3\n");
        control.look();
        nano.send(0xB0, 40, 0);
        assertEquals(1, parameters.get(Parameter.ZOOM));
        assertTrue(news().stream().anyMatch(line -> line.contains(file + ":2: device must be a text")));
    }

    @Test
    void aBrokenFileIsRefusedAtTheStart() throws IOException {
        Files.createDirectories(folder().folder());
        Files.writeString(folder().folder().resolve("nano.toml"), "version = 1\n");
        assertThrows(BindingException.class, this::control);
    }

    @Test
    void theClockTimesWhatIsCountedInBeats() throws IOException {
        Files.createDirectories(folder().folder());
        Files.writeString(
                folder().folder().resolve("pad.toml"),
                "version = 1\ndevice = \"pad\"\n[beats]\nlinger = 1\n[clock]\nstop = \"freeze\"\n");
        VirtualMidi.Wire pad = plug("test pad");
        control.look();
        pad.send(0xFA);
        for (int i = 0; i < 100; i++) {
            nowNs += SECOND_NS / 48;
            pad.send(0xF8);
        }
        assertEquals(500, parameters.get(Parameter.LINGER), 1);
        assertEquals(500, control.beatMs(), 1);
        pad.send(0xFC);
        assertTrue(parameters.on(Parameter.FREEZE));
    }

    @Test
    void aDeviceOfItsOwnMakerIsFoundByItsFirstKnob() {
        VirtualMidi.Wire box = plug("test box of my own");
        control.look();
        box.send(0xB0, 74, 3);
        box.send(0xB0, 77, 127, 77, 0);
        assertEquals(-60, parameters.get(Parameter.LEVEL), EXACT);
        assertTrue(news().stream().anyMatch(line -> line.contains("knobs cc 70 to 77 turn combination")));
    }

    @Test
    void itListensByItselfOnceOpened() throws IOException {
        VirtualMidi.Wire nano = plug("test nanoKONTROL2");
        try (MidiControl own = MidiControl.open(List.of("test"), folder(), parameters, Programs.NONE)) {
            while (own.connected().isEmpty()) {
                Thread.onSpinWait();
            }
            nano.send(0xB0, 17, 127, 17, 0);
            assertEquals(0, parameters.get(Parameter.BLEND), EXACT);
            while (nano.nextTold() == null) {
                Thread.onSpinWait();
            }
        }
        while (nano.isListenedTo()) {
            Thread.onSpinWait();
        }
    }
}
