package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.ffmpeg.FfmpegLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code analyze} and {@code render} on small files, as a user runs them. */
class RenderTest {
    private static final int RATE_HZ = 44100;

    @TempDir
    private static Path files;

    private static MediaLibrary library;
    private static Path corpus;
    private static Path soundCorpus;

    @TempDir
    private Path folder;

    private final Captured captured = new Captured(false);

    @BeforeAll
    static void analyzeTheCorpora() throws IOException {
        library = FfmpegLibrary.load();
        corpus = analyzed(clip(files.resolve("film.mp4"), 1, 0.5f), "film.catbird");
        soundCorpus = analyzed(clip(files.resolve("sound.wav"), 1, 0.5f), "sound.catbird");
    }

    private static Path analyzed(Path clip, String name) {
        Path made = files.resolve(name);
        assertEquals(0, new Captured(false).run(Map.of(), "analyze", clip.toString(), "-o", made.toString()));
        return made;
    }

    /** A tone, and grey pictures if the file can hold them. */
    private static Path clip(Path file, double lengthS, float amplitude) throws IOException {
        boolean pictures = file.toString().endsWith(".mp4");
        OutputFormat format = pictures ? new OutputFormat(32, 16, 25, RATE_HZ, 1) : OutputFormat.sound(RATE_HZ, 1);
        try (MediaWriter writer = library.create(file, format)) {
            float[] tone = new float[(int) Math.round(lengthS * RATE_HZ)];
            for (int i = 0; i < tone.length; i++) {
                tone[i] = amplitude * (float) Math.sin(2 * Math.PI * 441 * i / RATE_HZ);
            }
            writer.sound(tone, tone, 0, tone.length);
            Picture picture = new Picture(32, 16);
            for (int i = 0; pictures && i < lengthS * 25; i++) {
                Arrays.fill(picture.argb(), 0xff808080);
                writer.picture(picture);
            }
            writer.finish();
        }
        return file;
    }

    private int render(Path from, Path target, Object... more) {
        Stream<Object> words = Stream.concat(Stream.of("render", from, target), Stream.of(more));
        return captured.run(Map.of(), words.map(Object::toString).toArray(String[]::new));
    }

    private List<String> left() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void addedVideosJoinTheCorpusAndTheLastLineSaysWhatItHolds() throws IOException {
        Path first = clip(folder.resolve("first.mp4"), 1, 0.5f);
        Path second = clip(folder.resolve("second.mp4"), 2, 0.5f);
        Path made = folder.resolve("both.catbird");
        assertEquals(0, captured.run(Map.of(), "analyze", first.toString(), "-o", made.toString()));
        Files.delete(first);
        Captured adding = new Captured(false);
        assertEquals(0, adding.run(Map.of(), "analyze", "--add", second.toString(), "-o", made.toString()));
        assertTrue(adding.out().startsWith(made + " holds 2 files: 3.0 s of sound, "), adding.out());
        assertTrue(adding.out().strip().endsWith(" units, 75 pictures"), adding.out());
        Captured again = new Captured(false);
        assertEquals(0, again.run(Map.of(), "analyze", "--add", second.toString(), "-o", made.toString()));
        assertTrue(again.err().contains(second + ": both.catbird holds it already"), again.err());
        assertEquals(adding.out(), again.out());
        Captured missing = new Captured(false);
        String none = folder.resolve("none.catbird").toString();
        assertEquals(ErrorPolicy.BAD_INPUT, missing.run(Map.of(), "analyze", "--add", second.toString(), "-o", none));
        assertEquals(
                "catbird: " + none + ": no such corpus; make one with: catbird analyze VIDEO... -o " + none,
                missing.err().strip());
    }

    @Test
    void everythingAskedForIsMadeInFoldersThatWereMissing() throws IOException {
        Path target = clip(folder.resolve("target.wav"), 0.5, 0.5f);
        Path place = folder.resolve("not").resolve("yet");
        int code = render(
                corpus,
                target,
                "-o",
                place.resolve("out.mp4"),
                "--trace",
                place.resolve("there/trace.csv"),
                "--sheet",
                place.resolve("here/sheet.png"));
        assertEquals(0, code, captured.err());
        assertTrue(Files.size(place.resolve("out.mp4")) > 0);
        assertEquals(
                "out_time_s,corpus_time_s,gain",
                Files.readAllLines(place.resolve("there/trace.csv")).get(0));
        assertTrue(Files.size(place.resolve("here/sheet.png")) > 0);
        assertEquals(List.of("not", "target.wav"), left());
    }

    @Test
    void oddSizesAreMadeEvenAndTold() throws IOException {
        Path target = clip(folder.resolve("target.wav"), 0.2, 0.5f);
        Path out = folder.resolve("out.mp4");
        assertEquals(0, render(corpus, target, "-o", out, "--size", "33x17"), captured.err());
        assertTrue(captured.out().contains(" pictures of 34x18 at 25/s"), captured.out());
        assertEquals(34, Objects.requireNonNull(library.probe(out).picture()).width());
    }

    @Test
    void targetWithoutASingleSampleIsRefused() throws IOException {
        Path target = clip(folder.resolve("target.wav"), 0, 0);
        assertEquals(2, render(soundCorpus, target, "-o", folder.resolve("out.wav")));
        assertTrue(captured.err().contains(target + ": "), captured.err());
        assertEquals(List.of("target.wav"), left());
    }

    @Test
    void silentTargetIsRemarkedUpon() throws IOException {
        Path target = clip(folder.resolve("target.wav"), 0.2, 0);
        assertEquals(0, render(soundCorpus, target, "-o", folder.resolve("out.wav")));
        assertTrue(captured.err().contains("out.wav is silent: " + target), captured.err());
    }

    @Test
    void soundWithoutPicturesIsDrawn() throws IOException {
        Path target = clip(folder.resolve("target.wav"), 0.2, 0.5f);
        Path out = folder.resolve("out.mp4");
        assertEquals(0, render(soundCorpus, target, "-o", out), captured.err());
        assertEquals(640, Objects.requireNonNull(library.probe(out).picture()).width());
        assertTrue(captured.out().contains(" pictures of 640x360 at 25/s"), captured.out());
    }
}
