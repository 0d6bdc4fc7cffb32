package dev.catbird.midi.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OscClientsTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private final Parameters parameters = new Parameters();
    private final List<String> sent = new ArrayList<>();
    private final OscClients clients = new OscClients(
            parameters, () -> "", (to, path, arguments) -> sent.add(to.getPort() + " " + path + " " + arguments));
    private final InetSocketAddress one = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    private final InetSocketAddress two = new InetSocketAddress(InetAddress.getLoopbackAddress(), 2);

    @Test
    void whoDoesNotRenewIsForgotten() {
        clients.add(one, 0);
        clients.add(two, 0);
        clients.add(two, 50 * SECOND_NS);
        sent.clear();
        parameters.set(Parameter.BLEND, 0.5f);
        clients.turn(OscClients.PATIENCE_S * SECOND_NS);
        assertEquals(List.of("1 /catbird/blend [0.5]", "2 /catbird/blend [0.5]"), sent);
        sent.clear();
        parameters.set(Parameter.BLEND, 0.75f);
        clients.turn((OscClients.PATIENCE_S + 1) * SECOND_NS);
        assertEquals(List.of("2 /catbird/blend [0.75]"), sent);
        assertEquals(1, clients.count());
    }

    @Test
    void nothingIsToldTwice() {
        clients.add(one, 0);
        sent.clear();
        clients.turn(1);
        assertEquals(List.of(), sent);
        clients.said(one, Parameter.BLEND, 0.5f);
        parameters.set(Parameter.BLEND, 0.5f);
        clients.turn(2);
        assertEquals(List.of(), sent);
        clients.said(one, Parameter.BLEND, 5);
        clients.turn(3);
        assertEquals(List.of("1 /catbird/blend [0.5]"), sent);
    }

    /** Two who answer everything they hear with the same, late, soon have nothing to say to one another. */
    @Test
    void anEchoDiesAway() {
        clients.add(one, 0);
        sent.clear();
        float[] echo = {0.1f, 0.2f, 0.3f};
        for (float value : echo) {
            parameters.set(Parameter.BLEND, value);
            clients.turn(1);
        }
        for (float value : echo) {
            parameters.set(Parameter.BLEND, value);
            clients.said(one, Parameter.BLEND, value);
            clients.turn(2);
        }
        assertEquals(3, sent.size(), sent.toString());
        clients.turn(3);
        assertTrue(sent.get(2).endsWith("[0.3]"), sent.toString());
    }
}
