package dev.catbird.engine.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.media.AbstractMediaLibraryContractTest;
import dev.catbird.engine.media.MediaInfo;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import dev.catbird.engine.media.TestClips;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FfmpegLibraryTest extends AbstractMediaLibraryContractTest {

    @Override
    protected MediaLibrary library() throws IOException {
        return FfmpegLibrary.load();
    }

    @Override
    protected Path pictures(Path file, int width, int height, double lengthS) throws IOException {
        return TestClips.write(library(), file, new OutputFormat(width, height, TestClips.FRAMES_PER_S, 0, 0), lengthS);
    }

    /** Bytes of a file with those from {@code offset} after the n-th (from 0) {@code name} replaced. */
    private static void patch(Path file, String name, int nth, int offset, int... values) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = -1;
        for (int i = 0; i <= nth; i++) {
            at = text.indexOf(name, at + 1);
            assertTrue(at >= 0, name);
        }
        ByteBuffer target = ByteBuffer.wrap(bytes).position(at + name.length() + offset);
        for (int value : values) {
            target.putInt(value);
        }
        Files.write(file, bytes);
    }

    @Test
    void rotationAndMirroringOfTheDisplayMatrixAreApplied() throws IOException {
        Path file = folder.resolve("turned.mp4");
        try (MediaWriter writer = library().create(file, new OutputFormat(96, 64, 25, 0, 0))) {
            Picture picture = new Picture(96, 64);
            TestClips.fill(picture, 20, 20, 20);
            for (int y = 0; y < 16; y++) {
                java.util.Arrays.fill(picture.argb(), y * 96, y * 96 + 16, 0xffe0e0e0);
            }
            writer.picture(picture);
            writer.finish();
        }
        int one = 1 << 16;
        // Where the light corner goes: a quarter turn clockwise brings it from top left to top right.
        assertLightCorner(file, one, 0, 0, one, 0, 0);
        assertLightCorner(file, 0, one, -one, 0, 1, 0);
        assertLightCorner(file, -one, 0, 0, -one, 1, 1);
        assertLightCorner(file, 0, -one, one, 0, 0, 1);
        assertLightCorner(file, -one, 0, 0, one, 1, 0);
        assertLightCorner(file, 0, one, one, 0, 0, 0);
    }

    private void assertLightCorner(Path file, int a, int b, int c, int d, int right, int bottom) throws IOException {
        // In a tkhd box of version 0 the matrix follows 40 bytes of flags, times, ids and levels.
        patch(file, "tkhd", 0, 40, a, b, 0, c, d);
        boolean swapped = a == 0;
        MediaInfo.Pictures info = library().probe(file).picture();
        assertNotNull(info);
        assertEquals(swapped ? 64 : 96, info.width());
        try (PictureReader reader = library().openPictures(file, 200, 200)) {
            Picture picture = new Picture();
            assertTrue(reader.read(picture));
            assertEquals(swapped ? 64 : 96, picture.width());
            assertEquals(swapped ? 96 : 64, picture.height());
            for (int y = 0; y < 2; y++) {
                for (int x = 0; x < 2; x++) {
                    int column = x * (picture.width() - 16) + 8;
                    int row = y * (picture.height() - 16) + 8;
                    int level = picture.argb()[row * picture.width() + column] & 255;
                    assertEquals(x == right && y == bottom, level > 128, x + "," + y + " of " + a + " " + b);
                }
            }
        }
    }

    @Test
    void oblongPixelsComeOutSquare() throws IOException {
        Path file = pictures(folder.resolve("oblong.mp4"), 96, 64, 0.2);
        patch(file, "pasp", 0, 0, 2, 1);
        try (PictureReader reader = library().openPictures(file, 1000, 1000)) {
            assertEquals(192, reader.width());
            assertEquals(64, reader.height());
        }
        MediaInfo.Pictures info = library().probe(file).picture();
        assertNotNull(info);
        assertEquals(192, info.width());
    }

    @Test
    void editListMovesTheSoundAgainstThePictures() throws IOException {
        Path file = TestClips.write(library(), folder.resolve("edit.mp4"), new OutputFormat(64, 64, 25, RATE_HZ, 2), 2);
        assertEquals(1, TestClips.peakS(TestClips.sound(library(), file, RATE_HZ)[0], RATE_HZ), 1e-3);
        // The second edit list is the sound's: flags, count, length, start within the media.
        patch(file, "elst", 1, 12, 1024 + RATE_HZ / 4);
        assertEquals(0.75, TestClips.peakS(TestClips.sound(library(), file, RATE_HZ)[0], RATE_HZ), 1e-3);
        assertEquals(0.75, TestClips.peakS(TestClips.sound(library(), file, 48000)[0], 48000), 1e-3);
    }

    @Test
    void coverArtIsNoPicture() throws IOException {
        Path file = TestClips.write(library(), folder.resolve("song.mp3"), OutputFormat.sound(RATE_HZ, 2), 1);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        assertTrue(javax.imageio.ImageIO.write(new java.awt.image.BufferedImage(32, 32, 1), "png", png));
        byte[] head = "\0image/png\0\3\0".getBytes(StandardCharsets.ISO_8859_1);
        int size = head.length + png.size();
        int tag = 10 + size;
        ByteBuffer bytes = ByteBuffer.allocate(20 + size + (int) Files.size(file));
        bytes.put("ID3\3\0\0".getBytes(StandardCharsets.ISO_8859_1));
        bytes.put((byte) (tag >> 21 & 127)).put((byte) (tag >> 14 & 127));
        bytes.put((byte) (tag >> 7 & 127)).put((byte) (tag & 127));
        bytes.put("APIC".getBytes(StandardCharsets.ISO_8859_1)).putInt(size).putShort((short) 0);
        bytes.put(head).put(png.toByteArray()).put(Files.readAllBytes(file));
        Files.write(file, bytes.array());

        assertNull(library().probe(file).picture());
        assertRefused(file, () -> library().openPictures(file, 100, 100));
        assertEquals(0.5, TestClips.peakS(TestClips.sound(library(), file, RATE_HZ)[0], RATE_HZ), 1e-3);
    }

    @Test
    void soundThatChangesItsRateAndChannelsMidwayGoesOn() throws IOException {
        Path stereo = TestClips.write(library(), folder.resolve("a.mp3"), OutputFormat.sound(44100, 2), 2);
        Path mono = TestClips.write(library(), folder.resolve("b.mp3"), OutputFormat.sound(32000, 1), 2);
        Path file = folder.resolve("both.mp3");
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(Files.readAllBytes(stereo));
        both.write(Files.readAllBytes(mono));
        Files.write(file, both.toByteArray());
        float[] sound = TestClips.sound(library(), file, RATE_HZ)[0];
        assertEquals(4.0, sound.length / (double) RATE_HZ, 0.2);
        assertEquals(1.0, TestClips.peakS(java.util.Arrays.copyOf(sound, 2 * RATE_HZ), RATE_HZ), 1e-3);
        float[] second = java.util.Arrays.copyOfRange(sound, 2 * RATE_HZ, sound.length);
        assertEquals(1.0, TestClips.peakS(second, RATE_HZ), 0.1);
        assertTrue(second[(int) (TestClips.peakS(second, RATE_HZ) * RATE_HZ)] > 0.5);
    }

    @Test
    void readingStopsWhenTheThreadIsInterrupted() throws IOException {
        Path file = TestClips.write(library(), folder.resolve("long.mp4"), new OutputFormat(64, 64, 25, RATE_HZ, 2), 2);
        try (SoundReader sound = library().openSound(file, RATE_HZ);
                PictureReader pictures = library().openPictures(file, 64, 64)) {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedIOException.class, () -> TestClips.sound(sound));
            assertThrows(InterruptedIOException.class, () -> {
                while (pictures.skip()) {}
            });
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void closedReadersAndWritersRefuseWork() throws IOException {
        Path file =
                TestClips.write(library(), folder.resolve("short.mp4"), new OutputFormat(64, 64, 25, RATE_HZ, 2), 1);
        SoundReader sound = library().openSound(file, RATE_HZ);
        sound.close();
        sound.close();
        assertThrows(IllegalStateException.class, () -> TestClips.sound(sound));
        PictureReader pictures = library().openPictures(file, 64, 64);
        assertTrue(pictures.skip());
        pictures.close();
        pictures.close();
        assertThrows(IllegalStateException.class, pictures::skip);
        MediaWriter writer = library().create(folder.resolve("w.mp4"), new OutputFormat(64, 64, 25, RATE_HZ, 2));
        writer.close();
        writer.close();
        assertThrows(IllegalStateException.class, () -> writer.picture(new Picture(64, 64)));
        assertThrows(IllegalStateException.class, writer::finish);
        assertFalse(Files.exists(folder.resolve("w.mp4")));
    }

    @Test
    void hugePicturesAreRefusedAndLeaveNothing() throws IOException {
        Path file = folder.resolve("huge.mp4");
        assertRefused(file, () -> library().create(file, new OutputFormat(100_000, 100_000, 25, 0, 0)));
        assertRefused(file, () -> library().create(file, new OutputFormat(5120, 2880, 25, 0, 0)));
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void nameTellsTheVersion() throws IOException {
        assertTrue(library().name().matches("FFmpeg \\d+\\.\\d+.*"), library().name());
    }
}
