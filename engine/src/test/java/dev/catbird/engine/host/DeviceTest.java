package dev.catbird.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceTest {
    private static final List<Device.Format> STEREO = List.of(new Device.Format(48000, 24, 2));
    private static final Device DEFAULT = new Device("default", "whatever the system likes", STEREO, STEREO);
    private static final Device SCARLETT = new Device("Scarlett 2i2", "USB Audio", STEREO, STEREO);
    private static final Device MICROPHONE = new Device("Blue Yeti", "USB Audio", STEREO, List.of());
    private static final Device SCREEN = new Device("HDMI 0", "a screen", List.of(), STEREO);
    private static final List<Device> ALL = List.of(DEFAULT, SCREEN, SCARLETT, MICROPHONE);

    @Test
    void withoutANameItIsTheFirstThatCan() throws DeviceException {
        assertEquals(DEFAULT, Device.input(ALL, ""));
        assertEquals(MICROPHONE, Device.input(List.of(SCREEN, MICROPHONE), ""));
    }

    @Test
    void partOfANameInAnyCaseIsEnough() throws DeviceException {
        assertEquals(SCARLETT, Device.input(ALL, "2I2"));
        assertEquals(SCREEN, Device.output(ALL, "a screen"));
    }

    @Test
    void onlyThoseCountThatCanDoIt() throws DeviceException {
        assertEquals(SCARLETT, Device.output(ALL, "usb"));
    }

    @Test
    void wholeNameWinsOverPartsOfOthers() throws DeviceException {
        Device other = new Device("default 2", "", STEREO, STEREO);
        assertEquals(DEFAULT, Device.input(List.of(other, DEFAULT), "Default"));
    }

    @Test
    void nameOfSeveralIsAnErrorThatListsThem() {
        DeviceException e = assertThrows(DeviceException.class, () -> Device.input(ALL, "usb"));
        assertEquals("\"usb\" may be several sound inputs; say which: \"Scarlett 2i2\", \"Blue Yeti\"", e.getMessage());
    }

    @Test
    void nameOfNoneIsAnErrorThatListsAll() {
        DeviceException e = assertThrows(DeviceException.class, () -> Device.output(ALL, "yeti"));
        assertEquals(
                "no sound output has \"yeti\" in its name; there are: \"default\", \"HDMI 0\", \"Scarlett 2i2\"",
                e.getMessage());
    }

    @Test
    void noDeviceAtAllIsSaid() {
        DeviceException e = assertThrows(DeviceException.class, () -> Device.input(List.of(SCREEN), "x"));
        assertTrue(String.valueOf(e.getMessage()).startsWith("no sound input found"));
    }

    @Test
    void ratesAreThoseOfTheFormats() {
        assertTrue(MICROPHONE.hears(48000));
        assertFalse(MICROPHONE.hears(44100));
        assertFalse(MICROPHONE.plays(48000));
    }
}
