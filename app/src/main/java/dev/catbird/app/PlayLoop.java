package dev.catbird.app;

import dev.catbird.engine.health.HealthMonitor;
import dev.catbird.engine.host.FeedbackGuard;
import dev.catbird.engine.host.HostTelemetry;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the main thread does while others sound: takes readings, shows them and the pictures, hears keys, tells news. Thread: main. */
final class PlayLoop {
    private static final int LOOK_MS = 20;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final String FEEDBACK =
            "the input is our own output: it is turned down until that ends; look what --input listens to"
                    + " (sound servers move it when a device goes), or keep the microphone away from the speakers";

    private final Session session;
    private final ErrorPolicy policy;
    private final RealTimePriority priority;
    private final HealthMonitor monitor;
    private final FeedbackGuard guard;
    private final HostTelemetry telemetry;
    private final PlayScreen screen;
    private final Stage stage;
    private final List<Supplier<@Nullable String>> news;
    private boolean failureTold;
    private long feedbacksTold;

    /** {@code news}: each gives a line to say, or null. */
    PlayLoop(
            Session session,
            ErrorPolicy policy,
            RealTimePriority priority,
            HealthMonitor monitor,
            FeedbackGuard guard,
            HostTelemetry telemetry,
            PlayScreen screen,
            Stage stage,
            List<Supplier<@Nullable String>> news) {
        this.session = session;
        this.policy = policy;
        this.priority = priority;
        this.monitor = monitor;
        this.guard = guard;
        this.telemetry = telemetry;
        this.screen = screen;
        this.stage = stage;
        this.news = news;
    }

    /** Runs until somebody leaves, or for {@code lengthNs} from {@code beganNs} on. */
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
            listen();
            news.forEach(line -> screen.say(line.get()));
            if (playedNs >= lengthNs) {
                return;
            }
            if (!stage.paces()) {
                await();
            } else if (!stage.turn(screen)) {
                return;
            }
        }
    }

    private void listen() {
        guard.listen();
        if (telemetry.feedbacks() > feedbacksTold) {
            feedbacksTold = telemetry.feedbacks();
            screen.say(FEEDBACK);
        }
        Throwable failure = monitor.failure();
        if (failure != null && !failureTold) {
            failureTold = true;
            screen.wipe();
            policy.report(failure);
        }
    }

    private void await() {
        try {
            Thread.sleep(LOOK_MS);
        } catch (InterruptedException e) {
            session.interruption().request();
            Thread.currentThread().interrupt();
        }
    }
}
