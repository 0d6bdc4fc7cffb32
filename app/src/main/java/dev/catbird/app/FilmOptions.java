package dev.catbird.app;

import dev.catbird.engine.Mode;
import dev.catbird.engine.corpus.BuildSettings;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.PartFile;
import dev.catbird.engine.param.Parameter;
import dev.catbird.render.film.FilmOrder;
import dev.catbird.render.film.FilmRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that makes a film or a sound file, and the checks they need. Thread: main. */
final class FilmOptions {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
    private static final int SMALLEST = 16;
    private static final int LARGEST = 8192;

    /** The option for the file to make, by its only name where a device has the longer one. */
    static final String OUT = "-o";

    /** Gives a command that plays on no device both names, and an option for every parameter. */
    static final class Adder implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec spec) {
            OptionSpec out = spec.findOption(OUT);
            spec.remove(out);
            spec.addOption(OptionSpec.builder(out).names(OUT, "--output").build());
            return new ParameterOptions.Adder().transform(spec);
        }
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = OUT,
            required = true,
            paramLabel = "OUT",
            description =
                    "The file to make; its ending decides: mp4, mov, mkv or webm with pictures; wav, flac, mp3, m4a, ogg"
                            + " or opus without.")
    private Path out;

    @Option(names = "--fps", paramLabel = "N", description = "Pictures per second, 1 to 120; default as the corpus.")
    private @Nullable Double framesPerS;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            description = "Size of the pictures; default as the corpus stores them, of a video at most 640 wide or high"
                    + " (analyze --picture-size stores larger ones).")
    private @Nullable String size;

    @Option(names = "--trace", paramLabel = "FILE.csv", description = "Write out_time_s,corpus_time_s,gain per grain.")
    private @Nullable Path trace;

    @Option(names = "--sheet", paramLabel = "FILE.png", description = "Write a contact sheet of the pictures.")
    private @Nullable Path sheet;

    @SuppressWarnings("NullAway.Init") // picocli fills the options
    FilmOptions() {}

    /** The film that is asked for; {@code align} moves it to lie exactly over its target. */
    FilmOrder order(Path target, Mode mode, boolean align) {
        double rate = framesPerS == null ? 0 : framesPerS;
        int[] pixels = pixels();
        return new FilmOrder(target, out, mode, rate, pixels[0], pixels[1], align, trace, sheet);
    }

    /** Pictures a second, as asked for, or {@code otherwise}. */
    double framesPerS(double otherwise) {
        return framesPerS == null ? otherwise : framesPerS;
    }

    /** Whether it will be a film. */
    boolean hasPictures() {
        return FilmRenderer.hasPictures(out);
    }

    /** Throws {@link ParameterException} for what no corpus could make good. */
    void check() {
        pixels();
        if (framesPerS != null && !(framesPerS >= 1 && framesPerS <= 120)) {
            throw bad("--fps " + Parameter.number(framesPerS.floatValue()) + " is not allowed; choose 1..120");
        }
        if (sheet != null && !hasPictures()) {
            throw bad("--sheet needs a film, but " + out + " is a sound file");
        }
        if (sheet != null && !sheet.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw bad("--sheet " + sheet + " must end in .png");
        }
    }

    /** Nothing that is written may be in the place of something else; {@code inputs} are what is read. */
    void keepApart(List<Path> inputs) throws IOException {
        List<Path> taken = new ArrayList<>(inputs);
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

    /** Tells a bad corpus or output before any work is done: {@code corpus} is what was given, a video or a corpus. */
    void tryOut(MediaLibrary library, Path corpus) throws IOException {
        int rateHz = BuildSettings.DEFAULT.analysis().rateHz();
        if (Files.isRegularFile(corpus)) {
            library.probe(corpus);
        }
        OutputFormat trial = hasPictures() ? trial(rateHz) : OutputFormat.sound(rateHz, 2);
        library.create(out, trial).close();
        for (Path more : new Path[] {trace, sheet}) {
            if (more != null) {
                PartFile.beside(more).close();
            }
        }
    }

    /** A film as it will be, as far as that is known. */
    private OutputFormat trial(int rateHz) {
        int[] pixels = pixels();
        boolean asked = pixels[0] > 0;
        double rate = framesPerS == null ? 25 : framesPerS;
        return new OutputFormat(asked ? pixels[0] : 64, asked ? pixels[1] : 64, rate, rateHz, 2);
    }

    /** Width and height; 0: as the corpus. */
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
}
