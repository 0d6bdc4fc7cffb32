package dev.catbird.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A host whose devices are changed while it plays, over devices that are only threads. */
@Timeout(60)
class KeptHostTest {
    private static final int RATE_HZ = 48000;
    private static final int BLOCK = 64;

    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final Pair first = new Pair("first", RATE_HZ);
    private final Pair second = new Pair("second", RATE_HZ);
    private final KeptHost host = new KeptHost(first);

    /** Two devices that play as fast as they can, and keep the outermost of what they played. */
    private static final class Pair implements DevicePair {
        private final String name;
        private final int rateHz;
        volatile boolean openable = true;
        final AtomicInteger opened = new AtomicInteger();
        final AtomicInteger closed = new AtomicInteger();
        final AtomicInteger blocks = new AtomicInteger();
        volatile float begun = -1;
        volatile float ended = -1;

        Pair(String name, int rateHz) {
            this.name = name;
            this.rateHz = rateHz;
        }

        @Override
        public int rateHz() {
            return rateHz;
        }

        @Override
        public int blockFrames() {
            return BLOCK;
        }

        @Override
        public String inputName() {
            return name + " input";
        }

        @Override
        public String outputName() {
            return name + " output";
        }

        @Override
        public int inputFrames() {
            return 0;
        }

        @Override
        public int outputFrames() {
            return 0;
        }

        @Override
        public String description() {
            return name;
        }

        @Override
        public Keeper.Link link(BlockProcessor processor, HostTelemetry telemetry, Executor closing) {
            return new Keeper.Link() {
                @Override
                public Connection connect(boolean again) throws DeviceException {
                    if (!openable) {
                        throw new DeviceException(name + " is busy");
                    }
                    opened.incrementAndGet();
                    telemetry.connected(true);
                    Playing playing = new Playing(Pair.this, new LiveBlock(processor, telemetry, BLOCK, rateHz));
                    KeptHost.daemon("test-audio", Thread.NORM_PRIORITY, playing);
                    return playing;
                }

                @Override
                public long stallNs() {
                    return Long.MAX_VALUE;
                }
            };
        }
    }

    private static final class Playing extends Connection implements Runnable {
        private final Pair pair;
        private final LiveBlock block;

        Playing(Pair pair, LiveBlock block) {
            this.pair = pair;
            this.block = block;
        }

        @Override
        public void run() {
            boolean first = true;
            while (playing()) {
                if (process(block)) {
                    pair.begun = first ? block.output()[0][0] : pair.begun;
                    pair.ended = block.output()[0][BLOCK - 1];
                    pair.blocks.incrementAndGet();
                    first = false;
                }
                turned();
                if (ending() && block.fade().silent()) {
                    leave(State.ENDED);
                }
                LockSupport.parkNanos(100_000);
            }
            over();
        }

        @Override
        public void close() {
            pair.closed.incrementAndGet();
        }
    }

    /** Full scale all the time; counts how many threads are in here at once. */
    private void play(float[][] in, float[][] out, int frames) {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        Arrays.fill(out[0], 0, frames, 1);
        Arrays.fill(out[1], 0, frames, 1);
        inside.decrementAndGet();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void start() throws DeviceException {
        host.start(this::play);
        await(() -> first.ended == 1);
    }

    @AfterEach
    void close() {
        host.close();
        assertTrue(most.get() <= 1, "two devices played at once");
    }

    @Test
    void changeFadesOutHereAndInThere() throws DeviceException {
        start();
        HostTelemetry telemetry = host.telemetry();
        host.change(new KeptHost(second));
        assertEquals(0, first.ended);
        assertEquals(1, first.closed.get());
        await(() -> second.ended == 1);
        assertTrue(second.begun < 0.01, "it began at " + second.begun);
        assertEquals("second input", host.inputName());
        assertEquals("second output", host.outputName());
        assertEquals("second", host.description());
        assertTrue(telemetry.connected());
        assertEquals(0, telemetry.reconnections());
        assertTrue(telemetry.blocks() >= first.blocks.get() + second.blocks.get() - 1, "the count began anew");
    }

    @Test
    void devicesThatCannotBeOpenedLeaveTheOthersSounding() throws DeviceException {
        start();
        second.openable = false;
        DeviceException e = assertThrows(DeviceException.class, () -> host.change(new KeptHost(second)));
        assertEquals("second is busy", e.getMessage());
        assertEquals("first input", host.inputName());
        long before = first.blocks.get();
        await(() -> first.opened.get() == 2 && first.blocks.get() > before && first.ended == 1);
        assertTrue(host.telemetry().connected());
        second.openable = true;
        host.change(new KeptHost(second));
        await(() -> second.ended == 1);
    }

    @Test
    void anotherRateIsRefusedWithoutTouchingWhatSounds() throws DeviceException {
        start();
        DeviceException e =
                assertThrows(DeviceException.class, () -> host.change(new KeptHost(new Pair("slow", 44100))));
        assertTrue(String.valueOf(e.getMessage()).contains("48000 Hz"), e.getMessage());
        assertEquals(1, first.opened.get());
        assertEquals(0, first.closed.get());
    }

    @Test
    void hostThatDoesNotPlayChangesNothing() {
        assertThrows(DeviceException.class, () -> host.change(new KeptHost(second)));
        assertEquals("first", host.description());
        assertFalse(host.telemetry().connected());
    }

    @Test
    void closedAfterAChangeItLetsGoOfAll() throws DeviceException {
        start();
        host.change(new KeptHost(second));
        await(() -> second.ended == 1);
        host.close();
        assertEquals(0, second.ended);
        assertEquals(second.opened.get(), second.closed.get());
        assertEquals(first.opened.get(), first.closed.get());
    }
}
