package dev.catbird.app;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.match.Matcher;
import dev.catbird.engine.match.PursuitMatcher;
import dev.catbird.video2sound.BothMatcher;
import dev.catbird.video2sound.Model;
import dev.catbird.video2sound.MosaicMatcher;
import dev.catbird.video2sound.PictureAtlas;
import dev.catbird.video2sound.RetrieveMatcher;
import dev.catbird.video2sound.Sight;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Makes matchers that look, as the command line asks for. Thread: main. */
final class Seer {
    private final Corpus corpus;
    private final @Nullable Model learnt;
    private final @Nullable PictureAtlas atlas;
    private final @Nullable Float both;

    private Seer(Corpus corpus, @Nullable Model learnt, @Nullable PictureAtlas atlas, @Nullable Float both) {
        this.corpus = corpus;
        this.learnt = learnt;
        this.atlas = atlas;
        this.both = both;
    }

    /**
     * Looks at the corpus, if need be. {@code learnt}: what is seen is heard as that says; null: as the pictures that look most alike.
     * {@code both}: the share of what is chosen by what is seen, the rest by what is heard; null: all.
     */
    static Seer of(
            Corpus corpus,
            @Nullable Model learnt,
            @Nullable Float both,
            ProgressListener progress,
            BooleanSupplier cancelled) {
        PictureAtlas atlas = learnt == null || both != null ? PictureAtlas.of(corpus, progress, cancelled) : null;
        return new Seer(corpus, learnt, atlas, both);
    }

    /** A matcher that looks at {@code sight}; null only where it hears as well. */
    Matcher matcher(@Nullable Sight sight) {
        if (both != null && atlas != null) {
            return new BothMatcher(corpus, pursuit(corpus), atlas, this::seeing, sight, both);
        }
        if (sight == null) {
            throw new IllegalArgumentException("nothing to see, and nothing to hear");
        }
        return seeing(sight);
    }

    private Matcher seeing(Sight sight) {
        if (learnt != null) {
            return new MosaicMatcher(corpus, pursuit(corpus), learnt, sight);
        }
        if (atlas == null) {
            throw new IllegalStateException("the corpus was not looked at");
        }
        return new RetrieveMatcher(corpus, atlas, sight);
    }

    /** A matcher that hears, as {@code render} has. */
    static PursuitMatcher pursuit(Corpus corpus) {
        return new PursuitMatcher(corpus, false, Instrument.lockFrames(corpus));
    }
}
