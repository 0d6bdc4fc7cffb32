package dev.catbird.app;

import dev.catbird.engine.host.LiveHost;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long sound takes from our output through two devices to our input, as {@code calibrate} measured it. Thread: main.
 *
 * @param roundTripMs the median
 * @param jitterMs from the shortest to the longest
 * @param date when, such as 2026-11-20
 */
record Calibration(double roundTripMs, double jitterMs, String date) {

    /** What was measured with these devices at this rate and block, or null. */
    static @Nullable Calibration recall(Memory memory, String system, LiveHost host) throws IOException {
        String text = memory.recall(name(system, host));
        String[] parts = text == null ? new String[0] : text.split(" ", -1);
        try {
            return parts.length == 3
                    ? new Calibration(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), parts[2])
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Remembers it for these devices at this rate and block. */
    void remember(Memory memory, String system, LiveHost host) throws IOException {
        String text = String.format(Locale.ROOT, "%.2f %.2f %s", roundTripMs, jitterMs, date);
        memory.remember(Map.of(name(system, host), text));
    }

    private static String name(String system, LiveHost host) {
        return String.join(
                "|",
                system,
                host.inputName(),
                host.outputName(),
                Integer.toString(host.rateHz()),
                Integer.toString(host.blockFrames()));
    }

    /**
     * The delay from microphone to speaker as a sum, for people: what the host's queues and the instrument take, and what of the
     * measured round trip the queues do not explain. Without a calibration the last is not known and left out.
     *
     * @param lookaheadFrames what the instrument takes
     */
    static String formula(LiveHost host, int lookaheadFrames, @Nullable Calibration measured) {
        double inputMs = ms(host, host.inputFrames());
        double lookaheadMs = ms(host, lookaheadFrames);
        double outputMs = ms(host, host.outputFrames());
        double queuesMs = inputMs + outputMs;
        double totalMs = lookaheadMs + (measured == null ? queuesMs : measured.roundTripMs);
        String sum = String.format(
                Locale.ROOT,
                "delay %.1f ms = input %.1f + lookahead %.1f + output %.1f",
                totalMs,
                inputMs,
                lookaheadMs,
                outputMs);
        return measured == null
                ? sum + " + the devices' own, which catbird calibrate measures"
                : sum
                        + String.format(
                                Locale.ROOT,
                                " + devices %.1f (calibrated %s, within %.1f)",
                                measured.roundTripMs - queuesMs,
                                measured.date,
                                measured.jitterMs);
    }

    private static double ms(LiveHost host, int frames) {
        return 1000.0 * frames / host.rateHz();
    }
}
