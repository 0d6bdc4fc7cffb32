package dev.catbird.app;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.Instrument;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.health.HealthMonitor;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.host.LiveHost;
import dev.catbird.engine.index.UnitMap;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.scope.Scope;
import dev.catbird.engine.voice.Audition;
import dev.catbird.render.live.GrainTrail;
import dev.catbird.render.panel.PanelView;
import java.nio.file.Path;

/** Where the panel listens to the instrument, and lets it be heard. Thread: main makes it; what it hands out is for audio and panel. */
final class PanelTaps {
    private final MappedCorpus corpus;
    private final Parameters parameters;
    private final Scope scope = new Scope();
    private final GrainTrail trail = new GrainTrail();
    private final Audition audition;

    PanelTaps(MappedCorpus corpus, Parameters parameters) {
        this.corpus = corpus;
        this.parameters = parameters;
        audition = new Audition(corpus, parameters);
    }

    /** Who listens to the instrument, besides {@code other}. */
    HopListener listenerBeside(HopListener other) {
        return other.and(trail);
    }

    /** The instrument with what is clicked on the map beside it. */
    BlockProcessor beside(BlockProcessor instrument) {
        return audition.around(instrument);
    }

    /** All that the host shall play. */
    BlockProcessor around(BlockProcessor all) {
        return scope.around(all);
    }

    /** What the panel shows and works on. */
    PanelView view(
            Path name,
            LiveHost host,
            LiveDevices devices,
            Instrument instrument,
            HealthMonitor monitor,
            PlayDeck deck,
            Hands hands,
            Taking taking,
            Stage stage) {
        return new PanelView(
                String.valueOf(name.getFileName()),
                devices,
                () -> 1000.0 * (host.inputFrames() + host.outputFrames() + instrument.delayFrames()) / host.rateHz(),
                host.rateHz(),
                corpus.soundFrames(),
                corpus.analysis().corpusHopFrames(),
                parameters,
                scope,
                trail,
                () -> UnitMap.of(corpus.index(), corpus.unitCount()),
                audition::at,
                monitor::latest,
                stage.pictures(),
                taking::state,
                PanelBindings.of(hands.midi()),
                new PanelPresets(deck.deck(), deck.calls()));
    }
}
