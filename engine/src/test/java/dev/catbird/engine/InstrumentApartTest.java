package dev.catbird.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.Heard.Grain;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.live.ApartLane;
import dev.catbird.engine.live.Hop;
import dev.catbird.engine.live.HopLane;
import dev.catbird.engine.match.Combination;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An instrument whose matcher is set apart, and does its work or does not. */
class InstrumentApartTest {
    private static final int RATE_HZ = 44100;
    private static final int HOP_FRAMES = AnalysisSettings.DEFAULT.hopFrames();

    private final float[] voice = TestSounds.speechLike(1, RATE_HZ / 2, RATE_HZ);
    private final Corpus corpus =
            MemoryCorpus.mono(TestSounds.speechLike(2, RATE_HZ, RATE_HZ), AnalysisSettings.DEFAULT);

    /** Works for a lane as soon as something is published, unless it is stalled: no thread, so no chance. */
    private static final class Prompt implements HopLane {
        private final ApartLane lane;
        private boolean stalled;

        Prompt(ApartLane lane) {
            this.lane = lane;
        }

        @Override
        public int delayFrames() {
            return lane.delayFrames();
        }

        @Override
        public void budget(long budgetNs) {
            lane.budget(budgetNs);
        }

        @Override
        public Hop next() {
            return lane.next();
        }

        @Override
        public void publish() {
            lane.publish();
            boolean more = !stalled;
            while (more) {
                more = lane.work();
            }
        }

        @Override
        public @Nullable Hop due(long frame) {
            return lane.due(frame);
        }

        @Override
        public Combination combination() {
            return lane.combination();
        }
    }

    private static Prompt setApart(Heard heard, int blockFrames) {
        Prompt prompt = new Prompt(heard.instrument.setApart(blockFrames, own -> own));
        heard.instrument.lead(prompt);
        return prompt;
    }

    /** A hum without anything above 600 Hz: what clicks stands out. */
    private static float[] hum(long seed, int frames) {
        Random random = new Random(seed);
        float[] sound = new float[frames];
        for (int voice = 0; voice < 6; voice++) {
            double hz = 120 + 80 * voice + 20 * random.nextDouble();
            double wobbleHz = 0.5 + random.nextDouble();
            double phase = 0;
            for (int i = 0; i < frames; i++) {
                phase += 2 * Math.PI * hz * (1 + 0.03 * Math.sin(2 * Math.PI * wobbleHz * i / RATE_HZ)) / RATE_HZ;
                sound[i] += (float) (0.06 * Math.sin(phase));
            }
        }
        return sound;
    }

    private static float steepest(float[] sound, int from, int to) {
        float steepest = 0;
        for (int i = from + 1; i < to; i++) {
            steepest = Math.max(steepest, Math.abs(sound[i] - sound[i - 1]));
        }
        return steepest;
    }

    @ParameterizedTest
    @CsvSource({"1, 128", "64, 128", "128, 128", "129, 256", "256, 256", "1024, 1024"})
    void theDelayIsTheBlockInWholeHops(int blockFrames, int laterFrames) {
        Heard heard = new Heard(corpus);
        int before = heard.instrument.delayFrames();
        setApart(heard, blockFrames);
        assertEquals(before + laterFrames, heard.instrument.delayFrames());
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void theOutputIsThatOfAnInlineMatcherLater(Mode mode) {
        Parameters parameters = new Parameters();
        mode.prepare(parameters, 30);
        parameters.set(Parameter.WET, 0.7f);
        Heard inline = new Heard(corpus, mode, parameters).play(voice);
        Heard apart = new Heard(corpus, mode, parameters);
        setApart(apart, 256);
        apart.play(voice);
        int later = 256;
        assertArrayEquals(
                Arrays.copyOf(inline.left, voice.length - later), Arrays.copyOfRange(apart.left, later, voice.length));
        assertEquals(0, steepest(apart.left, 0, later));
        for (int m = 0; m < apart.matches.size(); m++) {
            List<Grain> expected = inline.matches.get(m).stream()
                    .map(g -> new Grain(
                            g.outFrame() + later, g.unit(), g.corpusFrame(), g.amplitude(), g.continues(), g.frames()))
                    .toList();
            assertEquals(expected, apart.matches.get(m), "match " + m);
        }
        assertEquals(0, apart.instrument.hopCounts().late());
    }

    @Test
    void theOutputDoesNotDependOnHowSoundIsCut() {
        Heard whole = new Heard(corpus);
        setApart(whole, 256);
        whole.play(voice, voice, i -> voice.length);
        for (int seed = 1; seed <= 4; seed++) {
            Random random = new Random(seed);
            int longest = new int[] {7, 130, 600, 5000}[seed - 1];
            Heard cut = new Heard(corpus);
            setApart(cut, 256);
            cut.play(voice, voice, i -> 1 + random.nextInt(longest));
            assertArrayEquals(whole.left, cut.left, "seed " + seed);
            assertEquals(whole.matches, cut.matches, "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 128, 1024})
    void theDryTargetIsAsLateAsTheCorpus(int blockFrames) {
        Heard heard = new Heard(corpus, Mode.COMBINATION, Heard.with(Parameter.WET, 0));
        setApart(heard, blockFrames);
        float[] noise = TestSounds.noise(4, 6000, 0.2f);
        heard.play(noise);
        int delay = heard.instrument.delayFrames();
        assertArrayEquals(Arrays.copyOf(noise, 6000 - delay), Arrays.copyOfRange(heard.left, delay, 6000));
    }

    @Test
    void aCorpusResynthesisesItselfInPhase() {
        float[] noise = TestSounds.noise(7, RATE_HZ / 2, 0.1f);
        Parameters exact = Heard.with(Parameter.COMBINATION, 1);
        exact.set(Parameter.CONTINUITY, 0);
        exact.set(Parameter.NOVELTY, 0);
        Heard heard = new Heard(MemoryCorpus.mono(noise, AnalysisSettings.DEFAULT), Mode.COMBINATION, exact);
        setApart(heard, 512);
        heard.play(noise);
        int delay = heard.instrument.delayFrames();
        for (int i = 4000; i < noise.length - 2000; i++) {
            assertEquals(noise[i - delay], heard.left[i], 1e-4, "frame " + i);
        }
    }

    @Test
    void whileTheMatcherIsStalledSoundGoesOnAlongItsSource() {
        Heard heard = new Heard(MemoryCorpus.mono(hum(1, 2 * RATE_HZ), AnalysisSettings.DEFAULT));
        Prompt matcher = setApart(heard, 256);
        float[] hum = hum(2, 2 * RATE_HZ);
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
        float steep = steepest(heard.left, 2000, stallFrom);
        float stalled = steepest(heard.left, stallFrom, stallTo + 4 * 1024);
        assertTrue(stalled < 1.5f * steep, "a step of " + stalled + ", otherwise at most " + steep);
    }

    /** A corpus of digital silence every now and then, which it falls into and comes out of as gently as the hum hums. */
    @Test
    void piecesThatRunIntoDigitalSilenceDoNotClickAndComeBack() {
        float[] pausing = hum(1, 2 * RATE_HZ);
        int periodFrames = 9000;
        int edgeFrames = 400;
        for (int i = 0; i < pausing.length; i++) {
            int in = i % periodFrames;
            double way = Math.min(1, Math.max(0, Math.min(in - 3000, periodFrames - in) / (double) edgeFrames));
            pausing[i] *= (float) Math.pow(Math.sin(0.5 * Math.PI * way), 2);
        }
        Heard heard = new Heard(MemoryCorpus.mono(pausing, AnalysisSettings.DEFAULT));
        Prompt matcher = setApart(heard, 256);
        float[] hum = hum(2, 2 * RATE_HZ);
        int stallFrom = 300 * HOP_FRAMES;
        heard.play(Arrays.copyOf(hum, stallFrom));
        matcher.stalled = true;
        heard.play(Arrays.copyOfRange(hum, stallFrom, hum.length));
        float steep = steepest(heard.left, 2000, stallFrom);
        float stalled = steepest(heard.left, stallFrom, heard.left.length);
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
        Prompt matcher = setApart(heard, 256);
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
        Prompt matcher = setApart(heard, 256);
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
        Prompt matcher = setApart(heard, 256);
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
        Prompt matcher = setApart(heard, 128);
        heard.play(TestSounds.noise(6, 6000, 0.2f));
        matcher.stalled = true;
        heard.play(TestSounds.noise(7, 20000, 0.2f));
        for (int i = heard.left.length - 8000; i < heard.left.length; i++) {
            assertEquals(0, heard.left[i], "frame " + i);
        }
    }
}
