package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.jcodec.JcodecLibrary;
import dev.catbird.engine.param.Curve;
import dev.catbird.engine.param.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What render, analyze and demo take and refuse, before they begin. */
class ArgumentsTest {
    @TempDir
    private Path folder;

    private final Captured captured = new Captured(false);

    /** A second of noise, written once for each test. */
    private Path sound(String name) throws IOException {
        Path file = folder.resolve(name);
        Random random = new Random(1);
        float[] noise = new float[44100];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = 0.2f * (random.nextFloat() - 0.5f);
        }
        try (MediaWriter writer = new JcodecLibrary().create(file, OutputFormat.sound(44100, 1))) {
            writer.sound(noise, noise, 0, noise.length);
            writer.finish();
        }
        return file;
    }

    private void assertRefused(String line, String... args) {
        assertEquals(ErrorPolicy.BAD_INPUT, captured.run(Map.of(), args), String.join(" ", args));
        assertEquals("catbird: " + line, captured.err().strip());
        assertEquals("", captured.out());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
        }
    }

    /** Runs a render of files that are not there with some more options. */
    private String refusal(String... options) {
        Captured once = new Captured(false);
        String[] args = Stream.concat(
                        Stream.of(
                                "render",
                                folder.resolve("no.mp4").toString(),
                                folder.resolve("no.wav").toString(),
                                "-o",
                                folder.resolve("out.wav").toString()),
                        Stream.of(options))
                .toArray(String[]::new);
        assertEquals(ErrorPolicy.BAD_INPUT, once.run(Map.of(), args));
        assertEquals(1, once.err().strip().lines().count(), once.err());
        return once.err().strip().replaceFirst("^catbird: ", "");
    }

    @ParameterizedTest
    @EnumSource(Parameter.class)
    void parametersAreTakenInTheirRangeOnly(Parameter p) {
        String name = "--" + p.id();
        assertTrue(refusal(name).contains("'" + name + "'"), refusal(name));
        if (p.curve() == Curve.CHOICE) {
            for (String choice : p.choices()) {
                assertTrue(refusal(name, choice.toUpperCase(Locale.ROOT)).contains("no.wav"), name + " " + choice);
            }
            assertEquals(name + " loud is not allowed; choose " + p.range(), refusal(name, "loud"));
            return;
        }
        for (float allowed : new float[] {p.min(), p.initial(), p.max()}) {
            assertTrue(refusal(name, Float.toString(allowed)).contains("no.wav"), name + " " + allowed);
        }
        for (String beyond : new String[] {
            Float.toString(p.min() - 0.5f), Float.toString(p.max() + 0.5f), "NaN", "Infinity", "-Infinity"
        }) {
            String line = refusal(name + "=" + beyond);
            assertTrue(line.startsWith(name + " ") && line.endsWith(p.range()), line);
        }
        if (p.whole()) {
            String line = refusal(name, Float.toString(p.min() + 0.5f));
            assertTrue(line.startsWith(name + " " + Parameter.number(p.min() + 0.5f) + " is not allowed"), line);
        }
        assertTrue(refusal(name, "loud").contains("'" + name + "'"), refusal(name, "loud"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--view | strips | --view strips is not allowed; choose single, blend, slices, tiles or bars",
                "--size | 10 | --size 10 is not allowed; write for example --size 1280x720, each 16..8192",
                "--size | 1x100 | --size 1x100 is not allowed; write for example --size 1280x720, each 16..8192",
                "--size | 9000x10 | --size 9000x10 is not allowed; write for example --size 1280x720, each 16..8192",
                "--size | 10x10x10 | --size 10x10x10 is not allowed; write for example --size 1280x720, each 16..8192",
                "--fps | 0.5 | --fps 0.5 is not allowed; choose 1..120",
                "--fps | 121 | --fps 121 is not allowed; choose 1..120",
                "--fps | -25 | --fps -25 is not allowed; choose 1..120",
                "--fps | NaN | --fps NaN is not allowed; choose 1..120",
            })
    void wrongChoicesAreAnsweredWithTheRightOnes(String option, String value, String line) {
        assertEquals(line, refusal(option + "=" + value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic", "UNIQUE", "Weighted", "combination"})
    void modesGoByNameInAnyCase(String mode) {
        assertTrue(refusal("--mode", mode).contains("no.wav"));
    }

    @Test
    void unknownModeIsAnsweredWithThoseThereAre() {
        String line = refusal("--mode", "granular");
        assertTrue(line.endsWith("'granular' is not known; choose combination, basic, unique or weighted"), line);
    }

    @Test
    void missingFilesAreNamedAndNothingIsMade() throws IOException {
        assertTrue(refusal().contains(folder.resolve("no.wav").toString()), refusal());
        assertEquals(List.of(), names());
    }

    @Test
    void renderMustBeToldWhereTo() throws IOException {
        String target = sound("target.wav").toString();
        assertEquals(ErrorPolicy.BAD_INPUT, captured.run(Map.of(), "render", target, target));
        assertTrue(captured.err().contains("--output"), captured.err());
        assertEquals(1, captured.err().strip().lines().count());
    }

    @Test
    void inputIsNeverOverwritten() throws IOException {
        Path target = sound("target.wav");
        long size = Files.size(target);
        Captured into = new Captured(false);
        assertEquals(
                ErrorPolicy.BAD_INPUT,
                into.run(Map.of(), "render", target.toString(), target.toString(), "-o", target.toString()));
        assertTrue(into.err().contains(target.toString()), into.err());
        assertEquals(size, Files.size(target));
        assertEquals(List.of("target.wav"), names());
    }

    @Test
    void corpusOfAnotherNameIsRefusedWithAName() throws IOException {
        String video = sound("a.wav").toString();
        String corpus = folder.resolve("thing").toString();
        assertRefused(
                "the corpus's name must end in .catbird: -o " + corpus + ".catbird", "analyze", video, "-o", corpus);
        assertEquals(List.of("a.wav"), names());
    }

    @ParameterizedTest
    @CsvSource({"--rate, 22050, 44100 or 48000", "--picture-size, 5, 16..4096", "--picture-size, 4097, 16..4096"})
    void analyzeRefusesWhatTheEngineCannotDo(String option, String value, String choice) throws IOException {
        String corpus = folder.resolve("c.catbird").toString();
        String line = option + " " + value + " is not allowed; choose " + choice;
        assertRefused(line, "analyze", sound("a.wav").toString(), "-o", corpus, option, value);
        assertEquals(List.of("a.wav"), names());
    }

    @ParameterizedTest
    @CsvSource({"--rate, 48000", "--picture-size, 100"})
    void addingTakesTheCorpusAsItWasMade(String option, String value) throws IOException {
        String corpus = folder.resolve("c.catbird").toString();
        String line = option + " cannot be chosen with --add: it is the corpus's own; leave it out";
        assertRefused(line, "analyze", "--add", sound("a.wav").toString(), "-o", corpus, option, value);
        assertEquals(List.of("a.wav"), names());
    }

    @Test
    void analyzeWithoutAnythingSaysWhatIsMissing() {
        assertEquals(ErrorPolicy.BAD_INPUT, captured.run(Map.of(), "analyze", "-o", "c.catbird"));
        assertTrue(captured.err().contains("VIDEO"), captured.err());
    }

    @Test
    void demoInAFolderThatIsAFileIsRefused() throws IOException {
        Path file = sound("here.wav");
        assertFalse(captured.run(Map.of(), "demo", "-o", file.toString()) == 0);
        assertTrue(captured.err().contains("here.wav"), captured.err());
        assertEquals(1, captured.err().strip().lines().count(), captured.err());
        assertEquals(List.of("here.wav"), names());
    }

    /** The options reach the instrument: dry, ten times quieter and aligned is the target itself, ten times quieter. */
    @Test
    void parametersReachTheSound() throws IOException {
        Path target = sound("target.wav");
        Path corpus = folder.resolve("c.catbird");
        Path out = folder.resolve("out.wav");
        assertEquals(0, captured.run(Map.of(), "analyze", target.toString(), "-o", corpus.toString(), "--no-pictures"));
        assertEquals(
                0,
                captured.run(
                        Map.of(),
                        "render",
                        corpus.toString(),
                        target.toString(),
                        "-o",
                        out.toString(),
                        "--align",
                        "--wet=0",
                        "--level=-20"));
        float[] expected = read(target);
        float[] played = read(out);
        assertEquals(expected.length, played.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(0.1f * expected[i], played[i], 1e-4, "frame " + i);
        }
    }

    private static float[] read(Path file) throws IOException {
        try (var reader = new JcodecLibrary().openSound(file, 44100)) {
            float[] left = new float[100_000];
            float[] right = new float[100_000];
            int frames = 0;
            int count;
            while ((count = reader.read(left, right, frames, 1000)) >= 0) {
                frames += count;
            }
            return Arrays.copyOf(left, frames);
        }
    }
}
