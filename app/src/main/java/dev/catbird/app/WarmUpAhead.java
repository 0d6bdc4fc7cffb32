package dev.catbird.app;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.kernel.Kernels;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Has the inner loops compiled while devices and corpus are being opened, and the rest afterwards, so that sound can begin within
 * three seconds of the start of Java. On a busy machine the rest is compiled while it plays already, and matches are cut short until
 * it is. Thread: main.
 */
final class WarmUpAhead {
    /** The rehearsal goes on until Java is so old, */
    private static final long REHEARSED_BY_MS = 2500;

    /** or so long at least. */
    private static final long SHORTEST_REHEARSAL_MS = 200;

    private final CountDownLatch kernels = new CountDownLatch(1);

    private WarmUpAhead() {}

    static WarmUpAhead begin() {
        WarmUpAhead begun = new WarmUpAhead();
        Thread thread = new Thread(begun::compile, "kernels-ahead");
        thread.setDaemon(true);
        thread.start();
        return begun;
    }

    private void compile() {
        try {
            Kernels.best().warmUp();
        } finally {
            kernels.countDown();
        }
    }

    /** Warms an instrument up, for as long as there is time when the inner loops are compiled. */
    void finish(Instrument instrument) throws InterruptedException {
        kernels.await();
        long mostMs = Math.max(SHORTEST_REHEARSAL_MS, REHEARSED_BY_MS - ageMs());
        instrument.rehearse(TimeUnit.MILLISECONDS.toNanos(mostMs));
    }

    private static long ageMs() {
        return ManagementFactory.getRuntimeMXBean().getUptime();
    }
}
