package dev.catbird.app;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.Mode;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.corpus.Warmth;
import dev.catbird.engine.host.FeedbackGuard;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.LiveHost;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.film.FilmRenderer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code catbird play}: re-speaks what a microphone hears, live. Thread: main, while the host's own threads sound. */
@Command(
        name = "play",
        sortOptions = false,
        description = "Re-speaks what the microphone hears, at once. Ctrl-C stops.",
        footer = {
            "",
            "For example:",
            "  catbird play choir.catbird",
            "  catbird play video.mp4 --input usb --output default --buffer 512",
            "",
            "Sound only; a line a second tells how it goes: levels, load (share of a block's time used), blocks that were late,",
            "times the output ran dry, frames of queued input thrown away, times a lost device came back. Devices, buffer and backend",
            "are remembered; --input default goes back."
        },
        modelTransformer = ParameterOptions.Adder.class)
final class Play implements Callable<Integer>, ParameterOptions.Owner {
    private static final String FEEDBACK =
            "the input is our own output: it is turned down until that ends; look what --input listens to"
                    + " (sound servers move it when a device goes), or keep the microphone away from the speakers";
    private static final int LOOK_MS = 20;
    /** Share of a hop that a match may take: the rest is for grains, devices and stalls of the machine. */
    private static final float MATCH_SHARE = 0.6f;

    private static final long SECOND_NS = 1_000_000_000L;

    private final Session session;
    private final ErrorPolicy policy;
    private final ParameterOptions parameterOptions = new ParameterOptions();

    @Spec
    private CommandSpec spec;

    @picocli.CommandLine.Parameters(
            index = "0",
            paramLabel = "CORPUS_OR_VIDEO",
            description = "What sounds: a corpus made by analyze, or a video or sound file.")
    private Path corpus;

    @Mixin
    private SoundOptions sound = new SoundOptions();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "combination (default), basic, unique or weighted.",
            converter = Render.ModeConverter.class)
    private Mode mode = Mode.COMBINATION;

    @SuppressWarnings("UnusedVariable") // says what is so as yet: there is no window
    @Option(names = "--headless", description = "Without a window: as yet, always.")
    private boolean headless;

    @Option(names = "--duration", paramLabel = "S", description = "Stop after so many seconds.")
    private @Nullable Double durationS;

    @Option(names = "--json", description = "Tell how it goes in JSON, an object a line.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli fills the options
    Play(Session session, ErrorPolicy policy) {
        this.session = session;
        this.policy = policy;
    }

    @Override
    public ParameterOptions parameterOptions() {
        return parameterOptions;
    }

    @Override
    public Integer call() throws IOException {
        checkOptions();
        SoundOptions.Choice choice = sound.choose(session);
        MediaChoice media = MediaChoice.ofProcess(session.environment());
        media.warn(session.terminal());
        try (MappedCorpus stored =
                LiveCorpus.open(session, corpus, choice.ratesHz(), sound.rateHz(), media.library())) {
            Parameters parameters = new Parameters();
            mode.prepare(parameters, FilmRenderer.framesPerS(stored.pictures()));
            parameterOptions.apply(parameters);
            try (Warmth warmth = Warmth.of(stored);
                    LiveHost host = choice.host(stored.analysis().rateHz())) {
                Instrument instrument = new Instrument(stored, mode, parameters, (at, combination, grains, frames) -> {
                    for (int i = 0; i < combination.count(); i++) {
                        warmth.ahead(grains.corpusFrame(i));
                    }
                });
                instrument.warmUp();
                warmth.awaitSearchable();
                instrument.budget(MATCH_SHARE);
                play(choice, host, instrument);
            } catch (InterruptedException e) {
                session.interruption().request();
                Thread.currentThread().interrupt();
            }
        }
        return 0;
    }

    private void checkOptions() {
        String fault = sound.fault();
        if (fault != null) {
            throw bad(fault);
        }
        if (durationS != null && !(durationS > 0)) {
            throw bad("--duration must be more than 0 seconds");
        }
    }

    private void play(SoundOptions.Choice choice, LiveHost host, Instrument instrument) throws IOException {
        PrintStream out = session.terminal().out();
        HostTelemetry telemetry = host.telemetry();
        HealthLine health = new HealthLine(
                telemetry, instrument.counts()::hopsShort, (double) host.blockFrames() / host.rateHz(), json);
        long beganNs = System.nanoTime();
        long endNs = durationS == null ? Long.MAX_VALUE : (long) (durationS * SECOND_NS);
        long nextNs = SECOND_NS;
        boolean failureTold = false;
        long feedbacksTold = 0;
        FeedbackGuard guard = new FeedbackGuard(instrument, telemetry, host.rateHz());
        host.start(guard);
        sound.remember(session, choice, host);
        session.terminal().say("playing " + corpus + ": " + host.description() + choice.memo() + "; Ctrl-C stops");
        Calibration measured = Calibration.recall(
                Memory.ofCalibrations(session.environment()), choice.system().id(), host);
        session.terminal().say(Calibration.formula(host, instrument.delayFrames(), measured));
        while (!session.interruption().requested()) {
            long playedNs = System.nanoTime() - beganNs;
            if (playedNs >= nextNs) {
                out.println(health.next(playedNs * 1e-9));
                nextNs += SECOND_NS;
            }
            guard.listen();
            if (telemetry.feedbacks() > feedbacksTold) {
                feedbacksTold = telemetry.feedbacks();
                session.terminal().say(FEEDBACK);
            }
            Throwable failure = telemetry.firstFailure();
            if (failure != null && !failureTold) {
                failureTold = true;
                policy.report(failure);
            }
            if (playedNs >= endNs) {
                break;
            }
            await();
        }
        // Before the end: then the host has no device.
        out.println(health.next((System.nanoTime() - beganNs) * 1e-9));
        host.close();
    }

    private void await() {
        try {
            Thread.sleep(LOOK_MS);
        } catch (InterruptedException e) {
            session.interruption().request();
            Thread.currentThread().interrupt();
        }
    }

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
