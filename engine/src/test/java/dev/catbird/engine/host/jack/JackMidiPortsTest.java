package dev.catbird.engine.host.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.host.DeviceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JackMidiPortsTest {
    private final Queue<Fake> clients = new ConcurrentLinkedQueue<>();
    private final Queue<List<Integer>> heard = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final JackMidiPorts ports = new JackMidiPorts(this::open, 1000);

    /** A client of a server that the test plays. */
    private record Fake(EventRing in, EventRing out, Runnable gone, AtomicInteger closed)
            implements JackMidiPorts.Client {
        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private Fake open(EventRing in, EventRing out, Runnable gone) throws DeviceException {
        if (refusals.getAndDecrement() > 0) {
            throw new DeviceException("no server answers");
        }
        Fake client = new Fake(in, out, gone, new AtomicInteger());
        clients.add(client);
        return client;
    }

    private void begin() {
        ports.begin((bytes, count) -> {
            List<Integer> message = new ArrayList<>();
            for (byte b : Arrays.copyOf(bytes, count)) {
                message.add(b & 0xFF);
            }
            heard.add(message);
        });
    }

    @AfterEach
    void close() {
        ports.close();
    }

    private Fake client() {
        while (clients.isEmpty()) {
            Thread.onSpinWait();
        }
        return clients.remove();
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
        begin();
        Fake client = client();
        client.in().put(bytes(0xB0, 7, 100), 3);
        client.in().put(bytes(0xF8), 1);
        client.in().put(bytes(0xC0, 5, 0), 2);
        while (heard.size() < 3) {
            Thread.onSpinWait();
        }
        assertEquals(List.of(List.of(0xB0, 7, 100), List.of(0xF8), List.of(0xC0, 5)), List.copyOf(heard));
        assertTrue(ports.isConnected());
    }

    @Test
    void whatIsToldGoesOutAsShortAsItIs() {
        begin();
        Fake client = client();
        ports.send(0x91, 60, 127);
        ports.send(0xD0, 5, 0);
        byte[] out = new byte[EventRing.LONGEST_BYTES];
        assertEquals(3, client.out().take(out));
        assertEquals((byte) 0x91, out[0]);
        assertEquals(2, client.out().take(out));
        assertEquals(0, client.out().take(out));
    }

    @Test
    void aServerThatDiesIsAskedForAgain() {
        refusals.set(1);
        begin();
        Fake first = client();
        refusals.set(1);
        first.gone().run();
        assertFalse(ports.isConnected());
        Fake second = client();
        second.in().put(bytes(0xFA), 1);
        while (heard.isEmpty() || first.closed().get() == 0) {
            Thread.onSpinWait();
        }
        assertEquals(0, second.closed().get());
        ports.close();
        assertEquals(1, second.closed().get());
    }
}
