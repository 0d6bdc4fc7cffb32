package dev.catbird.app;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.MediaInfo;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.PartFile;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import dev.catbird.video2sound.FilmSight;
import dev.catbird.video2sound.HistoricalLearning;
import dev.catbird.video2sound.HistoricalLesson;
import dev.catbird.video2sound.HistoricalModel;
import dev.catbird.video2sound.Learning;
import dev.catbird.video2sound.LearningListener;
import dev.catbird.video2sound.Learnt;
import dev.catbird.video2sound.Lesson;
import dev.catbird.video2sound.Model;
import dev.catbird.video2sound.WaveNetLearning;
import dev.catbird.video2sound.WaveNetLesson;
import dev.catbird.video2sound.WaveNetModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code catbird learn-picture}: learns from videos how pictures sound. Thread: main. */
@Command(
        name = "learn-picture",
        sortOptions = false,
        description = "Learns from videos how their pictures sound, for watch --model.",
        footer = {
            "",
            "For example:",
            "  catbird learn-picture video.mp4 -o video.v2s",
            "  catbird watch video.mp4 dance.mp4 --model video.v2s -o out.mp4",
            "  catbird learn-picture video.mp4 --network historical -o old.v2s",
            "  catbird watch video.mp4 dance.mp4 --model old.v2s --mode cloud -o out.mp4",
            "",
            "Ctrl-C is safe: the same command goes on where it was."
        })
final class LearnPicture implements Callable<Integer> {
    private static final long SEED = 1;

    /** Rounds between two lines where nobody looks. */
    private static final int ROUNDS_PER_LINE = 10;

    /** What is shorter teaches nothing. */
    private static final double SHORTEST_S = 3;

    /** A model that is no better than this share of the mean is hardly better. */
    private static final double HARDLY_BETTER = 0.97;

    /** Less than this share of a sound's power rounds to nothing. */
    private static final double LEAST_EXPLAINED = 0.005;

    /** Their names, in any case. */
    static final class KindConverter implements ITypeConverter<Learnt.Kind> {
        @Override
        public Learnt.Kind convert(String name) {
            for (Learnt.Kind kind : Learnt.Kind.values()) {
                if (kind.name().equalsIgnoreCase(name)) {
                    return kind;
                }
            }
            throw new TypeConversionException("'" + name + "' is not known; choose mosaic, historical or wavenet");
        }
    }

    private final Session session;

    @Spec
    private CommandSpec spec;

    @picocli.CommandLine.Parameters(
            arity = "1..*",
            paramLabel = "VIDEO",
            description = "What to learn from: videos with sound, ten minutes or so in all.")
    private List<Path> videos;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "NAME.v2s",
            description = "The model to make.")
    private Path out;

    @Option(
            names = "--network",
            paramLabel = "KIND",
            description =
                    "What learns: mosaic (default), spectra that grains realise; historical, samples picture by picture,"
                            + " for watch --mode raw, window and cloud; wavenet, sample by sample, an experiment of hours.",
            converter = KindConverter.class)
    private Learnt.Kind network = Learnt.Kind.MOSAIC;

    @SuppressWarnings("NullAway.Init") // picocli fills it
    LearnPicture(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".v2s")) {
            throw new ParameterException(spec.commandLine(), "--output " + out + " must end in .v2s");
        }
        MediaLibrary library = MediaChoice.library(session);
        for (Path video : videos) {
            check(library, video);
        }
        PartFile.beside(out).close();
        switch (network) {
            case MOSAIC -> learnBands(library);
            case HISTORICAL -> learnSamples(library);
            case WAVENET -> learnWaveNet(library);
        }
        return 0;
    }

    private void learnBands(MediaLibrary library) throws IOException {
        AnalysisSettings analysis = AnalysisSettings.DEFAULT;
        List<Lesson> lessons = lessons(library, analysis.rateHz(), (video, pictures, sound) -> {
            Lesson lesson = Lesson.of(pictures, sound, analysis, session.interruption()::requested);
            if (lesson.isUniform()) {
                session.terminal()
                        .say(video + ": hardly anything changes in its pictures; there is little to learn from");
            }
            return lesson;
        });
        refuse(lessons.stream().allMatch(Lesson::isTooShort));
        Model model = learn(new Learning(lessons, SEED)::learn);
        say(
                "%.1f dB from the sound of what it has not learnt from; the mean sound of what it has would be %.1f dB from"
                        + " it, silence would be %.1f dB",
                model.errorDb(), model.meanDb(), model.silentDb());
        if (model.errorDb() > HARDLY_BETTER * model.meanDb()) {
            session.terminal()
                    .say(
                            "so far pictures say hardly anything about sounds here, so it plays little but their mean sound;"
                                    + " more video may help");
        }
    }

    private void learnSamples(MediaLibrary library) throws IOException {
        List<HistoricalLesson> lessons = lessons(
                library,
                HistoricalLesson.rateHz(),
                (video, pictures, sound) -> HistoricalLesson.of(pictures, sound, session.interruption()::requested));
        refuse(lessons.stream().allMatch(lesson -> lesson.lengthS() < SHORTEST_S));
        HistoricalModel model = learn(new HistoricalLearning(lessons, SEED)::learn);
        double explained = 1 - model.unexplained();
        if (explained < LEAST_EXPLAINED) {
            say(
                    "explains nothing of the sound of what it has not learnt from, no more than silence would; it is heard all the same");
        } else {
            say(
                    "explains %.0f %% of the power of the sound of what it has not learnt from; silence would explain 0 %%",
                    100 * explained);
        }
    }

    private void learnWaveNet(MediaLibrary library) throws IOException {
        session.terminal()
                .say("this is an experiment: a WaveNet learns for hours, and wants more video than there mostly is");
        List<WaveNetLesson> lessons = lessons(
                library,
                WaveNetLesson.rateHz(),
                (video, pictures, sound) -> WaveNetLesson.of(pictures, sound, session.interruption()::requested));
        refuse(lessons.stream().anyMatch(lesson -> lesson.lengthS() < SHORTEST_S));
        WaveNetModel model = learn(new WaveNetLearning(lessons, SEED)::learn);
        say(
                "%.2f bits for a sample of what it has not learnt from; knowing only how frequent samples are, %.2f",
                model.bits(), model.blindBits());
    }

    private void refuse(boolean tooShort) throws BadInputException {
        if (tooShort) {
            throw new BadInputException(videos.get(0) + ": too short to learn from; give a minute at least");
        }
    }

    /** Learns what a kind of network learns, by rounds. */
    private interface Learner<M extends Learnt> {
        M learn(Path unfinished, LearningListener listener, BooleanSupplier cancelled) throws IOException;
    }

    private <M extends Learnt> M learn(Learner<M> learner) throws IOException {
        Path unfinished = out.resolveSibling(out.getFileName() + ".unfinished");
        if (Files.exists(unfinished)) {
            session.terminal().say("going on with " + unfinished + " if it is of the same videos");
        }
        Rounds rounds = new Rounds();
        M model;
        try {
            model = learner.learn(unfinished, rounds, session.interruption()::requested);
        } finally {
            rounds.end();
        }
        model.write(out);
        return model;
    }

    private void say(String score, Object... numbers) {
        session.terminal().out().println(out + ": " + String.format(Locale.ROOT, score, numbers));
    }

    private static void check(MediaLibrary library, Path video) throws IOException {
        MediaInfo info = library.probe(video);
        if (info.picture() == null) {
            throw new MediaException(video, "has no pictures to learn from");
        }
        if (info.sound() == null) {
            throw new MediaException(video, "has no sound to learn");
        }
    }

    /** Reads what a kind of network learns from. */
    private interface LessonReader<L> {
        L read(Path video, PictureReader pictures, SoundReader sound) throws IOException;
    }

    private <L> List<L> lessons(MediaLibrary library, int rateHz, LessonReader<L> reader) throws IOException {
        List<L> lessons = new ArrayList<>();
        for (Path video : videos) {
            session.terminal().say("looking at and hearing " + video.getFileName());
            try (PictureReader pictures = library.openPictures(video, FilmSight.PIXELS, FilmSight.PIXELS);
                    SoundReader sound = library.openSound(video, rateHz)) {
                lessons.add(reader.read(video, pictures, sound));
                pictures.warnings().forEach(session.terminal()::say);
                sound.warnings().forEach(session.terminal()::say);
            }
        }
        return lessons;
    }

    /** A line that is written over on a terminal, else one now and then. */
    private final class Rounds implements LearningListener {
        private boolean open;

        @Override
        public void round(int round, int most, double learnt, double heldOut, String unit, double leftS) {
            String line = String.format(
                    Locale.ROOT,
                    "round %d of %d at most: %.2f, %.2f%s where held out, %d:%02d left at most",
                    round,
                    most,
                    learnt,
                    heldOut,
                    unit,
                    (long) leftS / 60,
                    (long) leftS % 60);
            if (session.terminal().interactive()) {
                int columns = session.terminal().columns() - 1;
                String shown = line.length() > columns ? line.substring(0, columns) : line;
                session.terminal().err().print("\r" + shown + " ".repeat(columns - shown.length()));
                session.terminal().err().flush();
                open = true;
            } else if (round % ROUNDS_PER_LINE == 0) {
                session.terminal().say(line);
            }
        }

        void end() {
            if (open) {
                session.terminal().err().println();
                open = false;
            }
        }
    }
}
