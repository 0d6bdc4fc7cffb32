package dev.catbird.app;

import dev.catbird.engine.Mode;
import dev.catbird.engine.corpus.BuildSettings;
import dev.catbird.engine.corpus.CorpusCache;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.PartFile;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.film.FilmOrder;
import dev.catbird.render.film.FilmRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

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
        modelTransformer = ParameterOptions.Adder.class)
final class Render implements Callable<Integer>, ParameterOptions.Owner {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
    private static final int SMALLEST = 16;
    private static final int LARGEST = 8192;

    private final Session session;
    private final ParameterOptions parameterOptions = new ParameterOptions();

    @Spec
    private CommandSpec spec;

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

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description =
                    "The file to make; its ending decides: mp4, mov, mkv or webm with pictures; wav, flac, mp3, m4a, ogg"
                            + " or opus without.")
    private Path out;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "combination (default), basic, unique or weighted.",
            converter = ModeConverter.class)
    private Mode mode = Mode.COMBINATION;

    @Option(names = "--fps", paramLabel = "N", description = "Pictures per second, 1 to 120; default as the corpus.")
    private @Nullable Double framesPerS;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            description = "Size of the pictures; default as the corpus stores them, of a video at most 640 wide or high"
                    + " (analyze --picture-size stores larger ones).")
    private @Nullable String size;

    @Option(names = "--align", description = "Move the output to lie exactly over the target.")
    private boolean align;

    @Option(names = "--trace", paramLabel = "FILE.csv", description = "Write out_time_s,corpus_time_s,gain per grain.")
    private @Nullable Path trace;

    @Option(names = "--sheet", paramLabel = "FILE.png", description = "Write a contact sheet of the pictures.")
    private @Nullable Path sheet;

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
        int[] pixels = pixels();
        if (framesPerS != null && !(framesPerS >= 1 && framesPerS <= 120)) {
            throw bad("--fps " + Parameter.number(framesPerS.floatValue()) + " is not allowed; choose 1..120");
        }
        boolean pictures = FilmRenderer.hasPictures(out);
        if (sheet != null && !pictures) {
            throw bad("--sheet needs a film, but " + out + " is a sound file");
        }
        if (sheet != null && !sheet.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw bad("--sheet " + sheet + " must end in .png");
        }
        keepApart();
        MediaChoice media = MediaChoice.ofProcess(session.environment());
        media.warn(session.terminal());
        // A bad target or output shall be told before the corpus takes its time.
        int rateHz = BuildSettings.DEFAULT.analysis().rateHz();
        media.library().openSound(target, rateHz).close();
        if (pictures
                && Files.isRegularFile(corpus)
                && media.library().probe(corpus).picture() == null) {
            throw new MediaException(corpus, "has no pictures to show; for its sound alone let the output end in .wav");
        }
        OutputFormat trial = pictures ? trial(pixels, rateHz) : OutputFormat.sound(rateHz, 2);
        media.library().create(out, trial).close();
        for (Path more : new Path[] {trace, sheet}) {
            if (more != null) {
                PartFile.beside(more).close();
            }
        }
        try (ConsoleProgress progress = new ConsoleProgress(session.terminal())) {
            CorpusCache.Opened opened = CorpusCache.ofUser()
                    .open(
                            corpus,
                            BuildSettings.DEFAULT.withPictures(pictures),
                            media.library(),
                            progress,
                            session.interruption()::requested);
            try (MappedCorpus stored = opened.corpus()) {
                progress.endStage();
                opened.warnings().forEach(session.terminal()::say);
                Parameters parameters = new Parameters();
                mode.prepare(parameters, FilmRenderer.framesPerS(stored.pictures()));
                parameterOptions.apply(parameters);
                FilmOrder order = new FilmOrder(
                        target,
                        out,
                        mode,
                        framesPerS == null ? 0 : framesPerS,
                        pixels[0],
                        pixels[1],
                        align,
                        trace,
                        sheet);
                new Rendering(session, stored, media.library(), parameters).render(order, progress);
            }
        }
        return 0;
    }

    /** Nothing that is written may be in the place of something else. */
    private void keepApart() throws IOException {
        List<Path> taken = new ArrayList<>(List.of(corpus, target));
        for (Path output : new Path[] {out, trace, sheet}) {
            if (output == null) {
                continue;
            }
            for (Path other : taken) {
                if (isSame(output, other)) {
                    throw bad(output + " would be overwritten; choose another name for the output");
                }
            }
            taken.add(output);
        }
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        if (Files.exists(one) && Files.exists(other)) {
            return Files.isSameFile(one, other);
        }
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    /** A film as it will be, as far as that is known. */
    private OutputFormat trial(int[] pixels, int rateHz) {
        boolean asked = pixels[0] > 0;
        double rate = framesPerS == null ? 25 : framesPerS;
        return new OutputFormat(asked ? pixels[0] : 64, asked ? pixels[1] : 64, rate, rateHz, 2);
    }

    private int[] pixels() {
        if (size == null) {
            return new int[2];
        }
        Matcher matcher = SIZE.matcher(size);
        if (matcher.matches()) {
            int width = Integer.parseInt(matcher.group(1));
            int height = Integer.parseInt(matcher.group(2));
            if (Math.min(width, height) >= SMALLEST && Math.max(width, height) <= LARGEST) {
                // Encoders want even sizes.
                return new int[] {width + width % 2, height + height % 2};
            }
        }
        throw bad("--size " + size + " is not allowed; write for example --size 1280x720, each " + SMALLEST + ".."
                + LARGEST);
    }

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** The modes by name, in any case, with the names there are for any other. */
    static final class ModeConverter implements ITypeConverter<Mode> {
        @Override
        public Mode convert(String name) {
            Iterator<Mode> found = Arrays.stream(Mode.values())
                    .filter(m -> m.name().equalsIgnoreCase(name))
                    .iterator();
            if (!found.hasNext()) {
                throw new TypeConversionException(
                        "'" + name + "' is not known; choose combination, basic, unique or weighted");
            }
            return found.next();
        }
    }
}
