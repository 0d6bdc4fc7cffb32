package dev.catbird.engine.host.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.host.DeviceException;
import dev.catbird.engine.host.Fade;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.Keeper;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A keeper with a JACK server. */
class ServerLinkTest {
    private static final long TICK_NS = 20_000_000L;

    private static final BlockProcessor THROUGH = (in, out, frames) -> {
        System.arraycopy(in[0], 0, out[0], 0, frames);
        System.arraycopy(in[1], 0, out[1], 0, frames);
    };

    private final HostTelemetry telemetry = new HostTelemetry();
    private final FakeServer server = new FakeServer();
    private final ServerLink link = link("");
    private final Keeper keeper = keeper(link);
    private long nowNs;

    private ServerLink link(String input) {
        return new ServerLink(server, new Route(input, "", 48000, 64, 0, 0), THROUGH, telemetry, Runnable::run);
    }

    private Keeper keeper(ServerLink kept) {
        return new Keeper(kept, telemetry, () -> this.nowNs, Runnable::run);
    }

    /** So much time, in which the newest client is called if its server is there. */
    private void pass(long ns) {
        for (long end = nowNs + ns; nowNs < end; nowNs += TICK_NS) {
            if (server.answers) {
                server.newest().block();
            }
            keeper.look();
        }
    }

    @Test
    void soundComesInByAFadeAndThenPassesWhole() throws DeviceException {
        keeper.connect();
        FakeServer.FakeClient client = server.newest();
        int fade = 48000 * Fade.LENGTH_MS / 1000;
        for (int block = 0; block < 10; block++) {
            client.block();
            for (int t = 0; t < 128; t++) {
                assertEquals(Math.min(1, (block * 128 + t + 1f) / fade), client.out[1].get(t), 1e-6);
            }
        }
        assertEquals(
                List.of("system:capture_1", "system:capture_2", "system:playback_1", "system:playback_2"),
                client.wires);
        assertEquals(10, telemetry.blocks());
        assertTrue(telemetry.connected());
        assertEquals(128, link.inputFrames());
        assertEquals(256, link.outputFrames());
    }

    @Test
    void lostServerIsAskedForEverySecondUntilItIsBack() throws DeviceException {
        keeper.connect();
        pass(1_000_000_000L);
        FakeServer.FakeClient first = server.newest();
        server.answers = false;
        first.listener().shutdown();
        pass(10_000_000_000L);
        assertFalse(telemetry.connected());
        assertTrue(first.closed);
        assertTrue(server.attempts >= 9 && server.attempts <= 13, server.attempts + " attempts");
        server.answers = true;
        pass(Keeper.RETRY_NS + 3 * TICK_NS);
        assertTrue(telemetry.connected());
        assertEquals(2, server.clients.size());
        assertEquals(1, telemetry.reconnections());
        pass(5_000_000_000L);
        assertEquals(2, server.clients.size());
    }

    @Test
    void serverThatStandsStillIsLetGo() throws DeviceException {
        keeper.connect();
        pass(1_000_000_000L);
        server.answers = false;
        pass(ServerLink.STALL_NS / 2);
        assertTrue(telemetry.connected());
        pass(ServerLink.STALL_NS);
        assertFalse(telemetry.connected());
        // What it still says does not sound.
        long blocks = telemetry.blocks();
        server.newest().closed = false;
        server.newest().block();
        assertEquals(blocks, telemetry.blocks());
        assertEquals(0, server.newest().out[0].get(5));
    }

    @Test
    void anotherLengthOfBlocksIsANewClientAndNoLoss() throws DeviceException {
        keeper.connect();
        pass(1_000_000_000L);
        server.blockFrames = 512;
        FakeServer.FakeClient old = server.newest();
        old.block();
        assertEquals(0, old.out[0].get(0));
        pass(3 * TICK_NS);
        assertEquals(2, server.clients.size());
        assertEquals(512, link.blockFrames());
        assertEquals(0, telemetry.reconnections());
        assertTrue(telemetry.connected());
        assertTrue(server.newest().out[0].get(511) > 0);
    }

    @Test
    void serverThatComesBackAtAnotherRateIsNotPlayedOn() throws DeviceException {
        keeper.connect();
        server.rateHz = 44100;
        server.newest().listener().shutdown();
        pass(5_000_000_000L);
        assertFalse(telemetry.connected());
        assertTrue(server.clients.stream().allMatch(client -> client.closed));
        server.rateHz = 48000;
        pass(Keeper.RETRY_NS + 3 * TICK_NS);
        assertTrue(telemetry.connected());
    }

    @Test
    void portsThatComeBackAreWiredAgain() throws DeviceException {
        keeper.connect();
        int wires = server.newest().wires.size();
        pass(3_000_000_000L);
        assertEquals(wires, server.newest().wires.size());
        List<Port> all = List.copyOf(server.sources);
        server.sources.clear();
        pass(3_000_000_000L);
        server.sources.addAll(all);
        pass(3_000_000_000L);
        assertEquals(2 * wires, server.newest().wires.size());
        assertEquals(1, server.clients.size());
    }

    @Test
    void whatIsMissingAtTheStartIsNotWaitedFor() {
        assertThrows(DeviceException.class, keeper(link("usb"))::connect);
        assertTrue(server.newest().closed);
        server.answers = false;
        assertThrows(DeviceException.class, keeper::connect);
        assertFalse(telemetry.connected());
    }

    @Test
    void xrunsAreCounted() throws DeviceException {
        keeper.connect();
        server.newest().listener().xrun();
        server.newest().listener().xrun();
        assertEquals(2, telemetry.underruns());
    }

    @Test
    void endIsAFadeAndThenTheLastCall() throws DeviceException, InterruptedException {
        keeper.connect();
        pass(1_000_000_000L);
        FakeServer.FakeClient client = server.newest();
        keeper.end();
        assertFalse(keeper.awaitEnd(0));
        float before = 1;
        for (int block = 0; block < 5; block++) {
            client.block();
            for (int t = 0; t < 128 && client.playing; t++) {
                assertTrue(Math.abs(before - client.out[0].get(t)) < 0.01, "a step");
                before = client.out[0].get(t);
            }
        }
        assertTrue(keeper.awaitEnd(0));
        assertFalse(client.playing);
        keeper.close();
        assertTrue(client.closed);
    }

    @Test
    void blocksAllocateNothing() throws DeviceException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        keeper.connect();
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < 10 && fewest > 0; round++) {
            long before = threads.getThreadAllocatedBytes(self);
            for (int i = 0; i < 5000; i++) {
                server.newest().block();
            }
            fewest = Math.min(fewest, threads.getThreadAllocatedBytes(self) - before);
        }
        assertEquals(0, fewest);
    }
}
