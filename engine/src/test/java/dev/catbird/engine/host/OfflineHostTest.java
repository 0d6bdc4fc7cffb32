package dev.catbird.engine.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfflineHostTest {

    /** The numbers 1, 2, 3 ... as sound, 7 frames at a time, with an empty read now and then. */
    private static SoundReader counting(int frames) {
        return new SoundReader() {
            private int at;
            private int reads;

            @Override
            public int rateHz() {
                return 44100;
            }

            @Override
            public int channels() {
                return 2;
            }

            @Override
            public int read(float[] left, float[] right, int offset, int most) {
                if (at == frames) {
                    return -1;
                }
                int count = ++reads % 5 == 0 ? 0 : Math.min(7, Math.min(most, frames - at));
                for (int i = 0; i < count; i++) {
                    left[offset + i] = at + i + 1;
                    right[offset + i] = -(at + i + 1);
                }
                at += count;
                return count;
            }

            @Override
            public List<String> warnings() {
                return List.of();
            }

            @Override
            public void close() {}
        };
    }

    private static final BlockProcessor TWICE = (in, out, frames) -> {
        for (int i = 0; i < frames; i++) {
            out[0][i] = 2 * in[0][i];
            out[1][i] = 2 * in[1][i];
        }
    };

    @ParameterizedTest
    @CsvSource({
        "0, 0, 64",
        "1, 0, 64",
        "64, 0, 64",
        "1000, 0, 64",
        "1000, 130, 64",
        "100, 5, 512",
        "0, 100, 64",
        "63, 1, 64"
    })
    void outputIsTheTargetAndTheTail(int frames, int tail, int block) throws IOException {
        List<Float> left = new ArrayList<>();
        long done = new OfflineHost(block).run(counting(frames), TWICE, tail, (l, r, count) -> {
            for (int i = 0; i < count; i++) {
                left.add(l[i]);
                assertEquals(-l[i], r[i], 0f);
            }
            return true;
        });
        assertEquals(frames + tail, done);
        assertEquals(frames + tail, left.size());
        for (int i = 0; i < left.size(); i++) {
            assertEquals(i < frames ? 2f * (i + 1) : 0, left.get(i), "frame " + i);
        }
    }

    @Test
    void theSinkCanStopIt() throws IOException {
        int[] blocks = new int[1];
        long done = new OfflineHost(64).run(counting(100_000), TWICE, 0, (l, r, count) -> ++blocks[0] < 3);
        assertEquals(3, blocks[0]);
        assertEquals(3 * 64, done);
    }

    @Test
    void whatTheSinkThrowsComesOut() {
        OfflineHost host = new OfflineHost(64);
        IOException full = assertThrows(
                IOException.class,
                () -> host.run(counting(1000), TWICE, 0, (l, r, n) -> {
                    throw new IOException("no space left on device");
                }));
        assertEquals("no space left on device", full.getMessage());
    }

    @Test
    void theNullHostPlaysItsInputAgainAndAgain() {
        NullHost host = new NullHost(16);
        Arrays.fill(host.input()[0], 3);
        Arrays.fill(host.input()[1], -1);
        int[] calls = new int[1];
        host.run(
                (in, out, frames) -> {
                    calls[0]++;
                    TWICE.process(in, out, frames);
                },
                5);
        assertEquals(5, calls[0]);
        float[] six = new float[16];
        Arrays.fill(six, 6);
        assertArrayEquals(six, host.output()[0]);
        assertEquals(-2, host.output()[1][15]);
    }
}
