package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.media.MediaInfo;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.ffmpeg.FfmpegLibrary;
import dev.catbird.video2sound.WaveNetModel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code watch} and {@code learn-picture} on small files, as a user runs them. */
class WatchTest {
    private static final int RATE_HZ = 44100;
    private static final int FRAMES_PER_S = 25;

    @TempDir
    private static Path files;

    private static Path corpus;
    private static Path film;
    private static Path mute;

    @TempDir
    private Path folder;

    private final Captured captured = new Captured(false);

    @BeforeAll
    static void makeFilms() throws IOException {
        MediaLibrary library = FfmpegLibrary.load();
        Path clip = clip(library, files.resolve("corpus.mp4"), 4, true);
        film = clip(library, files.resolve("film.mp4"), 2, true);
        mute = clip(library, files.resolve("mute.mp4"), 1, false);
        corpus = files.resolve("corpus.catbird");
        assertEquals(0, new Captured(false).run(Map.of(), "analyze", clip.toString(), "-o", corpus.toString()));
    }

    /** Half a second light and high, half a second dark and low. */
    private static Path clip(MediaLibrary library, Path file, int lengthS, boolean sound) throws IOException {
        try (MediaWriter writer =
                library.create(file, new OutputFormat(64, 48, FRAMES_PER_S, sound ? RATE_HZ : 0, 1))) {
            float[] tone = new float[sound ? lengthS * RATE_HZ : 0];
            for (int i = 0; i < tone.length; i++) {
                double hz = 2 * i / RATE_HZ % 2 == 0 ? 1200 : 200;
                tone[i] = 0.3f * (float) Math.sin(2 * Math.PI * hz * i / RATE_HZ);
            }
            Picture picture = new Picture(64, 48);
            for (int i = 0; i < lengthS * FRAMES_PER_S; i++) {
                boolean light = 2 * i / FRAMES_PER_S % 2 == 0;
                Arrays.fill(picture.argb(), 0xFF303030);
                Arrays.fill(picture.argb(), 0, 64 * (light ? 24 : 8), light ? 0xFFF0F0E0 : 0xFF802020);
                writer.picture(picture);
            }
            if (sound) {
                writer.sound(tone, tone, 0, tone.length);
            }
            writer.finish();
        }
        return file;
    }

    private int run(Object... words) {
        return captured.run(Map.of(), Arrays.stream(words).map(Object::toString).toArray(String[]::new));
    }

    private List<String> left() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void filmShowsBothSidesAndIsAsLongAsWhatIsWatched() throws IOException {
        Path out = folder.resolve("out.mp4");
        assertEquals(0, run("watch", corpus, film, "-o", out, "--trace", folder.resolve("t.csv")), captured.err());
        MediaInfo info = FfmpegLibrary.load().probe(out);
        assertNotNull(info.sound());
        MediaInfo.Pictures pictures = info.picture();
        assertNotNull(pictures);
        assertEquals(128, pictures.width());
        assertEquals(48, pictures.height());
        assertEquals(2, info.durationS(), 0.1);
        assertTrue(captured.out().startsWith(out + ": 2.0 s, 50 pictures of 128x48 at 25/s"), captured.out());
        // What is seen light is heard from where the corpus is light.
        long right = 0;
        List<String> lines = Files.readAllLines(folder.resolve("t.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] numbers = line.split(",", -1);
            double outS = Double.parseDouble(numbers[0]);
            double corpusS = Double.parseDouble(numbers[1]);
            // Where neither changes.
            right += (int) (2 * outS) % 2 == (int) (2 * corpusS) % 2 || outS % 0.5 < 0.15 ? 1 : 0;
        }
        assertTrue(lines.size() > 100, lines.size() + " grains");
        assertTrue(right > 0.8 * lines.size(), right + " of " + lines.size());
    }

    @Test
    void filmWithoutSoundIsWatchedIntoASoundFile() throws IOException {
        Path out = folder.resolve("out.wav");
        assertEquals(0, run("watch", corpus, mute, "-o", out, "--temperature", "0.5"), captured.err());
        MediaInfo info = FfmpegLibrary.load().probe(out);
        assertNull(info.picture());
        assertEquals(1, info.durationS(), 0.05);
    }

    @Test
    void modelIsLearntAndWatchedWith() throws IOException {
        Path model = folder.resolve("model.v2s");
        assertEquals(0, run("learn-picture", files.resolve("corpus.mp4"), "-o", model), captured.err());
        assertTrue(captured.out().contains("silence would be"), captured.out());
        assertEquals(List.of("model.v2s"), left());
        Path out = folder.resolve("out.wav");
        assertEquals(0, run("watch", corpus, film, "--model", model, "-o", out), captured.err());
        assertFalse(captured.err().contains("silent"), captured.err());
        byte[] half = Arrays.copyOf(Files.readAllBytes(model), 500);
        Files.write(model, half);
        Captured refused = new Captured(false);
        assertEquals(
                2,
                refused.run(
                        Map.of(),
                        "watch",
                        corpus.toString(),
                        film.toString(),
                        "--model",
                        model.toString(),
                        "-o",
                        folder.resolve("more.wav").toString()));
        assertTrue(refused.err().startsWith("catbird: " + model + ": is damaged"), refused.err());
        assertFalse(Files.exists(folder.resolve("more.wav")));
    }

    @Test
    void aNetworkThatMakesSamplesIsHeardItselfOrReSpoken() throws IOException {
        Path model = folder.resolve("wave.v2s");
        WaveNetModel.unlearnt(1).write(model);
        Path out = folder.resolve("out.wav");
        assertEquals(0, run("watch", corpus, mute, "--model", model, "-o", out), captured.err());
        Path again = folder.resolve("again.wav");
        assertEquals(0, run("watch", corpus, mute, "--model", model, "--mode", "wavenet", "-o", again), captured.err());
        assertEquals(-1, Files.mismatch(out, again));
        assertEquals(0, run("watch", corpus, mute, "--model", model, "--seed", "2", "-o", again), captured.err());
        assertTrue(Files.mismatch(out, again) > 0, "its dice do not heed the seed");
        Path trace = folder.resolve("t.csv");
        assertEquals(0, run("watch", corpus, mute, "--model", model, "--wet", "1", "-o", again, "--trace", trace));
        assertTrue(Files.size(trace) > 1000, "nothing is re-spoken");
        refused(
                "--mode raw needs a historical model, but " + model + " is a wavenet one",
                "watch",
                corpus,
                film,
                "-o",
                out,
                "--mode",
                "raw",
                "--model",
                model);
    }

    @Test
    void whatCannotBeWatchedOrLearntIsToldInOneLine() throws IOException {
        Path out = folder.resolve("out.wav");
        Path sound = folder.resolve("sound.wav");
        assertEquals(0, run("watch", corpus, mute, "-o", sound), captured.err());
        refused("has no pictures to watch", "watch", corpus, sound, "-o", out);
        refused("--mode mosaic needs --model", "watch", corpus, film, "-o", out, "--mode", "mosaic");
        refused("'rough' is not known", "watch", corpus, film, "-o", out, "--mode", "rough");
        refused("--network historical", "watch", corpus, film, "-o", out, "--mode", "raw");
        refused("--network wavenet", "watch", corpus, film, "-o", out, "--mode", "wavenet");
        refused("'deep' is not known", "learn-picture", film, "-o", out, "--network", "deep");
        refused("is not a model", "watch", corpus, film, "-o", out, "--model", sound);
        refused("has no sound", "learn-picture", mute, "-o", folder.resolve("m.v2s"));
        refused("must end in .v2s", "learn-picture", film, "-o", folder.resolve("m.mp4"));
        assertEquals(List.of("sound.wav"), left());
    }

    private Path pictures() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        for (int number = 1; number <= 20; number++) {
            BufferedImage image = new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB);
            for (int x = 0; x < 32; x++) {
                image.setRGB(x, number, 0xFF8040);
            }
            ImageIO.write(image, "png", pictures.resolve("p" + number + ".png").toFile());
        }
        return pictures;
    }

    @Test
    void picturesAreWatchedAtTheRateAskedFor() throws IOException {
        Path pictures = pictures();
        Path out = folder.resolve("out.mp4");
        assertEquals(0, run("watch", corpus, pictures, "-o", out, "--fps", "10"), captured.err());
        assertTrue(captured.out().startsWith(out + ": 2.0 s, 20 pictures of 128x48 at 10/s"), captured.out());
        Captured named = new Captured(false);
        Path other = folder.resolve("other.wav");
        String name = pictures.resolve("p%d.png").toString();
        assertEquals(0, named.run(Map.of(), "watch", corpus.toString(), name, "-o", other.toString()), named.err());
        assertTrue(named.out().startsWith(other + ": 0.8 s"), named.out());
    }

    @Test
    void soundAndPicturesChooseTogether() throws IOException {
        Path out = folder.resolve("out.wav");
        Path trace = folder.resolve("t.csv");
        assertEquals(0, run("watch", corpus, film, "-o", out, "--trace", trace, "--both=0.3"), captured.err());
        assertFalse(captured.err().contains("silent"), captured.err());
        assertTrue(Files.readAllLines(trace).size() > 100);
        refused("--both 2 is not allowed; choose 0 to 1", "watch", corpus, film, "-o", out, "--both=2");
    }

    @Test
    void optionsOfTheOtherWayAreRefused() {
        Path out = folder.resolve("out.wav");
        refused("--size needs -o OUT", "watch", corpus, film, "--size", "64x48");
        refused("--trace needs -o OUT", "watch", corpus, film, "--trace", "t.csv");
        for (List<String> option : List.of(
                List.of("--headless"),
                List.of("--duration", "3"),
                List.of("--record", "friday"),
                List.of("--input", "usb"),
                List.of("--no-midi"),
                List.of("--no-osc"),
                List.of("--fresh"),
                List.of("--once"))) {
            Object[] words = Stream.concat(Stream.of("watch", corpus, film, "-o", out), option.stream())
                    .toArray();
            refused(option.get(0) + " is for live play; leave it out, or -o", words);
        }
        refused("-o needs a video or pictures to watch", "watch", corpus, "-o", out);
        refused("-o needs a video or pictures to watch", "watch", corpus, "camera:2", "-o", out);
    }

    @Test
    void whatCannotBeWatchedLiveIsToldBeforeAnythingIsOpened() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        refused("this folder has no pictures in it", "watch", corpus, empty);
        refused("no such file", "watch", corpus, folder.resolve("no.mp4"));
        refused("camera: there is n", "watch", corpus, "camera:no such camera");
        refused("--duration must be more than 0 seconds", "watch", corpus, film, "--duration", "0");
        refused("--headless means no window", "watch", corpus, film, "--headless", "--fullscreen");
        refused("--resume and --fresh are contraries", "watch", corpus, film, "--resume", "--fresh");
    }

    private static void refused(String reason, Object... words) {
        Captured captured = new Captured(false);
        String[] line = Arrays.stream(words).map(Object::toString).toArray(String[]::new);
        assertEquals(ErrorPolicy.BAD_INPUT, captured.run(Map.of(), line), captured.err());
        assertTrue(captured.err().contains(reason), captured.err());
        assertEquals(1, captured.err().lines().count(), captured.err());
    }
}
