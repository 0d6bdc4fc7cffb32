package dev.catbird.app;

import dev.catbird.engine.corpus.BuildSettings;
import dev.catbird.engine.corpus.CorpusCache;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.media.MediaLibrary;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Opens what the user has named, a corpus or a video or sound file, whose corpus is made first if need be, and tells its warnings.
 * Thread: main.
 */
record UserCorpus(Session session, MediaLibrary library, ConsoleProgress progress) {

    MappedCorpus open(Path corpus, BuildSettings settings) throws IOException {
        CorpusCache.Opened opened =
                CorpusCache.ofUser().open(corpus, settings, library, progress, session.interruption()::requested);
        progress.endStage();
        opened.warnings().forEach(session.terminal()::say);
        return opened.corpus();
    }

    /** Its twin at another rate; {@code pictures}: whether that has them, too. */
    MappedCorpus openAtRate(Path corpus, int rateHz, boolean pictures) throws IOException {
        return CorpusCache.ofUser()
                .openAtRate(corpus, rateHz, pictures, library, progress, session.interruption()::requested);
    }
}
