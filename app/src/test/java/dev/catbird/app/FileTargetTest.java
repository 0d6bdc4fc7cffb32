package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileTargetTest {
    private static final int RATE_HZ = 44100;
    private static final int FADE_FRAMES = 441;
    private static final float MICROPHONE = 0.25f;
    private static final BlockProcessor ECHO = (in, out, frames) -> {
        for (int c = 0; c < 2; c++) {
            System.arraycopy(in[c], 0, out[c], 0, frames);
        }
    };

    /** So many frames that count upwards on the left and downwards on the right, in small portions. */
    private static final class Counting implements SoundReader {
        private final int length;
        private final boolean breaks;
        private int next;
        private boolean closed;

        Counting(int length, boolean breaks) {
            this.length = length;
            this.breaks = breaks;
        }

        @Override
        public int rateHz() {
            return RATE_HZ;
        }

        @Override
        public int channels() {
            return 2;
        }

        @Override
        public int read(float[] left, float[] right, int offset, int frames) throws IOException {
            if (next == length) {
                if (breaks) {
                    throw new IOException("song.wav: cannot be read");
                }
                return -1;
            }
            int count = Math.min(1000, Math.min(frames, length - next));
            for (int i = 0; i < count; i++) {
                left[offset + i] = ++next;
                right[offset + i] = -next;
            }
            return count;
        }

        @Override
        public List<String> warnings() {
            return List.of();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static float[][] heard(FileTarget target, int total, int block) throws InterruptedException {
        float[][] microphone = new float[2][block];
        Arrays.fill(microphone[0], MICROPHONE);
        Arrays.fill(microphone[1], MICROPHONE);
        float[][] out = new float[2][block];
        float[][] heard = new float[2][total];
        BlockProcessor processor = target.before(ECHO);
        for (int at = 0; at < total; at += block) {
            target.awaitAhead(block);
            processor.process(microphone, out, block);
            for (int c = 0; c < 2; c++) {
                System.arraycopy(out[c], 0, heard[c], at, Math.min(block, total - at));
            }
        }
        return heard;
    }

    @Test
    void theFileIsHeardFromEndToEndThenTheMicrophone() throws InterruptedException {
        int length = 300_000; // more than is read ahead
        Counting reader = new Counting(length, false);
        try (FileTarget target = new FileTarget(Path.of("song.wav"), reader)) {
            assertNull(target.news());
            float[][] heard = heard(target, length + 1000, 517);
            float[] expected = new float[length - FADE_FRAMES];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = i + 1;
            }
            assertArrayEquals(expected, Arrays.copyOf(heard[0], expected.length));
            assertEquals(-5f, heard[1][4]);
            // Over 10 ms from one to the other.
            assertEquals(length / 2f, heard[0][length - FADE_FRAMES / 2], 0.01f * length);
            for (int i = length; i < heard[0].length; i++) {
                assertEquals(MICROPHONE, heard[0][i]);
            }
            assertEquals("song.wav is over: now Catbird hears the input", target.news());
            assertNull(target.news());
        }
        assertTrue(reader.closed);
    }

    @Test
    void aFileThatBreaksIsHeardAsFarAsItGoes() throws InterruptedException {
        try (FileTarget target = new FileTarget(Path.of("song.wav"), new Counting(2000, true))) {
            float[][] heard = heard(target, 3000, 100);
            assertEquals(1000, heard[0][999]);
            assertEquals(MICROPHONE, heard[0][2500]);
            assertEquals("song.wav: cannot be read; that is the end of it: now Catbird hears the input", target.news());
        }
    }

    @Test
    void aLongFileIsLetGoBeforeItsEnd() {
        Counting reader = new Counting(Integer.MAX_VALUE, false);
        new FileTarget(Path.of("song.wav"), reader).close();
        assertTrue(reader.closed);
    }
}
