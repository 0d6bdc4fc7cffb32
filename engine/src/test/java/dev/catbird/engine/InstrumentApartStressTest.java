package dev.catbird.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.live.ApartLane;
import dev.catbird.engine.live.MatcherThread;
import dev.catbird.engine.match.Combination;
import dev.catbird.engine.match.MatchCounts;
import dev.catbird.engine.match.MatchSettings;
import dev.catbird.engine.match.Matcher;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An instrument whose matcher has a real thread of its own. */
@Timeout(60)
class InstrumentApartStressTest {
    private static final int RATE_HZ = 44100;
    private static final int BLOCK_FRAMES = 256;
    private static final long BLOCK_NS = 1_000_000;

    /** Without pauses, so that every hop is asked about. */
    private final float[] target = TestSounds.noise(1, RATE_HZ, 0.1f);

    private final Corpus corpus = MemoryCorpus.mono(TestSounds.noise(2, 2 * RATE_HZ, 0.1f), AnalysisSettings.DEFAULT);

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (Thread.currentThread().isInterrupted()) {
                fail("it never comes");
            }
            Thread.onSpinWait();
        }
    }

    private void play(Heard heard, MatcherThread thread, boolean patiently) {
        for (int at = 0; at + BLOCK_FRAMES <= target.length; at += BLOCK_FRAMES) {
            heard.play(Arrays.copyOfRange(target, at, at + BLOCK_FRAMES));
            if (patiently) {
                await(thread::isIdle);
            }
        }
    }

    @Test
    void theThreadGivesTheSameSamplesAsLongAsNoHopIsLate() {
        Heard inline = new Heard(corpus).play(target);
        Heard apart = new Heard(corpus);
        ApartLane lane = apart.instrument.setApart(BLOCK_FRAMES, own -> own);
        try (MatcherThread thread = MatcherThread.start(lane, BLOCK_NS)) {
            play(apart, thread, true);
            assertTrue(thread.isAlive());
        }
        assertEquals(0, apart.instrument.hopCounts().late());
        assertArrayEquals(
                Arrays.copyOf(inline.left, apart.left.length - BLOCK_FRAMES),
                Arrays.copyOfRange(apart.left, BLOCK_FRAMES, apart.left.length));
    }

    @Test
    void hurriedOrNotEveryHopIsAccountedFor() {
        Heard apart = new Heard(corpus);
        ApartLane lane = apart.instrument.setApart(BLOCK_FRAMES, own -> own);
        try (MatcherThread thread = MatcherThread.start(lane, BLOCK_NS)) {
            play(apart, thread, false);
            await(thread::isIdle);
            assertTrue(thread.isAlive());
        }
        int hops = target.length / BLOCK_FRAMES * 2;
        assertEquals(hops - 2, apart.matches.size(), "what is played comes on time, whoever made it");
        long matched = apart.instrument.counts().hops();
        long gone = apart.instrument.hopCounts().passed()
                + apart.instrument.hopCounts().unasked();
        assertEquals(hops, matched + gone, matched + " matched, " + gone + " not");
        long late = apart.instrument.hopCounts().late();
        assertTrue(gone <= late + 2 && late <= hops, gone + " gone by, " + late + " late");
    }

    /** Stalls at one match until told to go on; then throws at another. */
    private static final class Stalling implements Matcher {
        private final Matcher own;
        private final CountDownLatch stalled = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private int matches;

        Stalling(Matcher own) {
            this.own = own;
        }

        @Override
        public void match(float[] window, MatchSettings settings, Combination into) {
            matches++;
            if (matches == 100) {
                stalled.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            if (matches == 200) {
                throw new IllegalStateException("on purpose");
            }
            own.match(window, settings, into);
        }

        @Override
        public void pass(MatchSettings settings) {
            own.pass(settings);
        }

        @Override
        public MatchCounts counts() {
            return own.counts();
        }

        @Override
        public void rest(Combination into) {
            own.rest(into);
        }
    }

    @Test
    void aThreadThatStallsOrThrowsNeverStopsTheSound() {
        Heard heard = new Heard(corpus);
        Stalling[] stalling = new Stalling[1];
        ApartLane lane = heard.instrument.setApart(BLOCK_FRAMES, own -> stalling[0] = new Stalling(own));
        try (MatcherThread thread = MatcherThread.start(lane, BLOCK_NS)) {
            float[] block = TestSounds.noise(3, BLOCK_FRAMES, 0.1f);
            while (stalling[0].stalled.getCount() > 0) {
                heard.play(block);
                await(() -> thread.isIdle() || stalling[0].stalled.getCount() == 0);
            }
            long before = heard.instrument.hopCounts().late();
            for (int i = 0; i < 50; i++) {
                heard.play(block);
            }
            assertTrue(heard.instrument.hopCounts().late() >= before + 98, "late by the stall");
            assertTrue(TestSounds.rms(heard.left, heard.left.length - 1000, heard.left.length) > 0, "and sounding");
            stalling[0].goOn.countDown();
            await(thread::isIdle);
            // What was on its way in the stall is late still.
            heard.play(block).play(block);
            await(thread::isIdle);
            long late = heard.instrument.hopCounts().late();
            for (int i = 0; i < 100; i++) {
                heard.play(block);
                await(thread::isIdle);
            }
            assertEquals(late, heard.instrument.hopCounts().late());
            assertEquals(1, heard.instrument.hopCounts().failures());
            Throwable failure = heard.instrument.hopCounts().firstFailure();
            assertTrue(failure instanceof IllegalStateException, String.valueOf(failure));
            assertTrue(thread.isAlive());
        }
    }
}
