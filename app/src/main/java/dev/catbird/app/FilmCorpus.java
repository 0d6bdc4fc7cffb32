package dev.catbird.app;

import dev.catbird.engine.corpus.BuildSettings;
import dev.catbird.engine.corpus.CorpusCache;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.media.MediaLibrary;
import java.io.IOException;
import java.nio.file.Path;

/** Opens the corpus of a film or a sound file, making that of a video first if need be, and tells its warnings. Thread: main. */
final class FilmCorpus {
    private FilmCorpus() {}

    static MappedCorpus open(
            Session session, MediaLibrary library, Path corpus, BuildSettings settings, ConsoleProgress progress)
            throws IOException {
        CorpusCache.Opened opened =
                CorpusCache.ofUser().open(corpus, settings, library, progress, session.interruption()::requested);
        progress.endStage();
        opened.warnings().forEach(session.terminal()::say);
        return opened.corpus();
    }
}
