package dev.catbird.engine.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.media.ImageSequence;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ImageSequenceTest {
    @TempDir
    private Path folder;

    private static String refusal(Executable tried) {
        return String.valueOf(assertThrows(MediaException.class, tried).getMessage());
    }

    /** A picture of one grey, as simple as files of pictures come. */
    private void write(String name, int grey, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(("P6\n" + width + " " + height + "\n255\n").getBytes(StandardCharsets.US_ASCII));
        byte[] pixels = new byte[3 * width * height];
        Arrays.fill(pixels, (byte) grey);
        bytes.write(pixels);
        Files.write(folder.resolve(name), bytes.toByteArray());
    }

    /** The greys of all pictures, each after its time in milliseconds. */
    private static List<Integer> read(PictureReader reader) throws IOException {
        List<Integer> read = new ArrayList<>();
        Picture picture = new Picture();
        while (reader.read(picture)) {
            read.add((int) Math.round(1000 * picture.timeS()));
            read.add(picture.argb()[0] & 255);
        }
        return read;
    }

    private List<Integer> read(Path name, double framesPerS) throws IOException {
        assertTrue(ImageSequence.isNamed(name));
        ImageSequence sequence = ImageSequence.of(name, framesPerS);
        try (PictureReader reader = sequence.open(FfmpegLibrary.load(), 16, 16)) {
            assertEquals(framesPerS, reader.framesPerS());
            return read(reader);
        }
    }

    @Test
    void folderIsReadInTheOrderInWhichPeopleCount() throws IOException {
        write("shot10.ppm", 100, 8, 8);
        write("shot9.ppm", 90, 8, 8);
        write("Shot8.PPM", 80, 12, 8);
        Files.writeString(folder.resolve("notes.txt"), "no picture");
        assertEquals(List.of(0, 80, 100, 90, 200, 100), read(folder, 10));
        assertEquals(0.3, ImageSequence.of(folder, 10).durationS(), 1e-9);
    }

    @Test
    void numberedNameStandsForItsPicturesAndNoOthers() throws IOException {
        write("a0003.ppm", 30, 8, 8);
        write("a0007.ppm", 70, 8, 8);
        write("a10000.ppm", 200, 8, 8);
        write("a5.ppm", 50, 8, 8);
        write("b0004.ppm", 40, 8, 8);
        assertEquals(List.of(0, 30, 40, 70, 80, 200), read(folder.resolve("a%04d.ppm"), 25));
        assertEquals(List.of(0, 30, 40, 50, 80, 70, 120, 200), read(folder.resolve("a%d.ppm"), 25));
    }

    @Test
    void damagedPictureIsPassedOverAndTold() throws IOException {
        write("1.ppm", 10, 8, 8);
        Files.writeString(folder.resolve("2.ppm"), "no picture at all");
        write("3.ppm", 30, 8, 8);
        try (PictureReader reader = ImageSequence.of(folder, 10).open(FfmpegLibrary.load(), 16, 16)) {
            assertEquals(List.of(0, 10, 200, 30), read(reader));
            assertEquals(1, reader.warnings().size());
            assertTrue(reader.warnings().get(0).contains("1 of its pictures passed over"));
        }
    }

    @Test
    void skippedPictureKeepsItsTime() throws IOException {
        write("1.ppm", 10, 8, 8);
        write("2.ppm", 20, 8, 8);
        try (PictureReader reader = ImageSequence.of(folder, 10).open(FfmpegLibrary.load(), 16, 16)) {
            assertTrue(reader.skip());
            assertEquals(List.of(100, 20), read(reader));
            assertFalse(reader.skip());
        }
    }

    @Test
    void whatHoldsNoPicturesIsTold() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "no picture");
        String empty = refusal(() -> ImageSequence.of(folder, 25));
        assertTrue(empty.contains("has no pictures in it"), empty);
        Path name = folder.resolve("a%d.png");
        String none = refusal(() -> ImageSequence.of(name, 25));
        assertTrue(none.contains("no picture has such a name"), none);
        Path lost = folder.resolve("nowhere").resolve("a%d.png");
        String gone = refusal(() -> ImageSequence.of(lost, 25));
        assertTrue(gone.contains("there is no folder"), gone);
        assertFalse(ImageSequence.isNamed(folder.resolve("film.mp4")));
        // A file may be called so.
        write("100%d.ppm", 10, 8, 8);
        assertFalse(ImageSequence.isNamed(folder.resolve("100%d.ppm")));
    }
}
