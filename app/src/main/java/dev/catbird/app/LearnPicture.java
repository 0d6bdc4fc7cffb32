package dev.catbird.app;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.MediaInfo;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.PartFile;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import dev.catbird.video2sound.FilmSight;
import dev.catbird.video2sound.Learning;
import dev.catbird.video2sound.LearningListener;
import dev.catbird.video2sound.Lesson;
import dev.catbird.video2sound.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
            "",
            "Ctrl-C is safe: the same command goes on where it was."
        })
final class LearnPicture implements Callable<Integer> {
    private static final long SEED = 1;

    /** Rounds between two lines where nobody looks. */
    private static final int ROUNDS_PER_LINE = 10;

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

    @SuppressWarnings("NullAway.Init") // picocli fills it
    LearnPicture(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".v2s")) {
            throw new ParameterException(spec.commandLine(), "--output " + out + " must end in .v2s");
        }
        MediaChoice media = MediaChoice.ofProcess(session.environment());
        media.warn(session.terminal());
        MediaLibrary library = media.library();
        for (Path video : videos) {
            check(library, video);
        }
        PartFile.beside(out).close();
        List<Lesson> lessons = new ArrayList<>();
        for (Path video : videos) {
            session.terminal().say("looking at and hearing " + video.getFileName());
            lessons.add(lesson(library, video));
        }
        if (lessons.stream().allMatch(Lesson::isTooShort)) {
            throw new BadInputException(videos.get(0) + ": too short to learn from; give a minute at least");
        }
        Learning learning = new Learning(lessons, SEED);
        Path unfinished = out.resolveSibling(out.getFileName() + ".unfinished");
        if (Files.exists(unfinished)) {
            session.terminal().say("going on with " + unfinished + " if it is of the same videos");
        }
        Rounds rounds = new Rounds();
        Model model;
        try {
            model = learning.learn(unfinished, rounds, session.interruption()::requested);
        } finally {
            rounds.end();
        }
        model.write(out);
        session.terminal()
                .out()
                .println(String.format(
                        Locale.ROOT,
                        "%s: %.1f dB from the sound of what it has not learnt from; silence would be %.1f dB from it",
                        out,
                        model.errorDb(),
                        model.silentDb()));
        if (model.errorDb() > 0.9 * model.silentDb()) {
            session.terminal()
                    .say(
                            "that is hardly better than silence: here pictures say little about sounds, or more video is needed");
        }
        return 0;
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

    private Lesson lesson(MediaLibrary library, Path video) throws IOException {
        AnalysisSettings analysis = AnalysisSettings.DEFAULT;
        try (PictureReader pictures = library.openPictures(video, FilmSight.PIXELS, FilmSight.PIXELS);
                SoundReader sound = library.openSound(video, analysis.rateHz())) {
            Lesson lesson = Lesson.of(pictures, sound, analysis, session.interruption()::requested);
            pictures.warnings().forEach(session.terminal()::say);
            sound.warnings().forEach(session.terminal()::say);
            if (lesson.isUniform()) {
                session.terminal()
                        .say(video + ": hardly anything changes in its pictures; there is little to learn from");
            }
            return lesson;
        }
    }

    /** A line that is written over on a terminal, else one now and then. */
    private final class Rounds implements LearningListener {
        private boolean open;

        @Override
        public void round(int round, int most, double learntDb, double heldOutDb, double leftS) {
            String line = String.format(
                    Locale.ROOT,
                    "round %d of %d at most: %.2f dB, %.2f dB from what is held out, %d:%02d left at most",
                    round,
                    most,
                    learntDb,
                    heldOutDb,
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
