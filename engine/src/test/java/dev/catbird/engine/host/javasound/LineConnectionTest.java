package dev.catbird.engine.host.javasound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.host.Connection;
import dev.catbird.engine.host.Fade;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.LiveBlock;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineConnectionTest {
    private static final int RATE_HZ = 48000;
    private static final int BLOCK = 256;
    private static final int BUFFER = 1024;
    private static final int FADE = RATE_HZ * Fade.LENGTH_MS / 1000;
    private static final int FULL = Short.MAX_VALUE;

    /** What is heard is played. */
    private static final BlockProcessor THROUGH = (in, out, frames) -> {
        System.arraycopy(in[0], 0, out[0], 0, frames);
        System.arraycopy(in[1], 0, out[1], 0, frames);
    };

    private final HostTelemetry telemetry = new HostTelemetry();
    private final FakeLines lines = new FakeLines(BUFFER);
    private long nowNs;
    private int ramp;

    private LineConnection connection(BlockProcessor processor, boolean again) {
        LiveBlock block = new LiveBlock(processor, telemetry, BLOCK, RATE_HZ);
        // Time passes whenever somebody looks.
        return new LineConnection(lines, block, telemetry, () -> nowNs += 50_000_000L, again);
    }

    private static void turns(LineConnection connection, int count) {
        for (int i = 0; i < count; i++) {
            connection.turn();
        }
    }

    @Test
    void soundComesInByAFadeAndThenPassesWhole() {
        turns(connection(THROUGH, false), 4);
        int[] played = lines.left();
        assertEquals(4 * BLOCK, played.length);
        for (int t = 0; t < FADE; t++) {
            assertEquals(FULL * (t + 1) / (double) FADE, played[t], 1);
        }
        assertTrue(Arrays.stream(played).skip(FADE).allMatch(sample -> sample == FULL));
        assertEquals(4, telemetry.blocks());
        assertEquals(1, telemetry.takeInputPeak(), 1e-4);
    }

    @Test
    void inputFlowsBeforeSoundBegins() {
        LineConnection[] made = new LineConnection[1];
        int[] heardBefore = {0};
        LineConnection connection = connection(
                (in, out, frames) -> {
                    heardBefore[0] = lines.readFrames - frames;
                    made[0].abandon();
                },
                false);
        made[0] = connection;
        lines.readableFrames = 5 * BUFFER;
        connection.run();
        // All that was queued, and then what is written first is the head start and what servers fill their queues
        // from.
        int filled = LineConnection.FILLING_BLOCKS * BLOCK;
        assertEquals(5 * BUFFER + filled, heardBefore[0], BLOCK);
        assertEquals(LineConnection.HEAD_START_BLOCKS * BLOCK + filled, lines.left().length);
    }

    /** As PulseAudio does on a remapped sink: three blocks more than the head start go into queues of its own. */
    @Test
    void whatAServersOwnQueuesTakeIsMadeUpForBySilenceBeforeSoundBegins() {
        lines.takenFrames = BUFFER + (LineConnection.HEAD_START_BLOCKS + 3) * BLOCK;
        LineConnection[] made = new LineConnection[1];
        int[] dryBlocks = {0};
        made[0] = connection(
                (in, out, frames) -> {
                    dryBlocks[0] += lines.writableFrames() > BUFFER ? 1 : 0;
                    if (telemetry.blocks() == 19) {
                        made[0].abandon();
                    }
                },
                false);
        made[0].run();
        assertEquals(20, telemetry.blocks());
        assertEquals(0, dryBlocks[0]);
        assertEquals(0, telemetry.underruns());
        assertTrue(Arrays.stream(lines.left()).allMatch(sample -> sample == 0));
    }

    /** With large blocks it takes longer than a device may stand still. */
    @Test
    void blocksBeforeTheFirstThatSoundsAreNoStandstill() {
        LineConnection connection = connection((in, out, frames) -> {}, false);
        connection.begin();
        assertTrue(connection.turns() >= LineConnection.FILLING_BLOCKS + BUFFER / BLOCK, "turns " + connection.turns());
        assertEquals(0, telemetry.blocks());
    }

    @Test
    void outputThatNeverFlowsIsPlayedToAllTheSame() {
        LineConnection[] made = new LineConnection[1];
        made[0] = connection((in, out, frames) -> made[0].abandon(), false);
        lines.writableFrames = 2 * BUFFER;
        made[0].run();
        assertEquals(1, telemetry.blocks());
    }

    @Test
    void halfReadBlocksAreReadOn() {
        lines.most = 100;
        turns(connection(THROUGH, false), 3);
        assertEquals(3 * BLOCK, lines.left().length);
        assertEquals(3, telemetry.blocks());
    }

    @Test
    void endIsAFadeAndThenSilenceThatPushesItOut() {
        LineConnection connection = connection(THROUGH, false);
        turns(connection, 4);
        connection.end();
        for (int i = 0; i < 10 && connection.state() == Connection.State.PLAYING; i++) {
            connection.turn();
        }
        assertEquals(Connection.State.ENDED, connection.state());
        int[] played = lines.left();
        for (int t = 1; t < played.length; t++) {
            assertTrue(Math.abs(played[t] - played[t - 1]) <= FULL / FADE + 1, "a step at " + t);
        }
        assertTrue(Arrays.stream(played).skip(played.length - BUFFER).allMatch(sample -> sample == 0));
    }

    @Test
    void queuedInputIsThrownAwayDownToTwoBlocksAndCounted() {
        LineConnection connection = connection(THROUGH, false);
        for (int i = 0; i < QueueRule.FULL_TURNS - 1; i++) {
            lines.readableFrames = BUFFER;
            connection.turn();
        }
        assertEquals(0, telemetry.drainedFrames());
        lines.readableFrames = 10 * BLOCK;
        int before = lines.readFrames;
        connection.turn();
        assertEquals(8 * BLOCK, telemetry.drainedFrames());
        assertEquals(9 * BLOCK, lines.readFrames - before);
    }

    @Test
    void dryOutputIsCountedAndGetsABlockMore() {
        LineConnection connection = connection(THROUGH, false);
        lines.writableFrames = BUFFER + 1;
        turns(connection, 1);
        assertEquals(1, telemetry.underruns());
        assertEquals(2 * BLOCK, lines.left().length);
        lines.writableFrames = BUFFER;
        turns(connection, 1);
        assertEquals(1, telemetry.underruns());
    }

    /** {@code queuedFrames} is what is queued at the tightest moment; half a block of it is needed. */
    @ParameterizedTest
    @CsvSource({"160, 32", "250, 122", "256, 128", "257, 129", "300, 172", "384, 256", "1000, 256"})
    void whatStandsInTheQueuesForNothingIsLeftOutWithoutAStep(int queuedFrames, int leftOutFrames) {
        LineConnection connection = connection(
                (in, out, frames) -> {
                    // A slow ramp: what is left out is a jump in it.
                    for (int t = 0; t < frames; t++) {
                        ramp++;
                        out[0][t] = ramp / 2e6f;
                        out[1][t] = ramp / 2e6f;
                    }
                },
                false);
        lines.writableFrames = BUFFER - queuedFrames;
        int turns = 5 * RATE_HZ / 2 / BLOCK + 10;
        turns(connection, turns);
        assertEquals(leftOutFrames, telemetry.trimmedFrames());
        int[] played = lines.left();
        assertEquals(turns * BLOCK - leftOutFrames, played.length);
        for (int t = FADE + 1; t < played.length; t++) {
            int step = played[t] - played[t - 1];
            assertTrue(step >= 0 && step <= 1, "a step of " + step + " at " + t);
        }
        assertEquals(turns * BLOCK / 2e6 * 32768, played[played.length - 1], 1);
        assertEquals(turns, connection.turns());
    }

    @Test
    void queuesThatWereNeededAreLeftAlone() {
        LineConnection connection = connection(THROUGH, false);
        lines.writableFrames = BLOCK;
        for (int i = 0; i < 1000; i++) {
            lines.writableFrames = i % 100 == 0 ? BUFFER - BLOCK / 2 : BLOCK;
            connection.turn();
        }
        assertEquals(0, telemetry.trimmedFrames());
    }

    @Test
    void deviceThatGivesNothingIsLost() {
        LineConnection connection = connection(THROUGH, false);
        turns(connection, 2);
        lines.present = false;
        connection.turn();
        assertEquals(Connection.State.LOST, connection.state());
        assertTrue(nowNs >= LineConnection.SILENT_DEVICE_NS);
        assertEquals(2, connection.turns());
    }

    @Test
    void reconnectionIsCountedOnceItSounds() {
        LineConnection[] made = new LineConnection[1];
        long[] before = {-1};
        made[0] = connection(
                (in, out, frames) -> {
                    before[0] = telemetry.reconnections();
                    made[0].abandon();
                },
                true);
        made[0].run();
        assertEquals(1, before[0]);
    }

    @Test
    void suspendedDeviceTakesWhatItsQueueHoldsAndIsNoReconnection() {
        LineConnection connection = connection(THROUGH, true);
        lines.roomBytes = BUFFER * FakeLines.CODE.frameBytes();
        connection.run();
        assertEquals(Connection.State.LOST, connection.state());
        assertEquals(0, telemetry.reconnections());
        assertEquals(0, telemetry.blocks());
    }

    @Test
    void abandonedConnectionProcessesNothingMore() {
        LineConnection connection = connection(THROUGH, false);
        connection.abandon();
        connection.run();
        turns(connection, 2);
        assertEquals(0, telemetry.blocks());
    }

    @Test
    void blocksAllocateNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        LineConnection connection = connection(THROUGH, false);
        lines.keeping = false;
        long fewest = Long.MAX_VALUE;
        // Compilation now and then allocates on the thread that waits for it: a clean round proves enough.
        for (int round = 0; round < 10 && fewest > 0; round++) {
            long before = threads.getThreadAllocatedBytes(self);
            for (int i = 0; i < 5000; i++) {
                lines.readableFrames = i % 100 < 10 ? 2 * BUFFER : 0;
                lines.writableFrames = i % 50 == 0 ? 2 * BUFFER : 0;
                connection.turn();
            }
            fewest = Math.min(fewest, threads.getThreadAllocatedBytes(self) - before);
        }
        assertEquals(0, fewest);
        assertTrue(telemetry.drainedFrames() > 0 && telemetry.underruns() > 0);
    }

    @Test
    void failureOfTheProcessorIsSilenceAndIsTold() {
        RuntimeException defect = new IllegalStateException("a defect");
        LineConnection connection = connection(
                (in, out, frames) -> {
                    Arrays.fill(out[0], 1);
                    throw defect;
                },
                false);
        turns(connection, 4);
        assertTrue(Arrays.stream(lines.left()).allMatch(sample -> sample == 0));
        assertEquals(4, telemetry.failures());
        assertEquals(defect, telemetry.firstFailure());
        assertEquals(Connection.State.PLAYING, connection.state());
    }
}
