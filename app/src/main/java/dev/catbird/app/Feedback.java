package dev.catbird.app;

import dev.catbird.engine.host.FeedbackGuard;
import dev.catbird.engine.host.HostTelemetry;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Has feedback looked for while the input is heeded, and tells of it. Thread: main. */
final class Feedback {
    private static final String FOUND =
            "the input is our own output: it is turned down until that ends; look what --input listens to"
                    + " (sound servers move it when a device goes), or keep the microphone away from the speakers";

    private final FeedbackGuard guard;
    private final HostTelemetry telemetry;
    private final BooleanSupplier heeded;
    private long told;

    Feedback(FeedbackGuard guard, HostTelemetry telemetry, BooleanSupplier heeded) {
        this.guard = guard;
        this.telemetry = telemetry;
        this.heeded = heeded;
    }

    /** Looks once more; what to say of it, or null. To be called some times a second. */
    @Nullable
    String news() {
        guard.listen(heeded.getAsBoolean());
        if (telemetry.feedbacks() <= told) {
            return null;
        }
        told = telemetry.feedbacks();
        return FOUND;
    }
}
