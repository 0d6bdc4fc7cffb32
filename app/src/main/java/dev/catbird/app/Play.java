package dev.catbird.app;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.Instrument;
import dev.catbird.engine.Mode;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.BuildSettings;
import dev.catbird.engine.corpus.CorpusCache;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.corpus.Warmth;
import dev.catbird.engine.health.Health;
import dev.catbird.engine.health.HealthMonitor;
import dev.catbird.engine.host.Device;
import dev.catbird.engine.host.DeviceException;
import dev.catbird.engine.host.LiveHost;
import dev.catbird.engine.host.javasound.JavaSoundDevices;
import dev.catbird.engine.kernel.Kernels;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.record.Recorder;
import dev.catbird.render.film.FilmRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
            "  catbird play video.mp4 --record friday",
            "",
            "Sound only. On a terminal there are keys, which ? tells: space freezes, p is panic, m mutes, q leaves.",
            "Elsewhere a line a second tells how it goes: levels, load (share of a block's time used), match times (shares of a hop),",
            "blocks and hops that were late, matches cut short or with fewer pieces for lack of time, times the output ran dry,",
            "frames of queued input thrown away, times a lost device came back, pauses of the garbage collector."
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

    @Option(
            names = "--matcher",
            paramLabel = "PLACE",
            description =
                    "inline, thread (later, but no match stops the sound), or auto (default): inline where quick.",
            converter = MatcherPlace.Converter.class)
    private MatcherPlace matcher = MatcherPlace.AUTO;

    @Option(names = "--headless", description = "Without a window (as yet, always) and without keys: a line a second.")
    private boolean headless;

    @Option(names = "--duration", paramLabel = "S", description = "Stop after so many seconds.")
    private @Nullable Double durationS;

    @Option(names = "--json", description = "Tell how it goes in JSON, an object a line.")
    private boolean json;

    @Option(
            names = "--record",
            paramLabel = "FOLDER",
            description = "Record input, output, controls and grains into a new folder, for replay.")
    private @Nullable Path record;

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
        WarmUpAhead warmUp = WarmUpAhead.begin();
        JavaSoundDevices devices = JavaSoundDevices.probe();
        Device from = Device.input(devices.all(), input);
        Device to = Device.output(devices.all(), output);
        BuildSettings settings = BuildSettings.DEFAULT
                .withPictures(false)
                .withAnalysis(
                        AnalysisSettings.atRate(Files.isDirectory(corpus) ? RATES_HZ[0] : commonRateHz(from, to)));
        try (MappedCorpus stored = open(settings)) {
            int storedHz = stored.analysis().rateHz();
            if (rateHz != null && rateHz != storedHz) {
                throw bad("--rate " + rateHz + " does not fit " + corpus + ", which was analysed at " + storedHz
                        + " Hz; leave --rate out, or analyse it again with analyze --rate " + rateHz);
            }
            Parameters parameters = new Parameters();
            mode.prepare(parameters, FilmRenderer.framesPerS(stored.pictures()));
            parameterOptions.apply(parameters);
            try (Taking taking = new Taking(session.terminal(), record);
                    Warmth warmth = Warmth.of(stored);
                    LiveHost host = devices.host(from, to, storedHz, bufferFrames)) {
                HopListener ahead = (at, combination, grains, frames) -> {
                    for (int i = 0; i < combination.count(); i++) {
                        warmth.ahead(grains.corpusFrame(i));
                    }
                };
                Instrument instrument = new Instrument(stored, mode, parameters, taking.listenerBeside(ahead));
                warmUp.finish(instrument);
                warmth.awaitSearchable();
                instrument.budget(MATCH_SHARE);
                try (MatcherPlace.Decision matching = matcher.decide(instrument, host)) {
                    taking.begin(corpus, stored, mode, host.description(), instrument.matchDelayFrames());
                    String how = matching.description() + "; " + Kernels.description();
                    play(host, instrument, how, parameters, taking);
                }
            } catch (InterruptedException e) {
                session.interruption().request();
                Thread.currentThread().interrupt();
            }
        }
        return 0;
    }

    /** A stored corpus needs no media library, whose loading takes half a second. */
    private MappedCorpus open(BuildSettings settings) throws IOException {
        if (Files.isDirectory(corpus)) {
            return MappedCorpus.open(corpus);
        }
        MediaChoice media = MediaChoice.ofProcess(session.environment());
        media.warn(session.terminal());
        CorpusCache.Opened opened;
        try (ConsoleProgress progress = new ConsoleProgress(session.terminal())) {
            opened = CorpusCache.ofUser()
                    .open(corpus, settings, media.library(), progress, session.interruption()::requested);
        }
        opened.warnings().forEach(session.terminal()::say);
        return opened.corpus();
    }

    private void checkOptions() throws IOException {
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
        if (record != null) {
            Recorder.check(record);
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

    private void play(LiveHost host, Instrument instrument, String matching, Parameters parameters, Taking taking)
            throws DeviceException {
        HealthMonitor monitor = instrument.monitor(host);
        RealTimePriority priority = new RealTimePriority();
        session.terminal().say("playing " + corpus + ": " + host.description() + "; " + matching + "; Ctrl-C stops");
        try (PlayScreen screen = PlayScreen.open(session, headless || json, new HealthLine(json), parameters)) {
            long beganNs = System.nanoTime();
            long endNs = durationS == null ? Long.MAX_VALUE : (long) (durationS * SECOND_NS);
            long nextNs = SECOND_NS;
            boolean failureTold = false;
            host.start(taking.around(instrument));
            if (!priority.raise()) {
                screen.say(RealTimePriority.advice());
            }
            while (!session.interruption().requested()) {
                long playedNs = System.nanoTime() - beganNs;
                monitor.look();
                screen.turn(playedNs, monitor);
                if (playedNs >= nextNs) {
                    nextNs += SECOND_NS;
                    priority.raise();
                }
                Throwable failure = monitor.failure();
                if (failure != null && !failureTold) {
                    failureTold = true;
                    screen.wipe();
                    policy.report(failure);
                }
                screen.say(taking.news());
                if (playedNs >= endNs) {
                    break;
                }
                await();
            }
            // Before the end: then the host has no device.
            Health last = monitor.read((System.nanoTime() - beganNs) * 1e-9);
            screen.leave();
            host.close();
            screen.end(last);
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

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
