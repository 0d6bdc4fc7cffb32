package dev.catbird.engine.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.catbird.engine.media.jcodec.JcodecLibrary;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavFileTest {
    private static final int HEADER_BYTES = 94;

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("sound.wav");
    }

    private double lengthS() throws IOException {
        return new JcodecLibrary().probe(file()).durationS();
    }

    @Test
    void theFileIsWholeAtEveryPoint() throws IOException {
        try (WavFile wav = WavFile.create(file(), 48000, 2)) {
            assertEquals(0, WavFile.frames(file(), 2));
            for (int second = 1; second <= 3; second++) {
                for (int t = 0; t < 48000; t++) {
                    wav.frame(second, -t);
                }
                // Some of it is on the disk by now, and not counted.
                assertEquals((second - 1) * 48000L, WavFile.frames(file(), 2));
                wav.complete();
                assertEquals(second * 48000L, WavFile.frames(file(), 2));
                assertEquals(second, lengthS());
            }
        }
        assertEquals(HEADER_BYTES + 3 * 48000 * 8, Files.size(file()));
    }

    @Test
    void whatIsCutIsGone() throws IOException {
        try (WavFile wav = WavFile.create(file(), 44100, 2)) {
            for (int t = 0; t < 44100; t++) {
                wav.frame(t, Float.NaN);
            }
            wav.cut(1000);
        }
        assertEquals(1000, WavFile.frames(file(), 2));
        assertEquals(HEADER_BYTES + 8000, Files.size(file()));
        float[] left = new float[1000];
        float[] right = new float[1000];
        try (SoundReader reader = new JcodecLibrary().openSound(file(), 44100)) {
            assertEquals(1000, reader.read(left, right, 0, 1000));
            assertEquals(-1, reader.read(left, right, 0, 1));
        }
        assertEquals(999, left[999]);
        assertEquals(0, right[999]);
    }

    /** With a file that has holes in the place of six billion bytes. */
    @Test
    void aFileOfMoreThanFourGigabytesIsRead() throws IOException {
        long frames = 800_000_000;
        try (WavFile wav = WavFile.create(file(), 44100, 2)) {
            wav.frame(1, 1);
            wav.complete();
        }
        try (RandomAccessFile random = new RandomAccessFile(file().toFile(), "rw")) {
            random.setLength(HEADER_BYTES + 8 * frames);
            random.getChannel().write(WavFile.header(44100, 2, 8 * frames), 0);
        }
        assertEquals(frames, WavFile.frames(file(), 2));
        assertEquals(frames / 44100.0, lengthS(), 1e-6);
        byte[] mark = new byte[4];
        WavFile.header(44100, 2, 8 * frames).get(mark);
        assertEquals("RF64", new String(mark, StandardCharsets.US_ASCII));
        ByteBuffer small = WavFile.header(44100, 2, 8).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(HEADER_BYTES, small.limit());
        assertEquals(HEADER_BYTES - 8 + 8, small.getInt(4));
    }

    @Test
    void anotherWavFileIsNotTakenForOurs() throws IOException {
        Files.write(file(), new byte[HEADER_BYTES - 1]);
        assertThrows(MediaException.class, () -> WavFile.frames(file(), 2));
        Files.write(file(), new byte[HEADER_BYTES + 80]);
        assertThrows(MediaException.class, () -> WavFile.frames(file(), 2));
    }
}
