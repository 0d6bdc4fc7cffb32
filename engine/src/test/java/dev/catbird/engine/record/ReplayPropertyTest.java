package dev.catbird.engine.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.Mode;
import dev.catbird.engine.TestSounds;
import dev.catbird.engine.live.MatcherThread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is replayed is what was played, to the last bit. */
class ReplayPropertyTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "COMBINATION, 256, 1",
        "COMBINATION, 1, 2",
        "COMBINATION, 37, 3",
        "COMBINATION, 1000, 4",
        "BASIC, 512, 5",
        "UNIQUE, 129, 6",
        "WEIGHTED, 64, 7"
    })
    void replayIsWhatWasPlayedUnderMovingKnobs(Mode mode, int blockFrames, long seed) throws IOException {
        Played played = new Played(new Recorder(), mode, seed, blockFrames, System::nanoTime);
        mode.prepare(played.parameters, 25);
        check(played, mode, blockFrames, seed);
    }

    /** By a clock on which some matches take far too long and others next to nothing. */
    @ParameterizedTest
    @CsvSource({"256, 11", "96, 12", "700, 13"})
    void replayIsWhatWasPlayedWhenMatchesWereCutShort(int blockFrames, long seed) throws IOException {
        Random chance = new Random(seed);
        AtomicLong now = new AtomicLong();
        Played played = new Played(
                new Recorder(),
                Mode.COMBINATION,
                seed,
                blockFrames,
                () -> now.addAndGet(chance.nextInt(50) == 0 ? 3_000_000 : 2_000));
        played.instrument.budget(0.5f);
        check(played, Mode.COMBINATION, blockFrames, seed);
        assertTrue(played.instrument.counts().hopsShort() > 20, "seed " + seed);
    }

    /** Blocks come quicker than sound would, so most hops are late, and what sounded is extended. */
    @ParameterizedTest
    @CsvSource({"256, 21", "100, 22", "1024, 23"})
    void replayIsWhatWasPlayedWhenMatchesCameLate(int blockFrames, long seed) throws IOException {
        Played played = new Played(new Recorder(), Mode.COMBINATION, seed, blockFrames, System::nanoTime);
        try (MatcherThread matcher = played.instrument.matchApart(blockFrames, 1)) {
            check(played, Mode.COMBINATION, blockFrames, seed);
            assertTrue(matcher.isAlive());
        }
        assertTrue(played.instrument.hopCounts().late() > 20, "seed " + seed);
    }

    private void check(Played played, Mode mode, int blockFrames, long seed) throws IOException {
        Path into = folder.resolve("new/recording");
        Recorder.check(into);
        played.recorder.begin(into, played.performance(mode));
        played.play(2 * Played.RATE_HZ / blockFrames, true);
        played.recorder.close();
        assertNull(played.recorder.endedEarly());
        Recording recording = Recording.open(into);
        assertNull(recording.warning());
        assertEquals(played.performance(mode), recording.performance());
        assertEquals(played.frames, recording.frames());
        float[][] stored = Played.read(into.resolve("output.wav"), played.frames);
        float[][] again = Played.replay(recording, seed);
        for (int side = 0; side < 2; side++) {
            assertArrayEquals(bits(played.out[side]), bits(stored[side]), "output.wav, seed " + seed);
            assertArrayEquals(bits(played.out[side]), bits(again[side]), "seed " + seed);
        }
        assertTrue(TestSounds.rms(again[0], 0, again[0].length) > 1e-3, "all but silent, seed " + seed);
    }

    private static int[] bits(float[] samples) {
        int[] bits = new int[samples.length];
        Arrays.setAll(bits, i -> Float.floatToIntBits(samples[i]));
        return bits;
    }
}
