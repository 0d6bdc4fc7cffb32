package dev.catbird.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.Heard.Grain;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.MemoryCorpus;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An instrument whose matcher is set apart, and does not do its work for a while. */
class StalledMatcherTest {
    private static final int RATE_HZ = 44100;
    private static final int HOP_FRAMES = AnalysisSettings.DEFAULT.hopFrames();

    private final float[] voice = TestSounds.speechLike(1, RATE_HZ / 2, RATE_HZ);
    private final Corpus corpus =
            MemoryCorpus.mono(TestSounds.speechLike(2, RATE_HZ, RATE_HZ), AnalysisSettings.DEFAULT);

    @Test
    void whileTheMatcherIsStalledSoundGoesOnAlongItsSource() {
        Heard heard = new Heard(MemoryCorpus.mono(TestSounds.hum(1, 2 * RATE_HZ, RATE_HZ), AnalysisSettings.DEFAULT));
        PromptLane matcher = PromptLane.setApart(heard, 256);
        float[] hum = TestSounds.hum(2, 2 * RATE_HZ, RATE_HZ);
        int hops = 30;
        int stallFrom = 300 * HOP_FRAMES;
        int stallTo = stallFrom + hops * HOP_FRAMES;
        heard.play(Arrays.copyOf(hum, stallFrom));
        matcher.stalled = true;
        heard.play(Arrays.copyOfRange(hum, stallFrom, stallTo));
        matcher.stalled = false;
        heard.play(Arrays.copyOfRange(hum, stallTo, hum.length));

        int lateHops = hops - 2;
        assertEquals(lateHops, heard.instrument.hopCounts().late());
        assertEquals(lateHops, heard.instrument.hopCounts().passed());
        assertEquals(0, heard.instrument.hopCounts().unasked());
        // The first two of the stall were answered before.
        int firstLate = 300 + 2 - 2;
        int extended = 0;
        for (int m = firstLate; m < firstLate + lateHops; m++) {
            List<Grain> before = heard.matches.get(m - 1);
            List<Grain> now = heard.matches.get(m);
            for (Grain grain : now) {
                assertTrue(
                        before.stream()
                                .anyMatch(b -> b.corpusFrame() + HOP_FRAMES == grain.corpusFrame()
                                        && b.amplitude() * grain.amplitude() >= 0),
                        "match " + m + " plays something new: " + grain + " after " + before);
                extended++;
            }
        }
        assertTrue(extended > 2 * lateHops, "only " + extended + " grains go on");
        double usual = TestSounds.rms(heard.left, stallFrom / 2, stallFrom);
        for (int at = stallFrom; at < stallTo + 4 * 1024; at += 441) {
            double rms = TestSounds.rms(heard.left, at, at + 441);
            assertTrue(rms > 0.25 * usual && rms < 2.5 * usual, rms + " at " + at + ", usually " + usual);
        }
        float steep = TestSounds.steepest(heard.left, 2000, stallFrom);
        float stalled = TestSounds.steepest(heard.left, stallFrom, stallTo + 4 * 1024);
        assertTrue(stalled < 1.5f * steep, "a step of " + stalled + ", otherwise at most " + steep);
    }

    /** A corpus of digital silence every now and then, which it falls into and comes out of as gently as the hum hums. */
    @Test
    void piecesThatRunIntoDigitalSilenceDoNotClickAndComeBack() {
        float[] pausing = TestSounds.hum(1, 2 * RATE_HZ, RATE_HZ);
        int periodFrames = 9000;
        int edgeFrames = 400;
        for (int i = 0; i < pausing.length; i++) {
            int in = i % periodFrames;
            double way = Math.min(1, Math.max(0, Math.min(in - 3000, periodFrames - in) / (double) edgeFrames));
            pausing[i] *= (float) Math.pow(Math.sin(0.5 * Math.PI * way), 2);
        }
        Heard heard = new Heard(MemoryCorpus.mono(pausing, AnalysisSettings.DEFAULT));
        PromptLane matcher = PromptLane.setApart(heard, 256);
        float[] hum = TestSounds.hum(2, 2 * RATE_HZ, RATE_HZ);
        int stallFrom = 300 * HOP_FRAMES;
        heard.play(Arrays.copyOf(hum, stallFrom));
        matcher.stalled = true;
        heard.play(Arrays.copyOfRange(hum, stallFrom, hum.length));
        float steep = TestSounds.steepest(heard.left, 2000, stallFrom);
        float stalled = TestSounds.steepest(heard.left, stallFrom, heard.left.length);
        assertTrue(stalled < 1.5f * steep, "a step of " + stalled + ", otherwise at most " + steep);
        int fewest = Integer.MAX_VALUE;
        int cameBack = 0;
        for (List<Grain> grains : heard.matches.subList(310, heard.matches.size())) {
            fewest = Math.min(fewest, grains.size());
            cameBack = Math.max(cameBack, grains.size() - fewest);
        }
        assertTrue(cameBack > 0, "no piece has come back");
    }

    @Test
    void afterAStallLongerThanItsQueueTheMatcherRecovers() {
        Heard heard = new Heard(corpus);
        PromptLane matcher = PromptLane.setApart(heard, 256);
        float[] sound = TestSounds.speechLike(9, RATE_HZ, RATE_HZ);
        heard.play(voice);
        matcher.stalled = true;
        heard.play(sound);
        matcher.stalled = false;
        assertTrue(heard.instrument.hopCounts().unasked() > 100, "hops it was never asked about");
        heard.play(Arrays.copyOf(voice, 10 * HOP_FRAMES));
        long late = heard.instrument.hopCounts().late();
        heard.play(voice);
        assertEquals(late, heard.instrument.hopCounts().late(), "none is late any more");
        int hops = voice.length / HOP_FRAMES;
        long fresh = heard.matches.subList(heard.matches.size() - hops, heard.matches.size()).stream()
                .flatMap(List::stream)
                .filter(grain -> !grain.continues())
                .count();
        assertTrue(fresh > 0, "nothing new is played");
        double rms = TestSounds.rms(heard.left, heard.left.length - voice.length, heard.left.length);
        double before = TestSounds.rms(heard.left, 0, voice.length);
        assertTrue(rms > 0.7 * before && rms < 1.4 * before, rms + ", " + before + " before");
    }

    @Test
    void nothingOfTheInputIsHeardDuringAStall() {
        Heard heard = new Heard(MemoryCorpus.mono(new float[8000], AnalysisSettings.DEFAULT));
        PromptLane matcher = PromptLane.setApart(heard, 256);
        heard.play(voice);
        matcher.stalled = true;
        heard.play(voice);
        for (float sample : heard.left) {
            assertEquals(0, sample);
        }
    }

    @Test
    void whenTheInputFallsSilentAStalledMatcherIsNotWaitedFor() {
        Heard heard = new Heard(corpus);
        PromptLane matcher = PromptLane.setApart(heard, 256);
        heard.play(voice);
        matcher.stalled = true;
        heard.play(voice).rest(4000);
        long late = heard.instrument.hopCounts().late();
        assertTrue(late > 0);
        heard.rest(4000);
        assertEquals(late, heard.instrument.hopCounts().late(), "silence is never late");
        for (int i = heard.left.length - 2000; i < heard.left.length; i++) {
            assertEquals(0, heard.left[i], "frame " + i);
        }
    }

    @Test
    void aPieceEndsWithItsVideoThoughTheMatcherIsStalled() {
        Corpus brief = MemoryCorpus.mono(TestSounds.noise(5, 6000, 0.2f), AnalysisSettings.DEFAULT);
        Heard heard = new Heard(brief);
        PromptLane matcher = PromptLane.setApart(heard, 128);
        heard.play(TestSounds.noise(6, 6000, 0.2f));
        matcher.stalled = true;
        heard.play(TestSounds.noise(7, 20000, 0.2f));
        for (int i = heard.left.length - 8000; i < heard.left.length; i++) {
            assertEquals(0, heard.left[i], "frame " + i);
        }
    }
}
