package dev.catbird.engine;

/** The end of a thread that was told to end. Thread: any but the audio thread. */
public final class ThreadEnd {
    private ThreadEnd() {}

    /** Waits until it has ended, whoever interrupts; that one finds the calling thread interrupted then. */
    public static void await(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
