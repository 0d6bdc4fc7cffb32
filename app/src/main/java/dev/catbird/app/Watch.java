package dev.catbird.app;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.Mode;
import dev.catbird.engine.corpus.BuildSettings;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.match.Matcher;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.presets.Preset;
import dev.catbird.render.film.Watched;
import dev.catbird.video2sound.FilmSight;
import dev.catbird.video2sound.Learnt;
import dev.catbird.video2sound.LiveSight;
import dev.catbird.video2sound.LiveSight.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code catbird watch}: plays a corpus to what is seen, live or into a file. Thread: main. */
@Command(
        name = "watch",
        sortOptions = false,
        description =
                "Plays a video's sounds to the pictures of another, or of a camera: what is seen chooses what is heard.",
        footer = {
            "",
            "For example:",
            "  catbird watch video.mp4 dance.mp4",
            "  catbird watch video.mp4 camera --both",
            "  catbird watch video.mp4 dance.mp4 -o out.mp4",
            "  catbird watch video.mp4 frames/ -o wild.mp4 --fps 12 --temperature 0.7 --combination 3",
            "  catbird watch video.mp4 dance.mp4 -o learnt.mp4 --model video.v2s",
            "  catbird watch video.mp4 camera --model old.v2s --mode cloud --wet 0.3",
            "",
            "Without -o it plays live, as catbird play does, until somebody ends it; with it, as fast as it can. Window and film show what",
            "is watched on the left, and on the right the pictures whose sounds are heard. --fps is also the rate of a sequence of pictures."
        },
        modelTransformer = WatchWays.class)
final class Watch implements Callable<Integer>, ParameterOptions.Owner {
    /** Pictures that are watched are read no larger than this, into films and into windows. */
    private static final int LARGEST_IN_FILM = 1280;

    private static final int LARGEST_IN_WINDOW = 640;

    /** Pictures a second of a sequence, if nobody says otherwise. */
    private static final double USUAL_FRAMES_PER_S = 25;

    private final Session session;
    private final ErrorPolicy policy;

    @Spec
    private CommandSpec spec;

    private final ParameterOptions parameterOptions = new ParameterOptions();

    @picocli.CommandLine.Parameters(
            index = "0",
            paramLabel = "CORPUS_OR_VIDEO",
            description = "What sounds: a corpus made by analyze, or a video.")
    private Path corpus;

    @picocli.CommandLine.Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "WATCHED",
            description = {
                "What is watched: a video; pictures: a folder of them, or a name like frame%%04d.png; camera (default), or"
                        + " camera:NAME or camera:N for one of several. With --both it may be left out."
            })
    private @Nullable String watched;

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
            names = "--both",
            paramLabel = "SHARE",
            arity = "0..1",
            fallbackValue = "0.5",
            description = {
                "Sound drives picture drives sound: the input is re-spoken as by play, the pictures of that are seen, too, and choose"
                        + " this share of what is heard, 0 to 1; half if no share is given."
            })
    private @Nullable Float both;

    @Option(names = "--once", description = "End with the last picture; else it begins anew.")
    private boolean once;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Begin with these settings: see catbird presets; or a file NAME.toml.")
    private @Nullable String preset;

    @Mixin
    private LiveOptions live;

    @SuppressWarnings("NullAway.Init") // picocli fills the options
    Watch(Session session, ErrorPolicy policy) {
        this.session = session;
        this.policy = policy;
    }

    @Override
    public ParameterOptions parameterOptions() {
        return parameterOptions;
    }

    @Override
    public Integer call() throws IOException {
        boolean filmed = WatchWays.check(spec);
        film.check();
        live.check();
        live.windows().chosen(parameterOptions.values().keySet());
        check();
        Learnt learnt = model == null ? null : Learnt.read(model);
        Seeing seeing = mode == null ? Seeing.usual(learnt) : mode;
        seeing.check(spec.commandLine(), model, learnt);
        NetworkVoice voice = new NetworkVoice(seeing, learnt);
        if (voice.speaks() && both != null) {
            throw bad("--both has pieces of the corpus chosen, and --mode " + seeing
                    + " makes a sound of its own; leave --both out, and have the corpus re-speak that with --wet 1");
        }
        Preset found = preset == null
                ? new Preset("", "", Mode.COMBINATION, Map.of())
                : MatchOptions.bank(session).find(preset, session.terminal()::say);
        if (filmed) {
            makeFilm(voice, found);
        } else {
            playLive(voice, found);
        }
        return 0;
    }

    private void check() {
        if (both != null && !(both >= 0 && both <= 1)) {
            throw bad("--both " + Parameter.number(both) + " is not allowed; choose 0 to 1");
        }
    }

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private Parameters parameters(NetworkVoice voice, Preset begun) {
        Parameters parameters = new Parameters();
        if (both == null) {
            voice.prepare(parameters);
        }
        begun.recall(parameters);
        parameterOptions.apply(parameters);
        return parameters;
    }

    /** What is watched, or null for nothing but what is heard. A bad one shall be told before the corpus takes its time. */
    private @Nullable Subject subject(MediaLibrary library) throws IOException {
        if (watched == null && both != null) {
            return null;
        }
        return Subject.of(library, watched == null ? Subject.CAMERA : watched, film.framesPerS(USUAL_FRAMES_PER_S));
    }

    private Seer seer(MappedCorpus stored, NetworkVoice voice, ConsoleProgress progress) throws IOException {
        if ((voice.compares() || both != null) && stored.pictures().count() == 0) {
            throw new MediaException(corpus, "has no pictures to compare with what is watched");
        }
        return Seer.of(stored, voice.bands(), both, progress, session.interruption()::requested);
    }

    private void playLive(NetworkVoice voice, Preset found) throws IOException {
        MediaLibrary library = MediaChoice.library(session);
        Subject subject = subject(library);
        LivePart.Opener opener = new LivePart.Opener() {
            @Override
            public boolean needsPictures() {
                return voice.compares() || both != null;
            }

            @Override
            public LivePart open(MappedCorpus stored, Parameters parameters, int rateHz, boolean shows)
                    throws IOException {
                if (voice.speaks() && subject != null) {
                    Watching watching = new Watching(subject, sight(subject, shows, true));
                    return new NetworkPart(corpus, stored, watching, voice, library, parameters, rateHz);
                }
                try (ConsoleProgress progress = new ConsoleProgress(session.terminal())) {
                    Seer seer = seer(stored, voice, progress);
                    Watching watching = subject == null ? null : new Watching(subject, sight(subject, shows, shows));
                    return new SeenPart(corpus, stored, seer, both != null, watching);
                }
            }
        };
        Preset asked = new Preset(found.name(), found.about(), Mode.COMBINATION, found.values());
        new LivePlay(session, policy, live, corpus, opener)
                .run(asked, true, (begun, stored) -> parameters(voice, begun));
    }

    private LiveSight sight(Subject subject, boolean shows, boolean keeps) throws IOException {
        int pixels = shows ? LARGEST_IN_WINDOW : FilmSight.PIXELS;
        Ending ending = subject.isCamera() ? Ending.NEVER : once ? Ending.OVER : Ending.AGAIN;
        return LiveSight.open(subject.name(), () -> subject.open(pixels, pixels), ending, keeps);
    }

    private void makeFilm(NetworkVoice voice, Preset found) throws IOException {
        if (watched == null || Subject.isCamera(watched)) {
            throw bad(
                    "-o needs a video or pictures to watch; a camera is played to live: leave out -o, and --record it");
        }
        Path path = Path.of(watched);
        film.keepApart(List.of(corpus, path));
        MediaLibrary library = MediaChoice.library(session);
        Subject subject = Subject.of(library, watched, film.framesPerS(USUAL_FRAMES_PER_S));
        film.tryOut(library, corpus);
        try (Rendering rendering = Rendering.open(session, library, corpus, BuildSettings.DEFAULT)) {
            MappedCorpus stored = rendering.corpus();
            Parameters parameters = parameters(voice, found);
            double durationS = subject.durationS(session.interruption());
            int rateHz = stored.analysis().rateHz();
            try (PictureReader small = subject.open(FilmSight.PIXELS, FilmSight.PIXELS);
                    SoundReader sound = voice.speaks()
                            ? voice.open(small, parameters, library, rateHz, path)
                            : subject.openSound(rateHz);
                    PictureReader shown = film.hasPictures() ? subject.open(LARGEST_IN_FILM, LARGEST_IN_FILM) : null) {
                Matcher matcher = voice.speaks()
                        ? Seer.pursuit(stored)
                        : seer(stored, voice, rendering.progress()).matcher(new FilmSight(small));
                Watched seen = new Watched(
                        sound,
                        shown,
                        durationS,
                        listener -> Instrument.over(stored)
                                .parameters(parameters)
                                .listener(listener)
                                .matcher(matcher)
                                .build());
                rendering.watch(film.order(path, Mode.COMBINATION, false), parameters, seen);
            }
        }
    }
}
