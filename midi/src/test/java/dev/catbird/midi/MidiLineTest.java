package dev.catbird.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Parameter;
import dev.catbird.midi.binding.Binding;
import dev.catbird.midi.device.MidiInput;
import dev.catbird.midi.device.MidiLine;
import dev.catbird.midi.message.Controller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** MIDI that comes another way than Java's own. */
class MidiLineTest extends WithDevices {
    private final Line line = new Line();

    /** A line that can be cut. */
    private static final class Line implements MidiLine {
        private final List<String> sent = new ArrayList<>();
        private boolean connected = true;

        @Override
        public String name() {
            return "JACK";
        }

        @Override
        public boolean isConnected() {
            return connected;
        }

        @Override
        public void send(int status, int data1, int data2) {
            sent.add(Integer.toHexString(status) + " " + data1 + " " + data2);
        }
    }

    @Test
    void itTurnsAndIsToldAsADeviceIs() throws IOException {
        folder().save("JACK", Binding.of(Controller.cc(40), Parameter.ZOOM).withPickUp(false));
        MidiInput input = control.add(line);
        control.look();
        assertEquals(List.of("JACK"), control.connected());
        input.take(new byte[] {(byte) 0xB0, 40, 127, 9}, 3);
        assertEquals(8, parameters.get(Parameter.ZOOM));
        parameters.set(Parameter.ZOOM, 1);
        rest();
        assertTrue(line.sent.contains("b0 40 0"), line.sent.toString());
    }

    @Test
    void whenItComesAndGoesIsSaid() {
        control.add(line);
        control.look();
        control.look();
        line.connected = false;
        control.look();
        assertEquals(List.of(), control.connected());
        line.connected = true;
        control.look();
        assertEquals(List.of("JACK"), control.connected());
        List<String> news =
                news().stream().filter(line -> line.startsWith("JACK")).toList();
        assertEquals(3, news.size(), news.toString());
        assertEquals("JACK is gone; it is waited for", news.get(1));
    }
}
