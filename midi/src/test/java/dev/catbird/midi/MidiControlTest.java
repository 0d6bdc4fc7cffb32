package dev.catbird.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Parameter;
import java.io.IOException;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.SysexMessage;
import org.junit.jupiter.api.Test;

/** What devices send and are told, through Java's own interface. */
class MidiControlTest extends WithDevices {
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
