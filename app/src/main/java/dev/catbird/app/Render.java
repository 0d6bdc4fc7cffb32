package dev.catbird.app;

import dev.catbird.engine.corpus.BuildSettings;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.presets.Preset;
import dev.catbird.render.film.FilmRenderer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code catbird render}: re-speaks a target by a corpus, into a file. Thread: main. */
@Command(
        name = "render",
        sortOptions = false,
        description = "Re-speaks a sound by a video: into a film, or a sound file.",
        footer = {
            "",
            "For example:",
            "  catbird render video.mp4 voice.wav -o out.mp4",
            "  catbird render video.mp4 voice.wav -o tiles.mp4 --view tiles --combination 8"
        },
        modelTransformer = FilmOptions.Adder.class)
final class Render implements Callable<Integer>, ParameterOptions.Owner {
    private final Session session;
    private final ParameterOptions parameterOptions = new ParameterOptions();

    @picocli.CommandLine.Parameters(
            index = "0",
            paramLabel = "CORPUS_OR_VIDEO",
            description = "What sounds and shows: a corpus made by analyze, or a video or sound file.")
    private Path corpus;

    @picocli.CommandLine.Parameters(
            index = "1",
            paramLabel = "TARGET",
            description = "What is to be re-spoken: any sound or video file.")
    private Path target;

    @Mixin
    private FilmOptions film;

    @Mixin
    private final MatchOptions matchOptions = new MatchOptions();

    @Option(names = "--align", description = "Move the output to lie exactly over the target.")
    private boolean align;

    @SuppressWarnings("NullAway.Init") // picocli fills the options
    Render(Session session) {
        this.session = session;
    }

    @Override
    public ParameterOptions parameterOptions() {
        return parameterOptions;
    }

    @Override
    public Integer call() throws IOException {
        film.check();
        Preset preset = matchOptions.preset(session);
        film.keepApart(List.of(corpus, target));
        MediaLibrary library = MediaChoice.library(session);
        // A bad target or output shall be told before the corpus takes its time.
        library.openSound(target, BuildSettings.DEFAULT.analysis().rateHz()).close();
        film.tryOut(library, corpus);
        BuildSettings settings = BuildSettings.DEFAULT.withPictures(film.hasPictures());
        try (Rendering rendering = Rendering.open(session, library, corpus, settings)) {
            double framesPerS = FilmRenderer.framesPerS(rendering.corpus().pictures());
            rendering.render(
                    film.order(target, preset.mode(), align),
                    MatchOptions.parameters(preset, framesPerS, parameterOptions));
        }
        return 0;
    }
}
