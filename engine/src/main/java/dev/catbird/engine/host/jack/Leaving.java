package dev.catbird.engine.host.jack;

import dev.catbird.engine.RealTime;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jaudiolibs.jnajack.JackClient;
import org.jspecify.annotations.Nullable;

/**
 * How a client leaves its server without taking the process with it: libjack would cancel JACK's thread, and a thread that is cancelled
 * inside Java takes the process with it; so that leaves by itself first, and one that is not called any more waits in libjack, where it may
 * be cancelled. A client whose server has died is left as it is, as libjack crashes on closing it (jackd2 1.9.21): some kilobytes for each
 * time a server dies. Thread: {@link #stays} JACK's own; the rest any.
 */
final class Leaving {
    private static final int LOOKS = 100;
    private static final long LOOK_NS = 5_000_000L;

    private volatile @Nullable Thread caller;
    private volatile boolean leaving;
    private volatile boolean serverGone;

    /** To be asked at each block: whether to be called again. */
    @RealTime
    boolean stays() {
        caller = Thread.currentThread();
        return !leaving;
    }

    /** The server has died, or has thrown us out. */
    void serverGone() {
        serverGone = true;
    }

    /** Leaves. {@code keepForEver} is given what libjack may still call, so that it is never collected. */
    void leave(JackClient client, Consumer<Object> keepForEver) {
        leaving = true;
        Thread thread = caller;
        for (int look = 0; look < LOOKS && thread != null && thread.isAlive(); look++) {
            LockSupport.parkNanos(LOOK_NS);
        }
        if (serverGone) {
            keepForEver.accept(this);
        } else {
            client.close();
        }
    }
}
