package dev.catbird.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.settings.SettingsException;
import dev.catbird.midi.binding.Binding;
import dev.catbird.midi.binding.BindingFolder;
import dev.catbird.midi.message.Controller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is learnt, kept in files, found by itself and timed by a clock. */
class MidiBindingsTest extends WithDevices {
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
        assertThrows(SettingsException.class, this::control);
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
}
