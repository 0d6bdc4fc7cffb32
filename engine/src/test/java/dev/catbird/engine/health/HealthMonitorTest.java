package dev.catbird.engine.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.LiveBlock;
import dev.catbird.engine.match.PursuitMatcher;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HealthMonitorTest {
    private final HostTelemetry host = new HostTelemetry();
    private final HopCounts hops = new HopCounts();
    private final MatchTimes times = new MatchTimes();
    private final HealthMonitor monitor = new HealthMonitor(
            host,
            new PursuitMatcher(MemoryCorpus.mono(new float[4000], AnalysisSettings.DEFAULT), false, 0).counts(),
            hops,
            times,
            0.003);

    @Test
    void aReadingHasTheLevelsSinceTheLastAndCountsFromTheStart() {
        LiveBlock block = new LiveBlock((in, out, frames) -> Arrays.fill(out[0], 0.1f), host, 4410, 44100);
        Arrays.fill(block.input()[0], 0.5f);
        block.run(true);
        host.connected(true);
        host.overrun();
        host.drained(512);
        hops.countLate();
        times.record(300_000);
        assertNull(monitor.latest());
        Health first = monitor.read(1);
        assertSame(first, monitor.latest());
        assertTrue(first.connected());
        assertEquals(-6.02, first.inputDb(), 0.01);
        assertEquals(-20, first.outputDb(), 0.01);
        assertTrue(first.loadMean() > 0, first.toString());
        assertEquals(1, first.loadMean() / first.loadMax(), 1e-6);
        assertEquals(300, first.recent().p50Us(), 3);
        block.input()[0][0] = 0;
        Health second = monitor.read(2);
        assertEquals(0, second.loadMean());
        assertEquals(-120, second.inputDb());
        assertEquals(0, second.recent().count());
        assertEquals(1, second.all().count());
        assertEquals(1, second.blocks());
        assertEquals(1, second.overruns());
        assertEquals(512, second.drainedFrames());
        assertEquals(1, second.lateHops());
        assertEquals(3000, second.hopUs(), 1e-9);
    }

    /** JACK's server may take blocks of another length at any time. */
    @Test
    void loadIsAShareOfTheBlocksAsLongAsTheyAre() {
        for (int frames : new int[] {441_000, 44_100}) {
            LiveBlock block = new LiveBlock((in, out, count) -> {}, host, frames, 44_100);
            long beforeNs = host.busyNs();
            block.run(true);
            Health health = monitor.read(1);
            assertEquals((host.busyNs() - beforeNs) * 44_100e-9 / frames, health.loadMean(), 1e-9);
            assertEquals(1, health.loadMean() / health.loadMax(), 1e-6);
        }
    }

    @Test
    void theFirstFailureIsTold() {
        assertNull(monitor.failure());
        IllegalStateException cause = new IllegalStateException("on purpose");
        hops.countFailure(cause);
        hops.countFailure(new IllegalStateException("later"));
        assertSame(cause, monitor.failure());
        assertEquals(2, monitor.read(1).failures());
    }
}
