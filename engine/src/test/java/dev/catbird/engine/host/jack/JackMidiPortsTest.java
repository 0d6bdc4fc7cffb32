package dev.catbird.engine.host.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With rings that the test fills as JACK's thread would. */
class JackMidiPortsTest {
    private final MidiRings rings = new MidiRings();
    private final JackMidiPorts ports = new JackMidiPorts(rings);
    private final Queue<List<Integer>> heard = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        ports.close();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    @Test
    void whatComesIsHeardInItsOrder() {
        ports.begin((bytes, count) -> {
            List<Integer> message = new ArrayList<>();
            for (byte b : Arrays.copyOf(bytes, count)) {
                message.add(b & 0xFF);
            }
            heard.add(message);
        });
        rings.heard().put(bytes(0xB0, 7, 100), 3);
        rings.heard().put(bytes(0xF8), 1);
        rings.heard().put(bytes(0xC0, 5, 0), 2);
        while (heard.size() < 3) {
            Thread.onSpinWait();
        }
        assertEquals(List.of(List.of(0xB0, 7, 100), List.of(0xF8), List.of(0xC0, 5)), List.copyOf(heard));
    }

    @Test
    void whatIsToldGoesOutAsShortAsItIs() {
        ports.send(0x91, 60, 127);
        ports.send(0xD0, 5, 0);
        byte[] out = new byte[EventRing.LONGEST_BYTES];
        assertEquals(3, rings.told().take(out));
        assertEquals((byte) 0x91, out[0]);
        assertEquals(2, rings.told().take(out));
        assertEquals(0, rings.told().take(out));
        assertEquals(0, ports.lost());
    }

    @Test
    void theNewestClientIsTheOneThatCounts() {
        assertFalse(ports.isConnected());
        rings.begin("old");
        rings.begin("new");
        assertFalse(rings.areOf("old"));
        assertTrue(rings.areOf("new") && ports.isConnected());
        rings.end("old");
        assertTrue(ports.isConnected());
        rings.end("new");
        assertFalse(ports.isConnected());
    }
}
