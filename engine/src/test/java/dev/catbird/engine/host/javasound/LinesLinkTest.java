package dev.catbird.engine.host.javasound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.host.Connection;
import dev.catbird.engine.host.DeviceException;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.Keeper;
import dev.catbird.engine.host.LiveBlock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sound.sampled.LineUnavailableException;
import org.junit.jupiter.api.Test;

/** A keeper with lines of Java Sound. */
class LinesLinkTest {
    private static final long TICK_NS = 20_000_000L;

    private final HostTelemetry telemetry = new HostTelemetry();
    private final List<FakeLines> opened = new ArrayList<>();
    private final List<LineConnection> playing = new ArrayList<>();
    private final Set<LineConnection> begun = new HashSet<>();
    private final LinesLink link = new LinesLink(
            this::open,
            new LiveBlock((in, out, frames) -> {}, telemetry, 256, 48000),
            telemetry,
            () -> this.nowNs,
            sound -> playing.add((LineConnection) sound));
    private final Keeper keeper = new Keeper(link, telemetry, () -> this.nowNs, Runnable::run);

    private long nowNs;
    private boolean serverAnswers = true;
    private boolean deviceFree = true;
    private int attempts;

    private Lines open() throws LineUnavailableException {
        attempts++;
        if (!serverAnswers) {
            throw new IllegalArgumentException("Line unsupported");
        }
        if (!deviceFree) {
            throw new LineUnavailableException("busy");
        }
        FakeLines lines = new FakeLines(1024);
        opened.add(lines);
        return lines;
    }

    /** So much time, in which the newest connection plays if its device is there. */
    private void pass(long ns) {
        for (long end = nowNs + ns; nowNs < end; nowNs += TICK_NS) {
            LineConnection newest = playing.get(playing.size() - 1);
            if (opened.get(opened.size() - 1).present && newest.state() == Connection.State.PLAYING) {
                if (begun.add(newest)) {
                    newest.begin();
                } else {
                    newest.turn();
                }
            }
            keeper.look();
        }
    }

    private FakeLines newest() {
        return opened.get(opened.size() - 1);
    }

    @Test
    void soundThatGoesOnIsLeftAlone() throws DeviceException {
        keeper.connect();
        pass(10_000_000_000L);
        assertEquals(1, attempts);
        assertTrue(telemetry.connected());
        assertEquals(0, telemetry.reconnections());
    }

    @Test
    void deviceThatStandsStillIsLetGo() throws DeviceException {
        keeper.connect();
        pass(3_000_000_000L);
        newest().present = false;
        serverAnswers = false;
        pass(LinesLink.STALL_NS / 2);
        assertTrue(telemetry.connected());
        pass(LinesLink.STALL_NS);
        assertFalse(telemetry.connected());
        assertTrue(opened.get(0).closed);
        assertEquals(Connection.State.LOST, playing.get(0).state());
    }

    @Test
    void lostDeviceIsAskedForEverySecondUntilItIsBack() throws DeviceException {
        keeper.connect();
        pass(1_000_000_000L);
        newest().present = false;
        serverAnswers = false;
        pass(30_000_000_000L);
        assertTrue(attempts >= 28 && attempts <= 32, attempts + " attempts");
        assertEquals(1, opened.size());
        serverAnswers = true;
        deviceFree = false;
        pass(5_000_000_000L);
        assertEquals(1, opened.size());
        deviceFree = true;
        pass(Keeper.RETRY_NS + 2 * TICK_NS);
        assertEquals(2, opened.size());
        pass(5_000_000_000L);
        assertTrue(telemetry.connected());
        assertEquals(1, telemetry.reconnections());
        assertEquals(2, opened.size());
        assertFalse(newest().closed);
    }

    @Test
    void deviceThatIsBackAtOnceSoundsAtOnce() throws DeviceException {
        keeper.connect();
        pass(3_000_000_000L);
        newest().present = false;
        pass(LinesLink.STALL_NS + 3 * TICK_NS);
        assertEquals(2, opened.size());
        pass(20 * TICK_NS);
        assertEquals(1, telemetry.reconnections());
    }

    @Test
    void whatIsMissingAtTheStartIsNotWaitedFor() {
        serverAnswers = false;
        assertThrows(DeviceException.class, keeper::connect);
        deviceFree = false;
        serverAnswers = true;
        assertThrows(DeviceException.class, keeper::connect);
        assertTrue(playing.isEmpty());
    }

    @Test
    void endWaitsForTheFade() throws DeviceException, InterruptedException {
        keeper.connect();
        pass(1_000_000_000L);
        keeper.end();
        assertFalse(keeper.awaitEnd(0));
        pass(20 * TICK_NS);
        assertTrue(keeper.awaitEnd(0));
        keeper.close();
        assertTrue(newest().closed);
    }
}
