package dev.catbird.app;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.Instrument;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.corpus.Warmth;
import dev.catbird.engine.health.Health;
import dev.catbird.engine.health.HealthMonitor;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.host.FeedbackGuard;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.LiveHost;
import dev.catbird.engine.kernel.Kernels;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.record.Recorder;
import dev.catbird.presets.Preset;
import dev.catbird.render.drawn.DrawnSound;
import dev.catbird.render.film.FilmRenderer;
import dev.catbird.render.live.GrainFeed;
import dev.catbird.render.panel.PanelView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
            "  catbird play video.mp4 --record friday",
            "  catbird play video.mp4 --target song.wav",
            "",
            "Where there is a display, a window shows what sounds. The window and the terminal have keys, which ? tells: space",
            "freezes, q leaves; on the terminal p is panic, m mutes.",
            "Elsewhere a line a second tells how it goes: levels, load (share of a block's time used), match times (shares of a hop),",
            "blocks and hops that were late, matches cut short or with fewer pieces for lack of time, times the output ran dry,",
            "frames of queued input thrown away, times a lost device came back, pauses of the garbage collector. Devices, buffer and",
            "backend are remembered; --input default goes back."
        },
        modelTransformer = ParameterOptions.Adder.class)
final class Play implements Callable<Integer>, ParameterOptions.Owner {
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
            names = "--target",
            paramLabel = "FILE",
            description = "Hear this video or sound file first, in place of the input.")
    private @Nullable Path target;

    @Mixin
    private SoundOptions sound = new SoundOptions();

    @Mixin
    private final MatchOptions matchOptions = new MatchOptions();

    @Option(
            names = "--matcher",
            paramLabel = "PLACE",
            description =
                    "inline, thread (later, but no match stops the sound), or auto (default): inline where quick.",
            converter = MatcherPlace.Converter.class)
    private MatcherPlace matcher = MatcherPlace.AUTO;

    @Mixin
    private final MidiOptions midiOptions = new MidiOptions();

    @Mixin
    private WindowOptions windowOptions;

    @Mixin
    private ResumeOptions resumeOptions;

    @Mixin
    private OscOptions oscOptions;

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
        Preset asked = matchOptions.preset(session);
        WarmUpAhead warmUp = WarmUpAhead.begin();
        SoundOptions.Choice choice = sound.choose(session);
        try (Kept kept = resumeOptions.open(session);
                MappedCorpus stored = LiveCorpus.open(
                        session,
                        corpus,
                        windowOptions.likely(session.environment()),
                        choice.ratesHz(),
                        sound.rateHz())) {
            Preset preset = kept.inMode(asked, matchOptions.choosesMode());
            Parameters parameters =
                    MatchOptions.parameters(preset, FilmRenderer.framesPerS(stored.pictures()), parameterOptions);
            try (PlayDeck deck = PlayDeck.open(session, kept, preset, parameters);
                    PlayOsc osc = oscOptions.open(session, parameters, deck.calls());
                    Taking taking = new Taking(session.terminal(), record);
                    Warmth warmth = Warmth.of(stored);
                    LiveHost host = choice.host(stored.analysis().rateHz());
                    FileTarget heard = heard(host.rateHz())) {
                GrainFeed feed = new GrainFeed(host.rateHz(), System::nanoTime);
                HopListener ahead = (at, combination, grains, frames) -> {
                    feed.hop(at, combination, grains, frames);
                    for (int i = 0; i < combination.count(); i++) {
                        warmth.ahead(grains.corpusFrame(i));
                    }
                };
                PanelTaps taps = new PanelTaps(stored, parameters);
                Instrument instrument = new Instrument(
                        stored, preset.mode(), parameters, taking.listenerBeside(taps.listenerBeside(ahead)));
                warmUp.finish(instrument);
                warmth.awaitSearchable();
                if (heard != null) {
                    heard.awaitAhead(host.rateHz());
                }
                instrument.budget(MATCH_SHARE);
                windowOptions.chosen(preset.values().keySet());
                windowOptions.chosen(parameterOptions.values().keySet());
                windowOptions.chosen(kept.resumed());
                long soundDelayNs = SECOND_NS * host.outputFrames() / host.rateHz();
                try (MatcherPlace.Decision matching = matcher.decide(instrument, host);
                        Stage stage = windowOptions.open(
                                session, DrawnSound.picturesOf(stored), parameters, feed, soundDelayNs, deck)) {
                    taking.begin(corpus, stored, preset.mode(), host.description(), instrument.matchDelayFrames());
                    String matches = matching.description() + "; " + Kernels.description();
                    play(choice, host, instrument, matches, parameters, deck, osc, taking, heard, taps, stage);
                }
            } catch (InterruptedException e) {
                session.interruption().request();
                Thread.currentThread().interrupt();
            }
        }
        return 0;
    }

    private void checkOptions() throws IOException {
        windowOptions.check();
        resumeOptions.check();
        oscOptions.check();
        midiOptions.check();
        String fault = sound.fault();
        if (fault != null) {
            throw bad(fault);
        }
        if (durationS != null && !(durationS > 0)) {
            throw bad("--duration must be more than 0 seconds");
        }
        if (record != null) {
            Recorder.check(record);
        }
    }

    private @Nullable FileTarget heard(int rateHz) throws IOException {
        if (target == null) {
            return null;
        }
        MediaLibrary library = MediaChoice.ofProcess(session.environment()).library();
        return new FileTarget(target, library.openSound(target, rateHz));
    }

    private void play(
            SoundOptions.Choice choice,
            LiveHost host,
            Instrument instrument,
            String matching,
            Parameters parameters,
            PlayDeck deck,
            PlayOsc osc,
            Taking taking,
            @Nullable FileTarget heard,
            PanelTaps taps,
            Stage stage)
            throws IOException {
        HealthMonitor monitor = instrument.monitor(host);
        RealTimePriority priority = new RealTimePriority();
        HealthLine lines = new HealthLine(json, stage, taking, deck, osc);
        try (Hands hands = Hands.open(session, midiOptions, parameters, deck);
                PlayScreen screen =
                        PlayScreen.open(session, windowOptions.headless() || json, lines, parameters, deck);
                LiveDevices devices = choice.devices(host, session)) {
            long beganNs = System.nanoTime();
            long lengthNs = durationS == null ? Long.MAX_VALUE : (long) (durationS * SECOND_NS);
            HostTelemetry telemetry = host.telemetry();
            // Around all else: what is recorded as heard is what the instrument heard.
            FeedbackGuard guard = new FeedbackGuard(taps.beside(taking.around(instrument)), telemetry, host.rateHz());
            BlockProcessor all = taps.around(guard);
            host.start(heard == null ? all : heard.before(all));
            deck.begin();
            sound.remember(session, choice, host);
            screen.say("playing " + corpus + ": " + host.description() + choice.memo() + "; " + matching
                    + "; Ctrl-C stops");
            Calibration measured = Calibration.recall(
                    Memory.ofCalibrations(session.environment()),
                    choice.system().id(),
                    host);
            screen.say(osc.begin());
            screen.say(Calibration.formula(host, instrument.delayFrames(), measured));
            if (!priority.raise()) {
                screen.say(RealTimePriority.advice());
            }
            if (windowOptions.panel()) {
                Consumer<String> say = session.terminal()::say;
                PanelView view = taps.view(corpus, host, devices, instrument, monitor, deck, hands, taking, stage);
                KeyCommands commands = new KeyCommands(parameters, deck.deck(), session.interruption()::request);
                stage.openPanel(view, windowOptions.panelPixels(), new PanelKeys(commands, say), say);
            }
            List<Supplier<@Nullable String>> news = List.of(
                    taking::news,
                    deck::news,
                    osc::news,
                    hands::nextNews,
                    devices::news,
                    () -> heard == null ? null : heard.news());
            new PlayLoop(session, policy, priority, monitor, guard, telemetry, screen, stage, news)
                    .run(beganNs, lengthNs);
            // Before the end: then the host has no device.
            Health last = monitor.read((System.nanoTime() - beganNs) * 1e-9);
            screen.leave();
            deck.endWell();
            host.close();
            screen.end(last);
        }
    }

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
