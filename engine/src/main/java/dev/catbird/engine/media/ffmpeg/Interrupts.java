package dev.catbird.engine.media.ffmpeg;

import java.io.InterruptedIOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/**
 * Lets FFmpeg's reading and writing end early when the thread that waits for it is interrupted, or after
 * {@link #LIMIT_S} seconds in one call. Thread: any; each thread has its own deadline.
 */
final class Interrupts extends AVIOInterruptCB.Callback_Pointer {
    /** No single call on a local file takes this long, even on a tired disk. */
    static final int LIMIT_S = 30;

    /** One for all: native code has room for only a few callbacks of a kind. */
    private static final Interrupts SHARED = new Interrupts();

    private static final ThreadLocal<Long> DEADLINE_NS = new ThreadLocal<>();

    private Interrupts() {}

    static void watch(AVFormatContext format) {
        format.interrupt_callback().callback(SHARED);
    }

    /** Starts the clock of a call that may take long. */
    static void begin() {
        DEADLINE_NS.set(System.nanoTime() + LIMIT_S * 1_000_000_000L);
    }

    /** Throws if the current thread was asked to stop; its flag stays set. */
    static void check(Path file) throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException(file + ": interrupted");
        }
    }

    @Override
    public int call(Pointer unused) {
        if (Thread.currentThread().isInterrupted()) {
            return 1;
        }
        Long deadlineNs = DEADLINE_NS.get();
        return deadlineNs != null && System.nanoTime() - deadlineNs > 0 ? 1 : 0;
    }
}
