package dev.catbird.app;

import dev.catbird.engine.host.DeviceException;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.LiveHost;
import dev.catbird.engine.host.RoundTrip;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code catbird calibrate}: how long sound takes through the devices. Thread: main, while the host's own threads sound. */
@Command(
        name = "calibrate",
        sortOptions = false,
        description = {
            "Measures how long sound takes from the output to the input and through the program: plays a dozen short sweeps and hears",
            "them back. Plug a cable from the output to the input, or put the microphone to the speaker; they are loud.",
            "The result is remembered for these devices, this rate and this buffer, and play shows it in its delay."
        },
        footer = {"", "For example:", "  catbird calibrate --input usb --output usb --buffer 128"})
final class Calibrate implements Callable<Integer> {
    private static final int LOOK_MS = 20;
    /** Queues that have been left alone for so long will be. */
    private static final long SETTLED_NS = 3_000_000_000L;

    private static final long LONGEST_SETTLING_NS = 20_000_000_000L;
    private static final long LONGEST_SWEEPS_NS = 20_000_000_000L;

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SoundOptions sound = new SoundOptions();

    @Option(names = "--json", description = "Print the result in JSON.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli fills the options
    Calibrate(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        String fault = sound.fault();
        if (fault != null) {
            throw new ParameterException(spec.commandLine(), fault);
        }
        SoundOptions.Choice choice = sound.choose(session);
        Integer askedHz = sound.rateHz();
        int rateHz = askedHz == null ? choice.ratesHz().get(0) : askedHz;
        RoundTrip trip = new RoundTrip(rateHz);
        try (LiveHost host = choice.host(rateHz)) {
            host.start(trip);
            session.terminal().say("measuring " + host.description() + choice.memo() + "; some seconds of sweeps");
            // As play does it: without, the delay wanders on a busy machine.
            if (!new RealTimePriority().raise()) {
                session.terminal().say(RealTimePriority.advice());
            }
            settle(host.telemetry());
            trip.begin();
            await(host.telemetry(), trip);
            sound.remember(session, choice, host);
            report(host, choice, trip);
        }
        return 0;
    }

    /** Waits until nothing has been taken out of the queues, or put in, for a while. */
    private void settle(HostTelemetry telemetry) throws DeviceException {
        long beganNs = System.nanoTime();
        long quietSinceNs = beganNs;
        long before = 0;
        while (System.nanoTime() - quietSinceNs < SETTLED_NS && System.nanoTime() - beganNs < LONGEST_SETTLING_NS) {
            pause(telemetry);
            long changes = telemetry.trimmedFrames() + telemetry.drainedFrames() + telemetry.underruns();
            if (changes != before) {
                before = changes;
                quietSinceNs = System.nanoTime();
            }
        }
    }

    private void await(HostTelemetry telemetry, RoundTrip trip) throws DeviceException {
        long beganNs = System.nanoTime();
        while (!trip.done()) {
            pause(telemetry);
            if (System.nanoTime() - beganNs > LONGEST_SWEEPS_NS) {
                throw new DeviceException("the sound device has stopped while it was measured; try again");
            }
        }
    }

    private void pause(HostTelemetry telemetry) throws DeviceException {
        session.interruption().check();
        if (!telemetry.connected()) {
            throw new DeviceException("the sound device has gone while it was measured; try again");
        }
        try {
            Thread.sleep(LOOK_MS);
        } catch (InterruptedException e) {
            session.interruption().request();
            Thread.currentThread().interrupt();
        }
    }

    private void report(LiveHost host, SoundOptions.Choice choice, RoundTrip trip) throws IOException {
        RoundTrip.Result result = trip.result();
        int found = result.delaysMs().size();
        if (found < RoundTrip.SWEEPS / 2) {
            throw new DeviceException(String.format(
                    Locale.ROOT,
                    "%s of %d sweeps came back from \"%s\" within %.0f ms (heard: %.0f dB); plug a cable from the output to the input or"
                            + " put the microphone to the speaker, turn both up, and look whether others share the devices",
                    found == 0 ? "none" : "only " + found,
                    RoundTrip.SWEEPS,
                    host.inputName(),
                    trip.longestMs(),
                    result.heardDb()));
        }
        Calibration calibration = new Calibration(
                result.medianMs(),
                result.jitterMs(),
                LocalDate.now(ZoneId.systemDefault()).toString());
        calibration.remember(
                Memory.ofCalibrations(session.environment()), choice.system().id(), host);
        HostTelemetry telemetry = host.telemetry();
        String line = json
                ? "{\"round_trip_ms\":%.2f,\"jitter_ms\":%.2f,\"heard\":%d,\"played\":%d,\"rate_hz\":%d,\"block_frames\":%d,"
                        + "\"underruns\":%d,\"trimmed_frames\":%d,\"drained_frames\":%d,\"delays_ms\":%s}"
                : "round trip %.2f ms, jitter %.2f ms; %d of %d sweeps came back, at %d Hz in blocks of %d";
        session.terminal()
                .out()
                .println(String.format(
                        Locale.ROOT,
                        line,
                        calibration.roundTripMs(),
                        calibration.jitterMs(),
                        found,
                        RoundTrip.SWEEPS,
                        host.rateHz(),
                        host.blockFrames(),
                        telemetry.underruns(),
                        telemetry.trimmedFrames(),
                        telemetry.drainedFrames(),
                        result.delaysMs().stream()
                                .map(ms -> Math.round(ms * 100) / 100.0)
                                .toList()));
    }
}
