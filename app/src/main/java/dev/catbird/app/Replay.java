package dev.catbird.app;

import dev.catbird.engine.corpus.BuildSettings;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.record.Performance;
import dev.catbird.engine.record.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code catbird replay}: makes a film of a recorded performance, which sounds to the last sample as it did. Thread: main. */
@Command(
        name = "replay",
        sortOptions = false,
        description = "Makes a film, or a sound file, of what play --record has recorded.",
        footer = {
            "",
            "For example:",
            "  catbird replay friday -o friday.mp4 --view tiles --size 1920x1080",
            "  catbird replay friday -o friday.wav",
            "",
            "It sounds to the last sample as it was played, also where the machine was short of time. It looks as it was",
            "played, but for the options given here."
        },
        modelTransformer = FilmOptions.Adder.class)
final class Replay implements Callable<Integer>, ParameterOptions.Owner {
    private final Session session;
    private final ParameterOptions parameterOptions = ParameterOptions.ofPictures();

    @picocli.CommandLine.Parameters(
            index = "0",
            paramLabel = "FOLDER",
            description = "A recording made by play --record.")
    private Path folder;

    @Mixin
    private FilmOptions film;

    @Option(
            names = "--corpus",
            paramLabel = "CORPUS_OR_VIDEO",
            description = "Where the corpus or video that was played is now; default where it was.")
    private @Nullable Path corpus;

    @SuppressWarnings("NullAway.Init") // picocli fills the options
    Replay(Session session) {
        this.session = session;
    }

    @Override
    public ParameterOptions parameterOptions() {
        return parameterOptions;
    }

    @Override
    public Integer call() throws IOException {
        film.check();
        Recording recording = Recording.open(folder);
        film.keepApart(recording.files());
        Performance performance = recording.performance();
        Path played = corpus == null ? performance.corpus() : corpus;
        if (!Files.exists(played)) {
            throw new BadInputException(
                    played + ": no such corpus or video; say where the one that was played is now, with --corpus");
        }
        String warning = recording.warning();
        if (warning != null) {
            session.terminal().say(warning);
        }
        MediaLibrary library = MediaChoice.library(session);
        film.tryOut(library, played);
        BuildSettings settings =
                BuildSettings.DEFAULT.withPictures(film.hasPictures()).withAnalysis(performance.analysis());
        try (Rendering rendering = Rendering.open(session, library, played, settings)) {
            requireSameSound(rendering.corpus(), performance, played);
            Parameters parameters = new Parameters();
            parameterOptions.apply(parameters);
            rendering.replay(
                    film.order(recording.input(), performance.mode(), false),
                    parameters,
                    recording,
                    parameterOptions.values().keySet());
        }
        return 0;
    }

    /** Videos that were added since lie behind those that were played. */
    private void requireSameSound(MappedCorpus stored, Performance performance, Path played) throws IOException {
        int sources = performance.corpusSources();
        if (stored.sources().size() < sources || !stored.soundIdentity(sources).equals(performance.corpusSound())) {
            throw new BadInputException(played + ": does not sound as the corpus that was played in " + folder
                    + "; say where that is, with --corpus");
        }
    }
}
