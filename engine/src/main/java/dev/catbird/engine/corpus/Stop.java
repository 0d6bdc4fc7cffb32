package dev.catbird.engine.corpus;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Ends long work early. Thread: worker. */
final class Stop {
    private Stop() {}

    /** Throws {@link CancellationException} if {@code cancelled} says so, or the thread was interrupted. */
    static void ifAsked(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw asked();
        }
    }

    static CancellationException asked() {
        return new CancellationException("stopped; the next run goes on from here");
    }
}
