package dev.catbird.app;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.BuildSettings;
import dev.catbird.engine.corpus.CorpusBuilder;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.media.MediaLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code catbird analyze}: makes a corpus of videos. Thread: main. */
@Command(
        name = "analyze",
        sortOptions = false,
        description = "Makes a corpus of one or more videos or sound files, to be used again and again.",
        footer = {
            "",
            "Ctrl-C is safe: the same command goes on where it stopped.",
            "With more videos, the same command adds them and keeps what is done.",
            "--add does so too, without the videos that are in the corpus already: they may be gone."
        })
final class Analyze implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "VIDEO", description = "Video or sound files.")
    private List<Path> videos;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "NAME.catbird",
            description = "The corpus: a folder.")
    private Path corpus;

    @Option(names = "--add", description = "Add these videos to the corpus that is there.")
    private boolean add;

    @Option(names = "--rate", paramLabel = "HZ", description = "Sample rate: 44100 (default) or 48000.")
    private @Nullable Integer rateHz;

    @Option(names = "--no-pictures", description = "Sound only.")
    private boolean noPictures;

    @Option(
            names = "--picture-size",
            paramLabel = "PIXELS",
            description = "Pictures are stored no wider and no higher than this, default 640.")
    private @Nullable Integer pictureSize;

    @SuppressWarnings("NullAway.Init") // picocli fills the options
    Analyze(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        String name = corpus.getFileName() == null ? "" : corpus.getFileName().toString();
        if (!name.endsWith(".catbird")) {
            throw new ParameterException(
                    spec.commandLine(), "the corpus's name must end in .catbird: -o " + corpus + ".catbird");
        }
        BuildSettings settings = settings();
        MediaLibrary library = MediaChoice.library(session);
        List<String> warnings;
        try (ConsoleProgress progress = new ConsoleProgress(session.terminal())) {
            CorpusBuilder builder = new CorpusBuilder(library, settings, progress, session.interruption()::requested);
            warnings = add ? builder.add(videos, corpus) : builder.build(videos, corpus);
        }
        warnings.forEach(session.terminal()::say);
        try (MappedCorpus built = MappedCorpus.open(corpus)) {
            session.terminal()
                    .out()
                    .printf(
                            Locale.ROOT,
                            "%s holds %d %s: %.1f s of sound, %d units, %d pictures%n",
                            corpus,
                            built.sources().size(),
                            built.sources().size() == 1 ? "file" : "files",
                            built.soundS(),
                            built.unitCount(),
                            built.pictures().count());
        }
        return 0;
    }

    private BuildSettings settings() {
        if (add && (rateHz != null || pictureSize != null)) {
            String option = rateHz != null ? "--rate" : "--picture-size";
            throw new ParameterException(
                    spec.commandLine(), option + " cannot be chosen with --add: it is the corpus's own; leave it out");
        }
        BuildSettings settings = BuildSettings.DEFAULT.withPictures(!noPictures);
        if (rateHz != null) {
            if (rateHz != 44100 && rateHz != 48000) {
                throw new ParameterException(
                        spec.commandLine(), "--rate " + rateHz + " is not allowed; choose 44100 or 48000");
            }
            settings = settings.withAnalysis(AnalysisSettings.atRate(rateHz));
        }
        if (pictureSize != null) {
            if (pictureSize < 16 || pictureSize > 4096) {
                throw new ParameterException(
                        spec.commandLine(), "--picture-size " + pictureSize + " is not allowed; choose 16..4096");
            }
            settings = settings.withPictureSize(pictureSize, pictureSize);
        }
        return settings;
    }
}
