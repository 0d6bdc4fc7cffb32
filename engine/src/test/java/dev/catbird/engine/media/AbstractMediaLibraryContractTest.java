package dev.catbird.engine.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every media library promises. */
@Timeout(120)
public abstract class AbstractMediaLibraryContractTest {
    protected static final int RATE_HZ = 44100;

    @TempDir
    protected Path folder;

    protected abstract MediaLibrary library() throws IOException;

    /** An MP4 file of {@link TestClips} pictures. */
    protected abstract Path pictures(Path file, int width, int height, double lengthS) throws IOException;

    @Test
    void badFilesAreRefusedInOneLineThatNamesThem() throws IOException {
        Path text = Files.writeString(folder.resolve("text.mp4"), "This is no film.\n".repeat(100));
        Path empty = Files.createFile(folder.resolve("empty.mp4"));
        for (Path file : List.of(text, empty, folder, folder.resolve("missing.mp4"))) {
            assertRefused(file, () -> library().probe(file));
            assertRefused(file, () -> library().openSound(file, RATE_HZ));
            assertRefused(file, () -> library().openPictures(file, 640, 360));
        }
        assertTrue(refusal(empty).contains("empty file"));
        assertTrue(refusal(folder).contains("is a folder"));
        assertTrue(refusal(folder.resolve("missing.mp4")).contains("no such file"));
    }

    private String refusal(Path file) {
        return String.valueOf(
                assertThrows(MediaException.class, () -> library().probe(file)).getMessage());
    }

    protected static void assertRefused(Path file, org.junit.jupiter.api.function.Executable action) {
        String message =
                String.valueOf(assertThrows(MediaException.class, action).getMessage());
        assertTrue(message.startsWith(file + ": "), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void floatWavKeepsEverySample() throws IOException {
        Path file = folder.resolve("noise.wav");
        Random random = new Random(1);
        float[] left = new float[10_007];
        float[] right = new float[left.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = random.nextFloat() * 4 - 2;
            right[i] = random.nextFloat() * 2 - 1;
        }
        try (MediaWriter writer = library().create(file, OutputFormat.sound(RATE_HZ, 2))) {
            for (int done = 0; done < left.length; ) {
                int count = Math.min(left.length - done, 1 + random.nextInt(3000));
                writer.sound(left, right, done, count);
                done += count;
            }
            writer.finish();
        }
        float[][] read = TestClips.sound(library(), file, RATE_HZ);
        assertArrayEquals(left, read[0]);
        assertArrayEquals(right, read[1]);
        MediaInfo.Sound sound = library().probe(file).sound();
        assertEquals(new MediaInfo.Sound("pcm_f32le", RATE_HZ, 2), sound);
        assertEquals(left.length / (double) RATE_HZ, library().probe(file).durationS(), 1e-3);
    }

    @Test
    void monoFileTakesTheMeanAndGivesBothSidesAlike() throws IOException {
        Path file = folder.resolve("mono.wav");
        try (MediaWriter writer = library().create(file, OutputFormat.sound(RATE_HZ, 1))) {
            writer.sound(new float[] {0.5f, 1, Float.NaN}, new float[] {0.25f, -1, 0}, 0, 3);
            writer.finish();
        }
        try (SoundReader reader = library().openSound(file, RATE_HZ)) {
            assertEquals(1, reader.channels());
            float[][] read = TestClips.sound(reader);
            assertArrayEquals(new float[] {0.375f, 0, 0}, read[0]);
            assertArrayEquals(read[0], read[1]);
        }
    }

    @Test
    void fileAppearsOnlyWhenFinishedAndNothingElseIsLeft() throws IOException {
        Path made = folder.resolve("made/for/it");
        Path file = made.resolve("sound.wav");
        try (MediaWriter writer = library().create(file, OutputFormat.sound(RATE_HZ, 2))) {
            writer.sound(new float[100], new float[100], 0, 100);
            assertFalse(Files.exists(file));
        }
        assertEquals(List.of(), names(made));

        Files.writeString(file, "old");
        try (MediaWriter writer = library().create(file, OutputFormat.sound(RATE_HZ, 2))) {
            writer.sound(new float[100], new float[100], 0, 100);
            assertEquals("old", Files.readString(file));
            writer.finish();
        }
        assertEquals(List.of("sound.wav"), names(made));
        assertEquals(100, TestClips.sound(library(), file, RATE_HZ)[0].length);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Test
    void impossibleTargetsAreRefusedInOneLineThatNamesThem() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        OutputFormat sound = OutputFormat.sound(RATE_HZ, 2);
        for (Path target : List.of(folder.resolve("x.docx"), folder.resolve("x"), file.resolve("x.wav"))) {
            assertRefused(target, () -> library().create(target, sound).close());
        }
        Path target = folder.resolve("x.wav");
        assertRefused(
                target,
                () -> library()
                        .create(target, new OutputFormat(64, 64, 25, 0, 0))
                        .close());
        assertEquals(List.of("file"), names(folder));
    }

    @Test
    void picturesComeInOrderWithTheirTimes() throws IOException {
        Path file = pictures(folder.resolve("grey.mp4"), 96, 64, 1);
        MediaInfo.Pictures info = library().probe(file).picture();
        assertEquals(new MediaInfo.Pictures("h264", 96, 64, TestClips.FRAMES_PER_S), info);
        try (PictureReader reader = library().openPictures(file, 1000, 1000)) {
            Picture picture = new Picture();
            for (int i = 0; i < 25; i++) {
                if (i % 3 == 1) {
                    assertTrue(reader.skip());
                    continue;
                }
                assertTrue(reader.read(picture));
                assertEquals(i / TestClips.FRAMES_PER_S, picture.timeS(), 1e-3);
                assertEquals(TestClips.grey(i), TestClips.middle(picture)[1], 6, "picture " + i);
                assertEquals(255, picture.argb()[0] >>> 24);
            }
            assertFalse(reader.read(picture));
            assertFalse(reader.skip());
            assertEquals(List.of(), reader.warnings());
        }
    }

    @Test
    void picturesAreScaledDownToFitButNeverUp() throws IOException {
        Path file = pictures(folder.resolve("wide.mp4"), 160, 64, 0.2);
        int[][] boxesAndSizes = {{80, 80, 80, 32}, {1000, 16, 40, 16}, {1000, 1000, 160, 64}, {1, 1, 1, 1}};
        for (int[] box : boxesAndSizes) {
            try (PictureReader reader = library().openPictures(file, box[0], box[1])) {
                Picture picture = new Picture();
                assertTrue(reader.read(picture));
                assertEquals(box[2], reader.width());
                assertEquals(box[3], reader.height());
                assertEquals(box[2], picture.width());
                assertEquals(box[3], picture.height());
                assertEquals(TestClips.grey(0), TestClips.middle(picture)[0], 6);
            }
        }
    }
}
