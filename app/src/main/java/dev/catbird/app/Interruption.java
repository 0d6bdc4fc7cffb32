package dev.catbird.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C, SIGTERM and the closing of the terminal, as a flag that long jobs look at. Once the process is asked to end, a
 * shutdown hook waits until the command has wound up and closed this, {@link #PATIENCE_S} seconds at most; a second
 * Ctrl-C ends it at once. The exit code is the usual one, 130 for Ctrl-C. Thread: any.
 */
final class Interruption implements AutoCloseable {

    private static final long PATIENCE_S = 10;

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean requested;
    private volatile @Nullable IntConsumer end;

    /** One that nobody listens for; only {@link #request} sets it. */
    Interruption() {}

    /** Listens from now on until closed. */
    static Interruption listening() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::await, "catbird-interruption"));
        return interruption;
    }

    /** Whether the running command shall wind up. Cheap. */
    boolean requested() {
        return requested;
    }

    /** For jobs that have nothing to wind up. Throws {@link CancellationException} when interrupted. */
    void check() {
        if (requested) {
            throw new CancellationException("stopped");
        }
    }

    void request() {
        requested = true;
    }

    /** Something is left that the usual end of a process would wait for: it shall end by this, which gets the exit code. */
    void endBy(IntConsumer other) {
        end = other;
    }

    /**
     * The command has come to its end with that exit code. If it was asked to stop and that is its usual end, or if it is to end by other means, the
     * process ends here: the exit code would be the signal's otherwise.
     */
    void endedWith(int exitCode) {
        IntConsumer other = end;
        if (other != null) {
            other.accept(exitCode);
        }
        if (requested && exitCode == 0) {
            Runtime.getRuntime().halt(0);
        }
    }

    /** The command is over: nothing is left to wait for. */
    @Override
    public void close() {
        over.countDown();
    }

    private void await() {
        if (over.getCount() == 0) {
            return;
        }
        request();
        endAtOnceOn("INT");
        endAtOnceOn("TERM");
        try {
            over.await(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Makes the next such signal end the process. {@code sun.misc.Signal} is the only way to hear a second one; it is reached by
     * reflection because naming it draws a warning that cannot be suppressed.
     */
    private static void endAtOnceOn(String signalName) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    Interruption.class.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, args) -> {
                        Runtime.getRuntime().halt(ErrorPolicy.INTERRUPTED);
                        return null;
                    });
            Object signal = signalType.getConstructor(String.class).newInstance(signalName);
            signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            // Without it a second Ctrl-C waits like the first: slower, nothing lost.
        }
    }
}
