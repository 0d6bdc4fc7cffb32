package dev.catbird.app;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.Instrument;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.corpus.Warmth;
import dev.catbird.engine.health.Health;
import dev.catbird.engine.health.HealthMonitor;
import dev.catbird.engine.host.FeedbackGuard;
import dev.catbird.engine.host.LiveHost;
import dev.catbird.engine.kernel.Kernels;
import dev.catbird.engine.param.Parameters;
import dev.catbird.presets.Preset;
import dev.catbird.render.drawn.DrawnSound;
import dev.catbird.render.live.GrainFeed;
import dev.catbird.render.panel.PanelView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays a corpus live, from opening it to its end, as options and a part say: what {@code play} and {@code watch} have in common.
 * Thread: main, while the host's own threads sound.
 */
final class LivePlay {
    /** Share of a hop that a match may take: the rest is for grains, devices and stalls of the machine. */
    private static final float MATCH_SHARE = 0.6f;

    private static final long SECOND_NS = 1_000_000_000L;

    private final Session session;
    private final ErrorPolicy policy;
    private final LiveOptions options;
    private final Path corpus;
    private final LivePart.Opener opener;

    LivePlay(Session session, ErrorPolicy policy, LiveOptions options, Path corpus, LivePart.Opener opener) {
        this.session = session;
        this.policy = policy;
        this.options = options;
        this.corpus = corpus;
        this.opener = opener;
    }

    /**
     * What sounds: devices, what they play, and who is told of it.
     *
     * @param choice the devices that were chosen
     * @param host the same, open
     * @param part what is played to
     * @param instrument who plays
     * @param taps where the panel listens
     * @param taking the recording
     */
    private record Sounding(
            SoundOptions.Choice choice,
            LiveHost host,
            LivePart part,
            Instrument instrument,
            PanelTaps taps,
            Taking taking) {}

    /**
     * What turns its knobs.
     *
     * @param parameters the knobs
     * @param deck presets
     * @param osc programs of others
     */
    private record Turning(Parameters parameters, PlayDeck deck, PlayOsc osc) {}

    /**
     * Plays until somebody or something ends it. {@code asked} is the preset to begin with, {@code modeChosen} whether its mode was
     * asked for; {@code first} makes the knobs it begins with.
     */
    void run(Preset asked, boolean modeChosen, BiFunction<Preset, MappedCorpus, Parameters> first) throws IOException {
        WarmUpAhead warmUp = WarmUpAhead.begin();
        SoundOptions.Choice choice = options.sound().choose(session);
        boolean shows = options.windows().likely(session.environment());
        try (Kept kept = options.resume().open(session);
                MappedCorpus stored = LiveCorpus.open(
                        session,
                        corpus,
                        shows || opener.needsPictures(),
                        choice.ratesHz(),
                        options.sound().rateHz())) {
            Preset preset = kept.inMode(asked, modeChosen);
            Parameters parameters = first.apply(preset, stored);
            try (PlayDeck deck = PlayDeck.open(session, kept, preset, parameters);
                    PlayOsc osc = options.osc().open(session, parameters, deck.calls());
                    Taking taking = new Taking(session.terminal(), options.record());
                    Warmth warmth = Warmth.of(stored);
                    LiveHost host = choice.host(stored.analysis().rateHz());
                    LivePart part = opener.open(stored, parameters, host.rateHz(), shows)) {
                GrainFeed feed = new GrainFeed(host.rateHz(), System::nanoTime);
                HopListener ahead = (at, combination, grains, frames) -> {
                    feed.hop(at, combination, grains, frames);
                    for (int i = 0; i < combination.count(); i++) {
                        warmth.ahead(grains.corpusFrame(i));
                    }
                };
                PanelTaps taps = new PanelTaps(stored, parameters);
                Instrument instrument =
                        part.instrument(preset.mode(), parameters, taking.listenerBeside(taps.listenerBeside(ahead)));
                warmUp.finish(instrument);
                warmth.awaitSearchable();
                part.await();
                instrument.budget(MATCH_SHARE);
                options.windows().chosen(preset.values().keySet());
                options.windows().chosen(kept.resumed());
                Sounding sounding = new Sounding(choice, host, part, instrument, taps, taking);
                long soundDelayNs = SECOND_NS * host.outputFrames() / host.rateHz();
                try (MatcherPlace.Decision matching = options.matcher().decide(instrument, host);
                        Stage stage = options.windows()
                                .open(
                                        session,
                                        DrawnSound.picturesOf(stored),
                                        parameters,
                                        feed,
                                        soundDelayNs,
                                        deck.calls(),
                                        part.beside())) {
                    taking.begin(corpus, stored, preset.mode(), host.description(), instrument.matchDelayFrames());
                    play(sounding, new Turning(parameters, deck, osc), stage, matching);
                }
            } catch (InterruptedException e) {
                session.interruption().request();
                Thread.currentThread().interrupt();
            }
        }
    }

    private void play(Sounding sounding, Turning turning, Stage stage, MatcherPlace.Decision matching)
            throws IOException {
        LiveHost host = sounding.host();
        LivePart part = sounding.part();
        Instrument instrument = sounding.instrument();
        Parameters parameters = turning.parameters();
        PlayDeck deck = turning.deck();
        Taking taking = sounding.taking();
        HealthMonitor monitor = instrument.monitor(host);
        RealTimePriority priority = new RealTimePriority();
        HealthLine lines = new HealthLine(options.json(), stage, taking, deck, turning.osc(), part);
        boolean plain = options.windows().headless() || options.json();
        try (Hands hands = Hands.open(session, options.midi(), sounding.choice().system(), parameters, deck);
                PlayScreen screen = PlayScreen.open(session, plain, lines, parameters, deck);
                LiveDevices devices = sounding.choice().devices(host, session)) {
            long beganNs = System.nanoTime();
            // Around all else: what is recorded as heard is what the instrument heard.
            FeedbackGuard guard = new FeedbackGuard(
                    sounding.taps().beside(taking.around(instrument)), host.telemetry(), host.rateHz());
            host.start(part.around(sounding.taps().around(guard)));
            // Before all else: while it is silent as yet.
            boolean hurried = priority.raise();
            deck.begin();
            options.sound().remember(session, sounding.choice(), host);
            screen.say(
                    part.title() + ": " + host.description() + sounding.choice().memo() + "; " + matching.description()
                            + "; " + Kernels.description() + "; Ctrl-C stops");
            screen.say(turning.osc().begin());
            if (part.heeds(parameters)) {
                Calibration measured = Calibration.recall(
                        Memory.ofCalibrations(session.environment()),
                        sounding.choice().system().id(),
                        host);
                screen.say(Calibration.formula(host, instrument.delayFrames(), measured));
            }
            if (!hurried) {
                screen.say(RealTimePriority.advice());
            }
            if (options.windows().panel()) {
                PanelView view =
                        sounding.taps().view(corpus, host, devices, instrument, monitor, deck, hands, taking, stage);
                KeyCommands commands = new KeyCommands(parameters, deck.calls(), session.interruption()::request);
                stage.openPanel(
                        view, options.windows().panelPixels(), new PanelKeys(commands, session.terminal()::say));
            }
            Feedback feedback = new Feedback(guard, host.telemetry(), () -> part.heeds(parameters));
            List<Supplier<@Nullable String>> news = List.of(
                    feedback::news,
                    taking::news,
                    deck::news,
                    turning.osc()::news,
                    hands::nextNews,
                    devices::news,
                    stage::news,
                    part::news,
                    matching::news);
            new PlayLoop(session, policy, priority, monitor, screen, stage, news, part::isOver)
                    .run(beganNs, options.lengthNs());
            // Before the end: then the host has no device.
            Health last = monitor.read((System.nanoTime() - beganNs) * 1e-9);
            screen.leave();
            deck.endWell();
            host.close();
            screen.end(last);
        }
    }
}
