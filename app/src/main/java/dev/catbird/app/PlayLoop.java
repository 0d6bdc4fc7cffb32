package dev.catbird.app;

import dev.catbird.engine.health.HealthMonitor;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the main thread does while others sound: takes readings, shows them and the pictures, hears keys, tells news. Thread: main. */
final class PlayLoop {
    private static final long SECOND_NS = 1_000_000_000L;
    private final Session session;
    private final ErrorPolicy policy;
    private final RealTimePriority priority;
    private final HealthMonitor monitor;
    private final PlayScreen screen;
    private final Stage stage;
    private final List<Supplier<@Nullable String>> news;
    private final BooleanSupplier over;
    private boolean failureTold;
    private boolean windowsTold;

    /** {@code news}: each gives a line to say, or null; {@code over}: whether what is played has come to its end. */
    PlayLoop(
            Session session,
            ErrorPolicy policy,
            RealTimePriority priority,
            HealthMonitor monitor,
            PlayScreen screen,
            Stage stage,
            List<Supplier<@Nullable String>> news,
            BooleanSupplier over) {
        this.session = session;
        this.policy = policy;
        this.priority = priority;
        this.monitor = monitor;
        this.screen = screen;
        this.stage = stage;
        this.news = news;
        this.over = over;
    }

    /** Runs until somebody leaves or it is over, or for {@code lengthNs} from {@code beganNs} on. */
    void run(long beganNs, long lengthNs) {
        long nextNs = SECOND_NS;
        while (!session.interruption().requested()) {
            long playedNs = System.nanoTime() - beganNs;
            monitor.look();
            screen.turn(playedNs, monitor);
            if (playedNs >= nextNs) {
                nextNs += SECOND_NS;
                priority.raise();
            }
            tellFailures();
            news.forEach(line -> screen.say(line.get()));
            if (playedNs >= lengthNs || over.getAsBoolean()) {
                return;
            }
            if (!turnStage()) {
                return;
            }
        }
    }

    private void tellFailures() {
        Throwable failure = monitor.failure();
        if (failure != null && !failureTold) {
            failureTold = true;
            tell(failure);
        }
        Throwable windows = stage.failure();
        if (windows != null && !windowsTold) {
            windowsTold = true;
            tell(windows);
        }
    }

    private void tell(Throwable failure) {
        screen.wipe();
        policy.report(failure);
    }

    /** False if somebody closed the window. */
    private boolean turnStage() {
        try {
            return stage.turn();
        } catch (InterruptedException e) {
            session.interruption().request();
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
