package dev.catbird.midi.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Parameter;
import java.io.IOException;
import java.net.DatagramSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OscScheduleTest {
    /** What rounding to fractions of NTP may lose. */
    private static final long SOME_NS = 2;

    private static final long SECOND_NS = 1_000_000_000L;
    private static final Instant NOW = Instant.parse("2026-11-20T22:00:00.25Z");

    private final OscSchedule schedule = new OscSchedule(() -> NOW);
    private final List<String> done = new ArrayList<>();

    private long aheadNs(Duration ahead) {
        return schedule.aheadNs(OscSchedule.ntp(NOW.plus(ahead)));
    }

    private static void near(long wanted, long got) {
        assertTrue(Math.abs(got - wanted) <= SOME_NS, () -> got + " and not " + wanted);
    }

    @Test
    void timesAreCountedFromNow() {
        near(1_500_000_000, aheadNs(Duration.ofMillis(1500)));
        near(7_000_000, aheadNs(Duration.ofMillis(7)));
        assertEquals(0, aheadNs(Duration.ZERO));
        assertEquals(0, aheadNs(Duration.ofDays(-400)));
        assertEquals(0, schedule.aheadNs(TimedMessage.AT_ONCE));
    }

    @Test
    void theEndOfTheCenturyOfTheClockDoesNoHarm() {
        Instant eve = Instant.parse("2036-02-07T06:28:15Z");
        OscSchedule late = new OscSchedule(() -> eve);
        near(3_000_000_000L, late.aheadNs(OscSchedule.ntp(eve.plusSeconds(3))));
        assertEquals(0, late.aheadNs(OscSchedule.ntp(eve.minusSeconds(3))));
    }

    @Test
    void whatWaitsActsInTheOrderOfItsTimes() {
        schedule.add(300, () -> done.add("c"));
        schedule.add(100, () -> done.add("a"));
        schedule.add(300, () -> done.add("d"));
        schedule.add(200, () -> done.add("b"));
        schedule.run(99);
        assertEquals(List.of(), done);
        schedule.run(200);
        assertEquals(List.of("a", "b"), done);
        assertEquals(2, schedule.size());
        schedule.run(1000);
        assertEquals(List.of("a", "b", "c", "d"), done);
        assertEquals(0, schedule.untilNextMs(1000));
    }

    @Test
    void onlySoManyWaitAndOnlySoLong() {
        assertTrue(schedule.takes(OscSchedule.MOST_WAITING, OscSchedule.MOST_AHEAD_S * SECOND_NS));
        assertFalse(schedule.takes(1, OscSchedule.MOST_AHEAD_S * SECOND_NS + 1));
        schedule.add(100, () -> {});
        assertFalse(schedule.takes(OscSchedule.MOST_WAITING, 1));
    }

    @Test
    void aBundleWithAnotherIdeaOfTheTimeIsRefusedWhole() throws IOException {
        try (Stage stage = new Stage()) {
            long far = OscSchedule.ntp(Instant.now().plusSeconds(3600));
            byte[] blend = Packets.message("/catbird/blend", 0.5f);
            stage.hear(Packets.bundle(TimedMessage.AT_ONCE, blend, Packets.bundle(far, blend)));
            assertEquals(1, stage.parameters.get(Parameter.BLEND));
            assertTrue(stage.said.get(0).contains("set the clocks of both machines"), stage.said.toString());
        }
    }

    @Test
    void aBundleWaitsForItsTime() throws IOException {
        try (Stage stage = new Stage();
                DatagramSocket peer = new DatagramSocket()) {
            stage.server.start();
            long beganNs = System.nanoTime();
            long ntp = OscSchedule.ntp(Instant.now().plusMillis(200));
            byte[] inner = Packets.bundle(OscSchedule.ntp(Instant.now()), Packets.message("/catbird/wet", 0.25f));
            stage.send(peer, Packets.bundle(ntp, Packets.message("/catbird/blend", 0.5f), inner));
            stage.send(peer, Packets.message("/catbird/level", -7f));
            while (stage.parameters.get(Parameter.WET) != 0.25f) {
                Thread.onSpinWait();
            }
            // Nothing inside of a bundle acts before it. The clock that tells the time may be set meanwhile, by some
            // milliseconds; what waits goes by the other.
            assertTrue(System.nanoTime() - beganNs >= 150_000_000);
            assertEquals(0.5f, stage.parameters.get(Parameter.BLEND));
            assertEquals(-7, stage.parameters.get(Parameter.LEVEL));
        }
    }
}
