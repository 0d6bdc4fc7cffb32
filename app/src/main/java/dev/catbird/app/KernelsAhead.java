package dev.catbird.app;

import dev.catbird.engine.kernel.Kernels;

/** Has the inner loops compiled while devices and corpus are being opened: whoever needs them then waits for the rest only. Thread: any. */
final class KernelsAhead {
    private KernelsAhead() {}

    static void begin() {
        Thread thread = new Thread(() -> Kernels.best().warmUp(), "kernels-ahead");
        thread.setDaemon(true);
        thread.start();
    }
}
