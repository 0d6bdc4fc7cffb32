package dev.catbird.app;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.kernel.Kernels;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Has the inner loops compiled while devices and corpus are being opened, and the rest afterwards, so that sound begins within
 * three seconds of the start of Java. A machine that is busy then has it compiled while it plays already: matches are cut short until
 * it is done, and the inner loops of plain Java do. Thread: main.
 */
final class WarmUpAhead {
    /** Inner loops are waited for until Java is so old. */
    private static final long KERNELS_BY_MS = 2000;

    /** The rehearsal goes on until then, */
    private static final long REHEARSED_BY_MS = 2500;

    /** but so long at least. */
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
        Kernels.best().warmUp();
        kernels.countDown();
    }

    /** Warms an instrument up for as long as there is time; whether the inner loops are compiled by now. */
    boolean finish(Instrument instrument) throws InterruptedException {
        boolean compiled = kernels.await(Math.max(0, KERNELS_BY_MS - ageMs()), TimeUnit.MILLISECONDS);
        long mostMs = Math.max(SHORTEST_REHEARSAL_MS, REHEARSED_BY_MS - ageMs());
        instrument.rehearse(TimeUnit.MILLISECONDS.toNanos(mostMs));
        return compiled;
    }

    private static long ageMs() {
        return ManagementFactory.getRuntimeMXBean().getUptime();
    }
}
