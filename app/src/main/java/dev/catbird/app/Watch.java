package dev.catbird.app;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.Mode;
import dev.catbird.engine.corpus.BuildSettings;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.match.Matcher;
import dev.catbird.engine.match.PursuitMatcher;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.MediaInfo;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import dev.catbird.engine.param.Parameters;
import dev.catbird.presets.Preset;
import dev.catbird.render.film.FilmOrder;
import dev.catbird.render.film.Watched;
import dev.catbird.video2sound.FilmSight;
import dev.catbird.video2sound.Learnt;
import dev.catbird.video2sound.Model;
import dev.catbird.video2sound.MosaicMatcher;
import dev.catbird.video2sound.PictureAtlas;
import dev.catbird.video2sound.RetrieveMatcher;
import dev.catbird.video2sound.Sight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code catbird watch}: plays a corpus to what is seen, into a file. Thread: main. */
@Command(
        name = "watch",
        sortOptions = false,
        description = "Plays a video's sounds to the pictures of another: what is seen chooses what is heard.",
        footer = {
            "",
            "For example:",
            "  catbird watch video.mp4 dance.mp4 -o out.mp4",
            "  catbird watch video.mp4 dance.mp4 -o wild.mp4 --temperature 0.7 --combination 3",
            "  catbird watch video.mp4 dance.mp4 -o learnt.mp4 --model video.v2s",
            "  catbird watch video.mp4 dance.mp4 -o old.mp4 --model old.v2s --mode cloud --wet 0.3",
            "",
            "The film shows what is watched on the left, and on the right the pictures whose sounds are heard."
        },
        modelTransformer = ParameterOptions.Adder.class)
final class Watch implements Callable<Integer>, ParameterOptions.Owner {
    private final Session session;

    @Spec
    private CommandSpec spec;

    private final ParameterOptions parameterOptions = new ParameterOptions();

    @picocli.CommandLine.Parameters(
            index = "0",
            paramLabel = "CORPUS_OR_VIDEO",
            description = "What sounds: a corpus made by analyze, or a video.")
    private Path corpus;

    @picocli.CommandLine.Parameters(index = "1", paramLabel = "VIDEO", description = "What is watched: any video file.")
    private Path watched;

    @Mixin
    private FilmOptions film;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description =
                    "mosaic (default with its model): what is seen is heard as the model has learnt; retrieve: the sounds of the"
                            + " pictures that look most alike; raw, window, cloud: what the historical network makes of it, and"
                            + " wavenet: what a WaveNet does, which the corpus re-speaks with --wet.",
            converter = Seeing.Converter.class)
    private @Nullable Seeing mode;

    @Option(names = "--model", paramLabel = "NAME.v2s", description = "What learn-picture has learnt.")
    private @Nullable Path model;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Begin with these settings: see catbird presets; or a file NAME.toml.")
    private @Nullable String preset;

    @SuppressWarnings("NullAway.Init") // picocli fills the options
    Watch(Session session) {
        this.session = session;
    }

    @Override
    public ParameterOptions parameterOptions() {
        return parameterOptions;
    }

    @Override
    public Integer call() throws IOException {
        film.check();
        Learnt learnt = model == null ? null : Learnt.read(model);
        Seeing seeing = mode == null ? Seeing.usual(learnt) : mode;
        seeing.check(spec.commandLine(), model, learnt);
        Preset found = preset == null ? null : MatchOptions.bank(session).find(preset, session.terminal()::say);
        film.keepApart(List.of(corpus, watched));
        MediaChoice media = MediaChoice.ofProcess(session.environment());
        media.warn(session.terminal());
        MediaLibrary library = media.library();
        // A bad film or output shall be told before the corpus takes its time.
        MediaInfo info = library.probe(watched);
        if (info.picture() == null) {
            throw new MediaException(watched, "has no pictures to watch; for its sound there is catbird render");
        }
        film.tryOut(library, corpus);
        try (ConsoleProgress progress = new ConsoleProgress(session.terminal())) {
            try (MappedCorpus stored = FilmCorpus.open(session, library, corpus, BuildSettings.DEFAULT, progress)) {
                if (seeing == Seeing.RETRIEVE && stored.pictures().count() == 0) {
                    throw new MediaException(corpus, "has no pictures to compare with what is watched");
                }
                play(stored, library, info, found, new NetworkVoice(seeing, learnt), progress);
            }
        }
        return 0;
    }

    private void play(
            MappedCorpus stored,
            MediaLibrary library,
            MediaInfo info,
            @Nullable Preset found,
            NetworkVoice voice,
            ConsoleProgress progress)
            throws IOException {
        Parameters parameters = new Parameters();
        voice.prepare(parameters);
        if (found != null) {
            found.recall(parameters);
        }
        parameterOptions.apply(parameters);
        FilmOrder order = film.order(watched, Mode.COMBINATION, false);
        int rateHz = stored.analysis().rateHz();
        double durationS = durationS(library, info);
        try (PictureReader small = library.openPictures(watched, FilmSight.PIXELS, FilmSight.PIXELS);
                SoundReader sound = voice.speaks()
                        ? voice.open(small, parameters, library, rateHz, watched)
                        : info.sound() == null ? null : library.openSound(watched, rateHz);
                PictureReader shown =
                        film.hasPictures() ? library.openPictures(watched, LARGEST_SHOWN, LARGEST_SHOWN) : null) {
            Matcher matcher = matcher(stored, small, voice, progress);
            Watched both = new Watched(
                    sound,
                    shown,
                    durationS,
                    listener ->
                            new Instrument(stored, Mode.COMBINATION, parameters, listener, System::nanoTime, matcher));
            new Rendering(session, stored, library, parameters).watch(order, both, progress);
        }
    }

    /** Pictures that are watched are read no larger than this. */
    private static final int LARGEST_SHOWN = 1280;

    private Matcher matcher(MappedCorpus stored, PictureReader small, NetworkVoice voice, ConsoleProgress progress) {
        if (voice.speaks()) {
            return pursuit(stored);
        }
        Sight sight = new FilmSight(small);
        if (voice.learnt() instanceof Model bands) {
            return new MosaicMatcher(stored, pursuit(stored), bands, sight);
        }
        PictureAtlas atlas = PictureAtlas.of(stored, progress, session.interruption()::requested);
        return new RetrieveMatcher(stored, atlas, sight);
    }

    private static PursuitMatcher pursuit(MappedCorpus stored) {
        return new PursuitMatcher(stored, false, Instrument.lockFrames(stored));
    }

    /** Its length; where the file does not say, its pictures are counted. */
    private double durationS(MediaLibrary library, MediaInfo info) throws IOException {
        if (Double.isFinite(info.durationS()) && info.durationS() > 0) {
            return info.durationS();
        }
        try (PictureReader pictures = library.openPictures(watched, 16, 16)) {
            Picture picture = new Picture();
            while (pictures.read(picture)) {
                session.interruption().check();
            }
            return Math.max(1 / Math.max(1, pictures.framesPerS()), picture.timeS());
        }
    }
}
