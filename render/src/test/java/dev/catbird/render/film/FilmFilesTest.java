package dev.catbird.render.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import dev.catbird.engine.param.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files a render leaves, and when it leaves none. */
class FilmFilesTest extends AbstractFilmTest {

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
        Instrument instrument = Instrument.over(corpus).listener(listener).build();
        new OfflineHost(512)
                .run(
                        new MemoryMedia(target).openSound(Path.of("x"), RATE_HZ),
                        instrument,
                        DELAY_FRAMES,
                        (l, r, n) -> true);
        Path trace = folder.resolve("new folder/trace.csv");
        render(new FilmRenderer(corpus, new MemoryMedia(target), new Parameters()), order("a.wav", align, trace, 0));
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

    @Test
    void cancellingLeavesNoFile() throws IOException {
        ColourCorpus corpus = new ColourCorpus(5, 3, 25);
        MemoryMedia media = new MemoryMedia(ColourCorpus.noise(6, 30000));
        FilmRenderer renderer = new FilmRenderer(corpus, media, new Parameters());
        int[] asked = new int[1];
        FilmOrder order = order("out.mkv", false, folder.resolve("trace.csv"), 0);
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
                silent, folder.resolve("out.mkv"), Mode.COMBINATION, 0, 0, 0, false, folder.resolve("trace.csv"), null);
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
                new FilmOrder(target, out, Mode.COMBINATION, 0, 64, 64, true, null, null));
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
    void corpusWithoutPicturesShowsItsSound() throws IOException {
        MemoryMedia media = new MemoryMedia(ColourCorpus.noise(8, 800));
        MemoryCorpus sound = MemoryCorpus.mono(ColourCorpus.noise(1, 8000), ColourCorpus.ANALYSIS);
        FilmRenderer renderer = new FilmRenderer(sound, media, new Parameters());
        FilmReport drawn = render(renderer, film(false));
        assertTrue(drawn.pictures() > 0);
        assertTrue(media.finished);
        FilmReport heard = render(renderer, order("a.wav", false, null, 0));
        assertEquals(0, heard.pictures());
    }

    @Test
    void namesTellWhetherThereArePictures() {
        assertTrue(FilmRenderer.hasPictures(Path.of("a.MP4")));
        assertTrue(FilmRenderer.hasPictures(Path.of("a.b.webm")));
        assertFalse(FilmRenderer.hasPictures(Path.of("a.mp4.wav")));
    }
}
