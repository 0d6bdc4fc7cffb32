package dev.catbird.engine.scope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.catbird.engine.host.BlockProcessor;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private final Scope scope = new Scope();
    private final BlockProcessor played = scope.around((in, out, frames) -> {
        for (int t = 0; t < frames; t++) {
            out[0][t] = 2 * in[0][t];
            out[1][t] = -in[1][t];
        }
    });
    private int now;

    private void play(int frames) {
        float[][] in = new float[2][frames];
        for (int t = 0; t < frames; t++, now++) {
            in[0][t] = now;
            in[1][t] = now + 0.5f;
        }
        played.process(in, new float[2][frames], frames);
    }

    private void assertReads(int side, long from, float... expected) {
        float[] read = new float[expected.length];
        scope.read(side, from, read, read.length);
        assertArrayEquals(expected, read);
    }

    @Test
    void whatWasHeardAndPlayedIsThere() {
        play(3);
        play(4);
        assertEquals(7, scope.written());
        assertReads(Scope.HEARD, 2, 2, 3, 4);
        assertReads(Scope.HEARD + 1, 4, 4.5f, 5.5f);
        assertReads(Scope.PLAYED, 5, 10, 12);
        assertReads(Scope.PLAYED + 1, 0, -0.5f);
    }

    @Test
    void beforeTheBeginningItWasSilent() {
        play(2);
        assertReads(Scope.HEARD + 1, -2, 0, 0, 0.5f, 1.5f);
    }

    @Test
    void theLastMomentsAreKeptHoweverLongItPlaysAndHoweverLongBlocksAre() {
        for (int i = 0; i < 300; i++) {
            play(1000);
        }
        play(100_000);
        long from = scope.written() - Scope.MOST_FRAMES;
        assertReads(Scope.HEARD, from, (float) from, (float) from + 1);
        assertReads(Scope.HEARD, now - 2, now - 2, now - 1);
    }
}
