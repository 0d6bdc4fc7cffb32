package dev.catbird.engine.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import dev.catbird.engine.media.TestClips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever has happened to a file, reading it ends, with what is left of it or with one line for people. */
@Timeout(120)
class BrokenMediaPropertyTest {
    private static final int RATE_HZ = 44100;
    private static final double LENGTH_S = 1.6;

    /** Silence that damaged time stamps may ask for, and as much sound again. */
    private static final double MAX_LENGTH_S = 2 * StreamClock.MAX_PAUSE_S + 10;

    @TempDir
    private Path folder;

    private static MediaLibrary library() throws IOException {
        return FfmpegLibrary.load();
    }

    private byte[] whole(String ending) throws IOException {
        boolean pictures = List.of("mp4", "mov", "mkv", "webm").contains(ending);
        OutputFormat format = new OutputFormat(pictures ? 64 : 0, pictures ? 48 : 0, 25, RATE_HZ, 2);
        Path file = TestClips.write(library(), folder.resolve("whole." + ending), format, LENGTH_S);
        return Files.readAllBytes(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mov", "mkv", "webm", "wav", "flac", "mp3", "m4a", "ogg"})
    void truncationAnywhereIsSurvived(String ending) throws IOException {
        byte[] bytes = whole(ending);
        Path file = folder.resolve("truncated." + ending);
        for (int i = 0; i < 12; i++) {
            int length = (int) ((long) bytes.length * i / 12) + (i == 0 ? 1 : 0);
            Files.write(file, Arrays.copyOf(bytes, length));
            read(file, "cut to " + length + " of " + bytes.length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mov", "mkv", "webm", "wav", "flac", "mp3", "m4a", "ogg"})
    void flippedBitsAreSurvived(String ending) throws IOException {
        byte[] bytes = whole(ending);
        Path file = folder.resolve("flipped." + ending);
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            byte[] damaged = bytes.clone();
            // Half of the seeds damage only the headers, where it matters most.
            int range = seed % 2 == 0 ? damaged.length : Math.min(damaged.length, 2000);
            for (int i = 0; i < 20; i++) {
                damaged[random.nextInt(range)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, damaged);
            read(file, "seed " + seed);
        }
    }

    private void read(Path file, String how) throws IOException {
        try {
            assertFalse(library().probe(file).container().isEmpty());
        } catch (MediaException e) {
            assertOneLine(file, e);
        }
        try (SoundReader reader = library().openSound(file, RATE_HZ)) {
            float[] left = new float[4096];
            float[] right = new float[4096];
            long frames = 0;
            int count;
            while ((count = reader.read(left, right, 0, left.length)) >= 0) {
                frames += count;
                for (int i = 0; i < count; i++) {
                    assertTrue(Math.abs(left[i]) <= 16 && Math.abs(right[i]) <= 16, how);
                }
                assertTrue(frames < MAX_LENGTH_S * RATE_HZ, how + ": sound has no end");
            }
            assertFalse(reader.warnings().contains(""));
        } catch (MediaException e) {
            assertOneLine(file, e);
        }
        try (PictureReader reader = library().openPictures(file, 32, 32)) {
            Picture picture = new Picture();
            double lastS = 0;
            int pictures = 0;
            while (reader.read(picture)) {
                assertTrue(picture.timeS() >= lastS, how + ": time goes back");
                assertEquals(reader.width(), picture.width());
                lastS = picture.timeS();
                assertTrue(++pictures < 10_000, how + ": pictures have no end");
            }
        } catch (MediaException e) {
            assertOneLine(file, e);
        }
    }

    private static void assertOneLine(Path file, MediaException e) {
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith(file + ": ") && message.lines().count() == 1, message);
    }

    @Test
    void truncatedFileGivesWhatIsThereAndSaysSo() throws IOException {
        for (String ending : List.of("mp4", "webm", "wav", "flac")) {
            Path file = folder.resolve("half." + ending);
            byte[] bytes = Files.readAllBytes(noise(file, 4));
            Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));
            try (SoundReader reader = library().openSound(file, RATE_HZ)) {
                int frames = TestClips.sound(reader)[0].length;
                assertTrue(frames > 0 && frames < 3.5 * RATE_HZ, ending + " " + frames);
                assertEquals(List.of(), blank(reader.warnings()));
                assertFalse(reader.warnings().isEmpty(), ending);
            }
        }
    }

    /** Sound that no codec makes small, so that most of the file is sound. */
    private static Path noise(Path file, double lengthS) throws IOException {
        Random random = new Random(3);
        float[] noise = new float[(int) (lengthS * RATE_HZ)];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextFloat() - 0.5f;
        }
        try (MediaWriter writer = library().create(file, OutputFormat.sound(RATE_HZ, 2))) {
            writer.sound(noise, noise, 0, noise.length);
            writer.finish();
        }
        return file;
    }

    private static List<String> blank(List<String> lines) {
        return lines.stream().filter(String::isBlank).toList();
    }

    @Test
    void damageInTheMiddleCostsOnlyItself() throws IOException {
        byte[] bytes = whole("mp3");
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 600, (byte) 0);
        Path file = folder.resolve("hole.mp3");
        Files.write(file, bytes);
        try (SoundReader reader = library().openSound(file, RATE_HZ)) {
            assertEquals(LENGTH_S, TestClips.sound(reader)[0].length / (double) RATE_HZ, 0.2);
            assertFalse(reader.warnings().isEmpty());
        }
    }

    @Test
    void contentCountsNotTheName() throws IOException {
        Path file = folder.resolve("really_a_wav.mp4");
        Files.write(file, whole("wav"));
        assertEquals("wav", library().probe(file).container());
        assertEquals(LENGTH_S / 2, TestClips.peakS(TestClips.sound(library(), file, RATE_HZ)[0], RATE_HZ), 1e-3);
    }

    @Test
    void namesWithOddCharactersAreOnlyNames() throws IOException {
        for (String name : List.of("100%d.wav", "a:b c'\"ü.wav", "http:x.wav", "-y.wav", "pipe:0.wav")) {
            Path file = folder.resolve(name);
            TestClips.write(library(), file, OutputFormat.sound(RATE_HZ, 1), 0.1);
            assertEquals(RATE_HZ / 10, TestClips.sound(library(), file, RATE_HZ)[0].length, name);
        }
    }

    @Test
    void soundThatIsNotANumberIsSilence() throws IOException {
        byte[] bytes = whole("wav");
        for (int i = 1000; i < 3000; i += 4) {
            // NaN, infinity and a huge value, little-endian.
            byte[] value = List.of(new byte[] {0, 0, -64, 127}, new byte[] {0, 0, -128, 127}, new byte[] {0, 0, 0, 127})
                    .get(i / 4 % 3);
            System.arraycopy(value, 0, bytes, i, 4);
        }
        Path file = folder.resolve("nan.wav");
        Files.write(file, bytes);
        for (int rateHz : new int[] {RATE_HZ, 48000}) {
            for (float sample : TestClips.sound(library(), file, rateHz)[0]) {
                assertTrue(Math.abs(sample) <= 16, "sample " + sample);
            }
        }
    }
}
