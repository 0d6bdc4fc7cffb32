package dev.catbird.bench;

import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.LiveBlock;
import dev.catbird.engine.host.LiveHost;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A sound card that is none: blocks at the pace of the clock, with a queue of some blocks, generated notes as its input. It tells
 * an underrun for which the audio thread had too much to do from one for which the machine did not let it: the first is what a
 * clock gives that counts only the thread's own time. Thread: control; an audio thread of its own.
 */
final class PacedHost implements LiveHost {
    private static final int RATE_HZ = 44100;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final int blockFrames;
    private final long blockNs;
    private final long queueNs;
    private final HostTelemetry telemetry = new HostTelemetry();
    private final AtomicLong ownUnderruns = new AtomicLong();
    private volatile boolean closed;
    private @Nullable Thread thread;

    PacedHost(int blockFrames, int queueBlocks) {
        this.blockFrames = blockFrames;
        blockNs = blockFrames * 1_000_000_000L / RATE_HZ;
        queueNs = queueBlocks * blockNs;
    }

    /** Underruns that a machine with nothing else to do would have had. */
    long ownUnderruns() {
        return ownUnderruns.get();
    }

    @Override
    public int rateHz() {
        return RATE_HZ;
    }

    @Override
    public int blockFrames() {
        return blockFrames;
    }

    @Override
    public String description() {
        return "a paced host, blocks of " + blockFrames;
    }

    @Override
    public String inputName() {
        return "generated notes";
    }

    @Override
    public String outputName() {
        return "nothing";
    }

    @Override
    public int inputFrames() {
        return blockFrames;
    }

    @Override
    public int outputFrames() {
        return blockFrames;
    }

    @Override
    public HostTelemetry telemetry() {
        return telemetry;
    }

    @Override
    public void start(BlockProcessor processor) {
        Thread made = new Thread(() -> run(new LiveBlock(processor, telemetry, blockFrames, RATE_HZ)), "catbird-audio");
        made.setDaemon(true);
        made.start();
        thread = made;
    }

    private void run(LiveBlock block) {
        GeneratedMedia.Sound input = new GeneratedMedia.Sound(Long.MAX_VALUE);
        telemetry.connected(true);
        long dueNs = System.nanoTime();
        long ownDueNs = 0;
        long ownNs = 0;
        while (!closed) {
            input.read(block.input()[0], block.input()[1], 0, blockFrames);
            while (System.nanoTime() < dueNs) {
                LockSupport.parkNanos(dueNs - System.nanoTime());
            }
            long cpuNs = THREADS.getCurrentThreadCpuTime();
            block.run(true);
            ownNs = Math.max(ownNs, ownDueNs) + THREADS.getCurrentThreadCpuTime() - cpuNs;
            dueNs += blockNs;
            ownDueNs += blockNs;
            if (System.nanoTime() > dueNs + queueNs) {
                telemetry.underrun();
                dueNs = System.nanoTime();
            }
            if (ownNs > ownDueNs + queueNs) {
                ownUnderruns.incrementAndGet();
                ownNs = ownDueNs;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        Thread running = thread;
        if (running != null) {
            try {
                TimeUnit.SECONDS.timedJoin(running, 1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
