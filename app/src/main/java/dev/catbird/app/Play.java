package dev.catbird.app;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.Mode;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.BuildSettings;
import dev.catbird.engine.corpus.CorpusCache;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.corpus.Warmth;
import dev.catbird.engine.host.Device;
import dev.catbird.engine.host.DeviceException;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.LiveHost;
import dev.catbird.engine.host.javasound.JavaSoundDevices;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.film.FilmRenderer;
import dev.catbird.render.gl.OutputWindow;
import dev.catbird.render.gl.WindowException;
import dev.catbird.render.live.GrainFeed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
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
            "  catbird play choir.catbird --display 2 --fullscreen --view tiles",
            "",
            "A line a second tells how it goes: levels, load (share of a block's time used), blocks that were late,",
            "times the output ran dry, frames of queued input thrown away, times a lost device came back."
        },
        modelTransformer = ParameterOptions.Adder.class)
final class Play implements Callable<Integer>, ParameterOptions.Owner {
    private static final int[] RATES_HZ = {44100, 48000};
    private static final int SMALLEST_BUFFER = 32;
    private static final int LARGEST_BUFFER = 8192;
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

    @Option(
            names = "--input",
            paramLabel = "NAME",
            description = "Listen to this device, or the one with this in its name.")
    private String input = "";

    @Option(
            names = "--output",
            paramLabel = "NAME",
            description = "Play on this device, or the one with this in its name.")
    private String output = "";

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            description = "Sample rate: 44100 or 48000; default the corpus's, or what the devices can.")
    private @Nullable Integer rateHz;

    @Option(
            names = "--buffer",
            paramLabel = "FRAMES",
            description = "Frames per block, default 256: fewer answer sooner, more are safer.")
    private int bufferFrames = 256;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "combination (default), basic, unique or weighted.",
            converter = Render.ModeConverter.class)
    private Mode mode = Mode.COMBINATION;

    @Mixin
    private WindowOptions windowOptions;

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
        JavaSoundDevices devices = JavaSoundDevices.probe();
        Device from = Device.input(devices.all(), input);
        Device to = Device.output(devices.all(), output);
        MediaChoice media = MediaChoice.ofProcess(session.environment());
        media.warn(session.terminal());
        BuildSettings settings = BuildSettings.DEFAULT
                .withPictures(windowOptions.likely(session.environment()))
                .withAnalysis(
                        AnalysisSettings.atRate(Files.isDirectory(corpus) ? RATES_HZ[0] : commonRateHz(from, to)));
        CorpusCache.Opened opened;
        try (ConsoleProgress progress = new ConsoleProgress(session.terminal())) {
            opened = CorpusCache.ofUser()
                    .open(corpus, settings, media.library(), progress, session.interruption()::requested);
        }
        try (MappedCorpus stored = opened.corpus()) {
            opened.warnings().forEach(session.terminal()::say);
            int storedHz = stored.analysis().rateHz();
            if (rateHz != null && rateHz != storedHz) {
                throw bad("--rate " + rateHz + " does not fit " + corpus + ", which was analysed at " + storedHz
                        + " Hz; leave --rate out, or analyse it again with analyze --rate " + rateHz);
            }
            Parameters parameters = new Parameters();
            mode.prepare(parameters, FilmRenderer.framesPerS(stored.pictures()));
            parameterOptions.apply(parameters);
            try (Warmth warmth = Warmth.of(stored);
                    LiveHost host = devices.host(from, to, storedHz, bufferFrames)) {
                GrainFeed feed = new GrainFeed(storedHz, System::nanoTime);
                Instrument instrument = new Instrument(stored, mode, parameters, (at, combination, grains, frames) -> {
                    feed.hop(at, combination, grains, frames);
                    for (int i = 0; i < combination.count(); i++) {
                        warmth.ahead(grains.corpusFrame(i));
                    }
                });
                instrument.warmUp();
                warmth.awaitSearchable();
                instrument.budget(MATCH_SHARE);
                // Two blocks wait in the output, about.
                long soundDelayNs = 2 * SECOND_NS * host.blockFrames() / host.rateHz();
                try (OutputWindow window =
                        windowOptions.open(session, stored.pictures(), parameters, feed, soundDelayNs)) {
                    play(host, instrument, window);
                }
            } catch (InterruptedException e) {
                session.interruption().request();
                Thread.currentThread().interrupt();
            }
        }
        return 0;
    }

    private void checkOptions() {
        windowOptions.check();
        if (rateHz != null && rateHz != 44100 && rateHz != 48000) {
            throw bad("--rate " + rateHz + " is not allowed; choose 44100 or 48000");
        }
        if (bufferFrames < SMALLEST_BUFFER || bufferFrames > LARGEST_BUFFER) {
            throw bad(
                    "--buffer " + bufferFrames + " is not allowed; choose " + SMALLEST_BUFFER + ".." + LARGEST_BUFFER);
        }
        if (durationS != null && !(durationS > 0)) {
            throw bad("--duration must be more than 0 seconds");
        }
    }

    /** The rate asked for, or the first that both devices have. */
    private int commonRateHz(Device from, Device to) throws DeviceException {
        if (rateHz != null) {
            return rateHz;
        }
        for (int rate : RATES_HZ) {
            if (from.hears(rate) && to.plays(rate)) {
                return rate;
            }
        }
        throw new DeviceException("the input \"" + from.name() + "\" and the output \"" + to.name()
                + "\" have no sample rate in common; catbird devices lists what they can");
    }

    private void play(LiveHost host, Instrument instrument, @Nullable OutputWindow window) throws IOException {
        PrintStream out = session.terminal().out();
        HostTelemetry telemetry = host.telemetry();
        HealthLine health = new HealthLine(
                telemetry, instrument.counts()::hopsShort, (double) host.blockFrames() / host.rateHz(), json);
        session.terminal().say("playing " + corpus + ": " + host.description() + "; Ctrl-C stops");
        long beganNs = System.nanoTime();
        long endNs = durationS == null ? Long.MAX_VALUE : (long) (durationS * SECOND_NS);
        long nextNs = SECOND_NS;
        boolean failureTold = false;
        OutputWindow shown = window;
        host.start(instrument);
        while (!session.interruption().requested()) {
            long playedNs = System.nanoTime() - beganNs;
            if (playedNs >= nextNs) {
                out.println(WindowOptions.withPictures(health.next(playedNs * 1e-9), shown, json));
                nextNs += SECOND_NS;
            }
            Throwable failure = telemetry.firstFailure();
            if (failure != null && !failureTold) {
                failureTold = true;
                policy.report(failure);
            }
            if (playedNs >= endNs) {
                break;
            }
            if (shown == null) {
                await();
                continue;
            }
            try {
                if (!shown.frame()) {
                    break;
                }
            } catch (WindowException e) {
                session.terminal().say("sound only from here on: " + e.getMessage());
                shown = null;
            }
        }
        // Before the end: then the host has no device.
        out.println(WindowOptions.withPictures(health.next((System.nanoTime() - beganNs) * 1e-9), shown, json));
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
