package dev.catbird.app;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.index.UnitMap;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.scope.Scope;
import dev.catbird.engine.voice.Audition;
import dev.catbird.render.live.GrainTrail;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** Where the panel listens to the instrument, and lets it be heard. Thread: main makes it; what it hands out is for audio and panel. */
final class PanelTaps {
    private final MappedCorpus corpus;
    private final Scope scope = new Scope();
    private final GrainTrail trail = new GrainTrail();
    private final Audition audition;

    PanelTaps(MappedCorpus corpus, Parameters parameters) {
        this.corpus = corpus;
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

    Scope scope() {
        return scope;
    }

    GrainTrail trail() {
        return trail;
    }

    LongConsumer audition() {
        return audition::at;
    }

    /** Computes the map of the corpus. */
    Supplier<UnitMap> map() {
        return () -> UnitMap.of(corpus.index(), corpus.unitCount());
    }
}
