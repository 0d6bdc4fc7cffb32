package dev.catbird.app;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.BuildSettings;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.media.MediaLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens a corpus at a rate that sound devices can play, making it or its twin at that rate first if need be. Thread: main. */
final class LiveCorpus {
    private LiveCorpus() {}

    /**
     * {@code pictures}: whether a video that is analysed for this gets its pictures stored too. {@code askedHz} is the rate asked for, null for the corpus's own if it is one of {@code possibleHz}, else the first of those.
     */
    static MappedCorpus open(
            Session session, Path corpus, boolean pictures, List<Integer> possibleHz, @Nullable Integer askedHz)
            throws IOException {
        if (Files.isDirectory(corpus)) {
            // It needs no media library, whose loading takes half a second.
            MappedCorpus stored = MappedCorpus.open(corpus);
            int storedHz = stored.analysis().rateHz();
            if (rateHz(possibleHz, askedHz, storedHz) == storedHz) {
                return stored;
            }
            stored.close();
        }
        BuildSettings usual = BuildSettings.DEFAULT.withPictures(pictures);
        int freshHz = rateHz(possibleHz, askedHz, usual.analysis().rateHz());
        MediaLibrary library = MediaChoice.library(session);
        try (ConsoleProgress progress = new ConsoleProgress(session.terminal())) {
            UserCorpus named = new UserCorpus(session, library, progress);
            MappedCorpus stored = named.open(corpus, usual.withAnalysis(AnalysisSettings.atRate(freshHz)));
            int storedHz = stored.analysis().rateHz();
            int wantedHz = rateHz(possibleHz, askedHz, storedHz);
            if (wantedHz == storedHz) {
                return stored;
            }
            stored.close();
            return named.openAtRate(corpus, wantedHz, usual.pictures());
        }
    }

    private static int rateHz(List<Integer> possibleHz, @Nullable Integer askedHz, int preferredHz) {
        if (askedHz != null) {
            return askedHz;
        }
        return possibleHz.contains(preferredHz) ? preferredHz : possibleHz.get(0);
    }
}
