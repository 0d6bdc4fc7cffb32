package dev.catbird.render.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.Instrument;
import dev.catbird.engine.Mode;
import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.host.OfflineHost;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.MediaInfo;
import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.ffmpeg.FfmpegLibrary;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilmRendererTest {
    private static final int RATE_HZ = ColourCorpus.ANALYSIS.rateHz();
    private static final int DELAY_FRAMES = Math.round(RATE_HZ * 11.6f / 1000);

    @TempDir
    private Path folder;

    /** One piece, which nothing prefers to the right one. */
    private static Parameters exact() {
        Parameters parameters = new Parameters();
        parameters.set(Parameter.COMBINATION, 1);
        parameters.set(Parameter.CONTINUITY, 0);
        parameters.set(Parameter.NOVELTY, 0);
        return parameters;
    }

    private FilmOrder order(String out, boolean align, @Nullable Path trace, View view, double framesPerS) {
        return new FilmOrder(
                Path.of("target.wav"),
                folder.resolve(out),
                Mode.COMBINATION,
                view,
                framesPerS,
                0,
                0,
                align,
                trace,
                null);
    }

    private FilmOrder film(boolean align) {
        return order("out.mkv", align, null, View.SINGLE, 0);
    }

    private static FilmReport render(FilmRenderer renderer, FilmOrder order) throws IOException {
        return renderer.render(order, ProgressListener.SILENT, () -> false);
    }

    /** A corpus that re-speaks its own sound must show its own pictures, at every moment of a long film. */
    @ParameterizedTest
    @CsvSource({"25, false", "25, true", "29.97, false", "29.97, true", "24, true", "12.5, true"})
    void picturesAreThoseOfTheSoundingGrains(double framesPerS, boolean align) throws IOException {
        ColourCorpus corpus = new ColourCorpus(1, 30, framesPerS);
        MemoryMedia media = new MemoryMedia(corpus.sound);
        FilmReport report = render(new FilmRenderer(corpus, media, exact()), film(align));
        double delayPictures = align ? 0 : DELAY_FRAMES * framesPerS / RATE_HZ;
        int outFrames = corpus.sound.length + (align ? 0 : DELAY_FRAMES);
        int last = (int) (30 * framesPerS) - 2;
        int exactly = 0;
        for (int k = 2; k <= last; k++) {
            int shown = ColourCorpus.indexOf(media.pictures.get(k));
            assertTrue(Math.abs(k - delayPictures - shown) <= 1, "picture " + k + " shows " + shown);
            exactly += shown == k ? 1 : 0;
        }
        assertTrue(!align || exactly == last - 1, exactly + " of " + (last - 1) + " are exactly there");
        assertEquals(outFrames, media.sound.length);
        assertEquals((int) Math.ceil(outFrames * framesPerS / RATE_HZ - 1e-6), media.pictures.size());
        assertEquals(media.pictures.size(), report.pictures());
        assertEquals(outFrames / (double) RATE_HZ, report.durationS(), 1e-9);
        assertEquals(align ? 0 : DELAY_FRAMES * 1000.0 / RATE_HZ, report.delayMs(), 1e-6);
        assertEquals(List.of("the end is missing"), report.warnings());
        assertTrue(media.finished && media.closed);
    }

    @Test
    void anotherFrameRateShowsTheSameMoments() throws IOException {
        ColourCorpus corpus = new ColourCorpus(2, 10, 10);
        MemoryMedia media = new MemoryMedia(corpus.sound);
        render(new FilmRenderer(corpus, media, exact()), order("out.mp4", true, null, View.SINGLE, 30));
        assertEquals(300, media.pictures.size());
        for (int k = 6; k < 294; k++) {
            assertEquals(k / 3, ColourCorpus.indexOf(media.pictures.get(k)), "picture " + k);
        }
    }

    /** Long grains reach beyond the end of the sound; the pictures must not. */
    @ParameterizedTest
    @ValueSource(floats = {8.7f, 60, 250})
    void soundAndPicturesAreEquallyLong(float grainMs) throws IOException {
        ColourCorpus corpus = new ColourCorpus(3, 5, 25);
        Parameters parameters = new Parameters();
        parameters.set(Parameter.GRAIN, grainMs);
        for (int frames : new int[] {1, 63, 7999, 8000, 20001}) {
            MemoryMedia media = new MemoryMedia(ColourCorpus.noise(9, frames));
            render(new FilmRenderer(corpus, media, parameters), film(false));
            int outFrames = frames + DELAY_FRAMES;
            assertEquals(outFrames, media.sound.length);
            assertEquals((int) Math.ceil(outFrames * 25.0 / RATE_HZ - 1e-6), media.pictures.size(), frames + " frames");
        }
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void everyViewRenders(View view) throws IOException {
        ColourCorpus corpus = new ColourCorpus(3, 2, 25);
        MemoryMedia media = new MemoryMedia(ColourCorpus.noise(4, 8000));
        FilmReport report =
                render(new FilmRenderer(corpus, media, new Parameters()), order("o.mov", true, null, view, 0));
        assertEquals(25, report.pictures());
        assertTrue(report.peak() > 0.05f && report.peak() <= 1);
        // Bars leave room above them.
        assertTrue(view == View.BARS || media.pictures.stream().skip(2).allMatch(argb -> argb != 0xFF000000));
    }

    @Test
    void aligningShiftsTheSoundExactly() throws IOException {
        ColourCorpus corpus = new ColourCorpus(5, 3, 25);
        float[] target = ColourCorpus.noise(6, 12345);
        MemoryMedia late = new MemoryMedia(target);
        MemoryMedia aligned = new MemoryMedia(target);
        render(new FilmRenderer(corpus, late, new Parameters()), order("a.wav", false, null, View.SINGLE, 0));
        render(new FilmRenderer(corpus, aligned, new Parameters()), order("b.wav", true, null, View.SINGLE, 0));
        assertEquals(target.length, aligned.sound.length);
        assertArrayEquals(Arrays.copyOfRange(late.sound, DELAY_FRAMES, late.sound.length), aligned.sound);
        assertTrue(late.pictures.isEmpty());
    }

    private record Row(double outS, double corpusS, double gain) {}

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void traceHasARowForEveryGrain(boolean align) throws IOException {
        ColourCorpus corpus = new ColourCorpus(5, 3, 25);
        float[] target = ColourCorpus.noise(6, 9000);
        List<Row> grains = new ArrayList<>();
        int cut = align ? DELAY_FRAMES : 0;
        HopListener listener = (outFrame, combination, player, grainFrames) -> {
            for (int i = 0; i < combination.count(); i++) {
                grains.add(new Row(
                        (outFrame - cut) / (double) RATE_HZ,
                        player.corpusFrame(i) / (double) RATE_HZ,
                        player.loudness(i)));
            }
        };
        Instrument instrument = new Instrument(corpus, Mode.COMBINATION, new Parameters(), listener);
        new OfflineHost(512)
                .run(
                        new MemoryMedia(target).openSound(Path.of("x"), RATE_HZ),
                        instrument,
                        DELAY_FRAMES,
                        (l, r, n) -> true);
        Path trace = folder.resolve("new folder/trace.csv");
        render(
                new FilmRenderer(corpus, new MemoryMedia(target), new Parameters()),
                order("a.wav", align, trace, View.SINGLE, 0));
        List<String> lines = Files.readAllLines(trace);
        assertEquals("out_time_s,corpus_time_s,gain", lines.get(0));
        List<Row> rows = lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(c -> new Row(Double.parseDouble(c[0]), Double.parseDouble(c[1]), Double.parseDouble(c[2])))
                .toList();
        assertTrue(grains.size() > 500, grains.size() + " grains");
        assertEquals(grains.size(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(grains.get(i).outS(), rows.get(i).outS(), 1e-9);
            assertEquals(grains.get(i).corpusS(), rows.get(i).corpusS(), 1e-9);
            assertEquals(grains.get(i).gain(), rows.get(i).gain(), 1e-6);
        }
        assertEquals(List.of("trace.csv"), names(folder.resolve("new folder")));
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
        }
    }

    @Test
    void cancellingLeavesNoFile() throws IOException {
        ColourCorpus corpus = new ColourCorpus(5, 3, 25);
        MemoryMedia media = new MemoryMedia(ColourCorpus.noise(6, 30000));
        FilmRenderer renderer = new FilmRenderer(corpus, media, new Parameters());
        int[] asked = new int[1];
        FilmOrder order = order("out.mkv", false, folder.resolve("trace.csv"), View.SINGLE, 0);
        assertThrows(
                CancellationException.class,
                () -> renderer.render(order, ProgressListener.SILENT, () -> ++asked[0] > 10));
        assertTrue(media.sound.length > 0, "it had begun");
        assertTrue(media.closed && !media.finished);
        assertEquals(List.of(), names(folder));
    }

    @Test
    void cancellingARealFileLeavesNothing() throws IOException {
        ColourCorpus corpus = new ColourCorpus(5, 3, 25);
        FfmpegLibrary ffmpeg = FfmpegLibrary.load();
        Path target = folder.resolve("target.wav");
        write(ffmpeg, target, ColourCorpus.noise(6, 30000), 0);
        FilmRenderer renderer = new FilmRenderer(corpus, ffmpeg, new Parameters());
        int[] asked = new int[1];
        FilmOrder order = new FilmOrder(
                target,
                folder.resolve("out.mkv"),
                Mode.COMBINATION,
                View.SLICES,
                0,
                64,
                64,
                false,
                folder.resolve("trace.csv"),
                folder.resolve("sheet.png"));
        assertThrows(
                CancellationException.class,
                () -> renderer.render(order, ProgressListener.SILENT, () -> ++asked[0] > 20));
        assertEquals(List.of("target.wav"), names(folder));
        render(renderer, order);
        assertEquals(List.of("out.mkv", "sheet.png", "target.wav", "trace.csv"), names(folder));
    }

    /** A file with {@code sound}, if there is any, and so many pictures. */
    private static void write(FfmpegLibrary library, Path file, float[] sound, int pictures) throws IOException {
        OutputFormat format =
                new OutputFormat(pictures > 0 ? 64 : 0, pictures > 0 ? 64 : 0, 25, sound.length > 0 ? RATE_HZ : 0, 1);
        try (MediaWriter writer = library.create(file, format)) {
            Picture picture = new Picture(64, 64);
            for (int i = 0; i < pictures; i++) {
                writer.picture(picture);
            }
            if (sound.length > 0) {
                writer.sound(sound, sound, 0, sound.length);
            }
            writer.finish();
        }
    }

    @Test
    void aTargetWithoutSoundIsRefused() throws IOException {
        ColourCorpus corpus = new ColourCorpus(5, 2, 25);
        FfmpegLibrary ffmpeg = FfmpegLibrary.load();
        Path silent = folder.resolve("silent.mkv");
        write(ffmpeg, silent, new float[0], 10);
        FilmRenderer renderer = new FilmRenderer(corpus, ffmpeg, new Parameters());
        FilmOrder order = new FilmOrder(
                silent,
                folder.resolve("out.mkv"),
                Mode.COMBINATION,
                View.SINGLE,
                0,
                0,
                0,
                false,
                folder.resolve("trace.csv"),
                null);
        MediaException refused = assertThrows(MediaException.class, () -> render(renderer, order));
        assertTrue(String.valueOf(refused.getMessage()).contains("silent.mkv"), refused.getMessage());
        assertEquals(List.of("silent.mkv"), names(folder));
    }

    @Test
    void aRealFilmIsAsLongInSoundAsInPictures() throws IOException {
        ColourCorpus corpus = new ColourCorpus(7, 4, 29.97);
        FfmpegLibrary ffmpeg = FfmpegLibrary.load();
        Path target = folder.resolve("target.wav");
        write(ffmpeg, target, ColourCorpus.noise(8, 5 * RATE_HZ), 0);
        Path out = folder.resolve("out.mkv");
        FilmReport report = render(
                new FilmRenderer(corpus, ffmpeg, new Parameters()),
                new FilmOrder(target, out, Mode.COMBINATION, View.SINGLE, 0, 64, 64, true, null, null));
        assertEquals(5, report.durationS(), 1e-9);
        MediaInfo info = ffmpeg.probe(out);
        assertEquals(5, info.durationS(), 1024.0 / RATE_HZ + 0.01, "but for the last block of the codec");
        int pictures = 0;
        double lastS = 0;
        try (var reader = ffmpeg.openPictures(out, 640, 640)) {
            Picture picture = new Picture();
            while (reader.read(picture)) {
                pictures++;
                lastS = picture.timeS();
            }
        }
        assertEquals(report.pictures(), pictures);
        assertEquals((pictures - 1) / 29.97, lastS, 2e-3, "no drift");
        assertEquals(5, lastS, 2 / 29.97);
    }

    @Test
    void silenceFadesToBlack() throws IOException {
        ColourCorpus corpus = new ColourCorpus(7, 4, 25);
        float[] target = Arrays.copyOf(ColourCorpus.noise(8, RATE_HZ), 4 * RATE_HZ);
        MemoryMedia media = new MemoryMedia(target);
        render(new FilmRenderer(corpus, media, new Parameters()), film(true));
        int[] light = media.pictures.stream()
                .mapToInt(argb -> (argb >> 16 & 255) + (argb >> 8 & 255) + (argb & 255))
                .toArray();
        assertEquals(100, light.length);
        int held = light[27];
        assertTrue(held > 0);
        assertEquals(held, light[29], "a pause is no end");
        for (int k = 28; k < 100; k++) {
            assertTrue(light[k] <= light[k - 1], "picture " + k + " is lighter again");
        }
        assertTrue(light[40] < held && light[40] > 0, "it fades: " + light[40] + " of " + held);
        for (int k = 54; k < 100; k++) {
            assertEquals(0, light[k], "picture " + k);
        }
    }

    @Test
    void picturesOfACorpusWithoutAreRefusedBeforeAnythingIsMade() throws IOException {
        MemoryMedia media = new MemoryMedia(ColourCorpus.noise(8, 800));
        MemoryCorpus sound = MemoryCorpus.mono(ColourCorpus.noise(1, 8000), ColourCorpus.ANALYSIS);
        FilmRenderer renderer = new FilmRenderer(sound, media, new Parameters());
        MediaException refused = assertThrows(MediaException.class, () -> render(renderer, film(false)));
        assertTrue(String.valueOf(refused.getMessage()).contains("no pictures"), refused.getMessage());
        assertNull(media.format);
        render(renderer, order("a.wav", false, null, View.SINGLE, 0));
        assertTrue(media.finished);
    }

    @Test
    void namesTellWhetherThereArePictures() {
        assertTrue(FilmRenderer.hasPictures(Path.of("a.MP4")));
        assertTrue(FilmRenderer.hasPictures(Path.of("a.b.webm")));
        assertFalse(FilmRenderer.hasPictures(Path.of("a.mp4.wav")));
    }
}
