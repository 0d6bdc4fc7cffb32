package dev.catbird.bench;

import com.sun.management.ThreadMXBean;
import dev.catbird.engine.host.LiveHost;
import dev.catbird.engine.host.SoundSystem;
import dev.catbird.engine.host.jack.JackDevices;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;

/**
 * Counts what JNAJack's callback allocates for each block on JACK's thread, around a processor that does nothing. Needs a running
 * JACK server. Thread: main waits, JACK's counts.
 */
public final class JackBytes {
    private static final int WARM_UP_BLOCKS = 20_000;
    private static final int BLOCKS = 20_000;

    private JackBytes() {}

    public static void main(String[] args) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        SoundSystem jack = JackDevices.probe();
        CountDownLatch done = new CountDownLatch(1);
        long[] counts = new long[3];
        try (LiveHost host = jack.host("", "", jack.ratesHz("", "").get(0), 0)) {
            host.start((in, out, frames) -> {
                counts[0]++;
                if (counts[0] == WARM_UP_BLOCKS) {
                    counts[1] = threads.getThreadAllocatedBytes(
                            Thread.currentThread().getId());
                } else if (counts[0] == WARM_UP_BLOCKS + BLOCKS) {
                    counts[2] = threads.getThreadAllocatedBytes(
                            Thread.currentThread().getId());
                    done.countDown();
                }
            });
            done.await();
            System.out.printf(
                    "%s: %.1f bytes per block%n", host.description(), (counts[2] - counts[1]) / (double) BLOCKS);
        }
    }
}
