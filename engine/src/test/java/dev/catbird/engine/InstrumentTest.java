package dev.catbird.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentTest {
    private static final int RATE_HZ = 44100;
    /** After this much silence nothing sounds: a window, a grain and a hop. */
    private static final int TAIL_FRAMES = 1024 + 384 + 128;

    private final float[] voice = TestSounds.speechLike(1, RATE_HZ / 2, RATE_HZ);
    private final float[] other = TestSounds.speechLike(2, RATE_HZ, RATE_HZ);
    private final Corpus corpus = MemoryCorpus.mono(other, AnalysisSettings.DEFAULT);

    private static float peak(float[] sound, int from, int to) {
        float peak = 0;
        for (int i = from; i < to; i++) {
            peak = Math.max(peak, Math.abs(sound[i]));
        }
        return peak;
    }

    private static void assertFinite(float[] sound) {
        for (int i = 0; i < sound.length; i++) {
            assertTrue(Float.isFinite(sound[i]), "frame " + i + " is " + sound[i]);
        }
    }

    /** dB of {@code sound} over its difference from {@code expected}, which comes {@code lag} frames earlier. */
    private static double signalToNoiseDb(float[] expected, float[] sound, int lag, int from, int to) {
        double signal = 0;
        double noise = 0;
        for (int i = from; i < to; i++) {
            double difference = sound[i] - expected[i - lag];
            signal += (double) expected[i - lag] * expected[i - lag];
            noise += difference * difference;
        }
        return 10 * Math.log10(signal / noise);
    }

    @Test
    void silenceGivesExactSilence() {
        Heard heard = new Heard(corpus).rest(4000);
        assertEquals(0, peak(heard.left, 0, 4000));
        assertEquals(0, peak(heard.right, 0, 4000));
        heard.play(voice);
        int end = heard.left.length;
        assertTrue(peak(heard.left, 4000, end) > 0.01f, "the voice sounds");
        heard.rest(TAIL_FRAMES + 5000);
        assertEquals(0, peak(heard.left, end + TAIL_FRAMES, heard.left.length));
        assertEquals(0, peak(heard.right, end + TAIL_FRAMES, heard.left.length));
    }

    @Test
    void quieterThanTheGateIsSilence() {
        float[] noise = TestSounds.noise(3, 8000, 0.01f);
        Heard open = new Heard(corpus, Mode.COMBINATION, Heard.with(Parameter.GATE, -42)).play(noise);
        assertTrue(peak(open.left, 4000, 8000) > 0.001f);
        Heard shut = new Heard(corpus, Mode.COMBINATION, Heard.with(Parameter.GATE, -38)).play(noise);
        assertEquals(0, peak(shut.left, 0, 8000));
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 2, 11.6f, 20})
    void dryTargetComesDelayedByTheLookahead(float lookaheadMs) {
        Parameters parameters = Heard.with(Parameter.WET, 0);
        parameters.set(Parameter.LOOKAHEAD, lookaheadMs);
        Heard heard = new Heard(corpus, Mode.COMBINATION, parameters);
        float[] left = TestSounds.noise(4, 6000, 0.2f);
        float[] right = TestSounds.noise(5, 6000, 0.2f);
        heard.play(left, right, i -> 100);
        int delay = heard.instrument.delayFrames();
        assertEquals(Math.round(lookaheadMs * 44.1f), delay);
        assertArrayEquals(Arrays.copyOf(left, 6000 - delay), Arrays.copyOfRange(heard.left, delay, 6000));
        assertArrayEquals(Arrays.copyOf(right, 6000 - delay), Arrays.copyOfRange(heard.right, delay, 6000));
    }

    @Test
    void dryTargetIsGoneWhenWetIsTurnedUp() {
        Heard wet = new Heard(MemoryCorpus.mono(new float[8000], AnalysisSettings.DEFAULT));
        wet.parameters.set(Parameter.WET, 0);
        wet.play(voice);
        assertTrue(peak(wet.left, 0, voice.length) > 0.01f);
        wet.parameters.set(Parameter.WET, 1);
        wet.play(voice).play(voice);
        assertEquals(0, peak(wet.left, 2 * voice.length, wet.left.length), "not even a trace");
    }

    @ParameterizedTest
    @ValueSource(floats = {-60, -20, -6, 6})
    void levelIsInDecibels(float levelDb) {
        float[] quiet = voice.clone();
        for (int i = 0; i < quiet.length; i++) {
            quiet[i] *= 0.1f;
        }
        Heard plain = new Heard(corpus).play(quiet);
        Heard changed = new Heard(corpus, Mode.COMBINATION, Heard.with(Parameter.LEVEL, levelDb)).play(quiet);
        double factor = Math.pow(10, levelDb / 20);
        for (int i = 0; i < quiet.length; i++) {
            assertEquals(factor * plain.left[i], changed.left[i], 1e-6 * factor, "frame " + i);
        }
    }

    @Test
    void nothingEverExceedsFullScale() {
        Heard heard = new Heard(corpus, Mode.COMBINATION, Heard.with(Parameter.LEVEL, 12));
        heard.play(TestSounds.noise(6, 20000, 0.9f));
        float peak = peak(heard.left, 0, heard.left.length);
        assertTrue(peak > 0.95f && peak <= 1, "peak " + peak);
    }

    @Test
    void withoutBlendOnlyTheStrongestSounds() {
        Heard heard = new Heard(corpus, Mode.COMBINATION, Heard.with(Parameter.BLEND, 0)).play(voice);
        long several = heard.matches.stream().filter(m -> m.size() > 1).count();
        assertTrue(several > 20, several + " matches have several grains");
        for (var match : heard.matches) {
            long sounding = match.stream().filter(g -> g.amplitude() != 0).count();
            assertTrue(sounding <= 1, match.toString());
        }
        assertTrue(peak(heard.left, 0, heard.left.length) > 0.01f);
    }

    @Test
    void whatIsFrozenKeepsSoundingWhenTheInputStops() {
        float[] hum = TestSounds.sawtooth(150, 8000, RATE_HZ);
        Heard heard = new Heard(corpus).play(hum);
        heard.parameters.set(Parameter.FREEZE, 1);
        heard.play(Arrays.copyOf(hum, 512)).rest(40000);
        int end = heard.left.length;
        for (int at = end - 35000; at + 5000 <= end; at += 5000) {
            double rms = TestSounds.rms(heard.left, at, at + 5000);
            assertTrue(rms > 0.003, rms + " at " + at);
        }
        heard.parameters.set(Parameter.FREEZE, 0);
        heard.rest(TAIL_FRAMES + 3000);
        assertEquals(0, peak(heard.left, end + TAIL_FRAMES, heard.left.length));
    }

    /** One piece, which nothing prefers to the right one. */
    private static Parameters exact() {
        Parameters parameters = Heard.with(Parameter.COMBINATION, 1);
        parameters.set(Parameter.CONTINUITY, 0);
        parameters.set(Parameter.NOVELTY, 0);
        return parameters;
    }

    @Test
    void aCorpusResynthesisesItself() {
        float[] noise = TestSounds.noise(7, RATE_HZ / 2, 0.1f);
        Heard heard = new Heard(MemoryCorpus.mono(noise, AnalysisSettings.DEFAULT), Mode.COMBINATION, exact());
        heard.play(noise);
        int delay = heard.instrument.delayFrames();
        double db = signalToNoiseDb(noise, heard.left, delay, 4000, noise.length - 2000);
        assertTrue(db > 80, "signal to noise " + db + " dB");
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 3, 11.6f, 15, 20})
    void lookaheadMovesTheDelay(float lookaheadMs) {
        float[] noise = TestSounds.noise(8, 12000, 0.1f);
        Parameters parameters = exact();
        parameters.set(Parameter.LOOKAHEAD, lookaheadMs);
        Heard heard = new Heard(MemoryCorpus.mono(noise, AnalysisSettings.DEFAULT), Mode.COMBINATION, parameters);
        heard.play(noise);
        int delay = heard.instrument.delayFrames();
        assertEquals(Math.round(lookaheadMs * 44.1f), delay);
        double db = signalToNoiseDb(noise, heard.left, delay, 4000, 10000);
        assertTrue(db > 80, "signal to noise " + db + " dB at " + delay + " frames");
    }

    @Test
    void aStereoCorpusSoundsInStereo() {
        float[] left = TestSounds.noise(9, 12000, 0.1f);
        float[] right = TestSounds.noise(10, 12000, 0.1f);
        float[] mono = new float[12000];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = 0.5f * (left[i] + right[i]);
        }
        Corpus stereo = MemoryCorpus.stereo(left, right, AnalysisSettings.DEFAULT);
        Heard heard = new Heard(stereo, Mode.COMBINATION, exact()).play(mono);
        int delay = heard.instrument.delayFrames();
        assertTrue(signalToNoiseDb(left, heard.left, delay, 4000, 10000) > 80);
        assertTrue(signalToNoiseDb(right, heard.right, delay, 4000, 10000) > 80);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void everyModePlaysOnBothSidesAlike(Mode mode) {
        Parameters parameters = new Parameters();
        mode.prepare(parameters, 25);
        Heard heard = new Heard(corpus, mode, parameters).play(voice);
        assertArrayEquals(heard.left, heard.right);
        assertFinite(heard.left);
        double ratio = TestSounds.rms(heard.left, 4000, voice.length) / TestSounds.rms(voice, 4000, voice.length);
        assertTrue(ratio > 0.3 && ratio < 2, "loudness " + ratio + " of the target's");
        long most = heard.matches.stream().mapToInt(m -> m.size()).max().orElse(0);
        boolean single = mode == Mode.BASIC || mode == Mode.UNIQUE;
        assertEquals(single ? 1 : 5, most);
        int step = single ? 14 * 128 : 128;
        assertEquals((double) voice.length / step, heard.matches.size(), 1.0, "a match every " + step);
    }

    @Test
    void uniqueUsesEveryUnitOnceBeforeAnyTwice() {
        float[] noise = TestSounds.noise(11, 12000, 0.1f);
        Corpus small = MemoryCorpus.mono(noise, AnalysisSettings.DEFAULT);
        int usable = 0;
        for (int u = 0; u < small.unitCount(); u++) {
            usable += small.unitLevel(u) > 0 ? 1 : 0;
        }
        Parameters parameters = new Parameters();
        Mode.UNIQUE.prepare(parameters, 200);
        Heard heard = new Heard(small, Mode.UNIQUE, parameters).play(TestSounds.noise(12, 3 * RATE_HZ, 0.1f));
        Set<Integer> used = new HashSet<>();
        int rounds = 0;
        for (var match : heard.matches) {
            assertEquals(1, match.size());
            if (used.size() == usable) {
                used.clear();
                rounds++;
            }
            int unit = match.get(0).unit();
            assertTrue(used.add(unit), "unit " + unit + " twice, after " + used.size() + " of " + usable);
        }
        assertTrue(rounds >= 2, "only " + rounds + " rounds");
    }

    @Test
    void theSameInputGivesTheSameOutput() {
        Heard once = new Heard(corpus).play(voice);
        Heard again = new Heard(corpus).play(voice);
        assertArrayEquals(once.left, again.left);
        assertEquals(once.matches, again.matches);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, 1e20f})
    void brokenInputIsSilenceAndForgotten(float broken) {
        float[] bad = voice.clone();
        Arrays.fill(bad, 3000, 3010, broken);
        bad[7777] = broken;
        float[] mended = voice.clone();
        Arrays.fill(mended, 3000, 3010, 0);
        mended[7777] = 0;
        for (float wet : new float[] {1, 0.5f, 0}) {
            Heard heard = new Heard(corpus, Mode.COMBINATION, Heard.with(Parameter.WET, wet)).play(bad);
            assertFinite(heard.left);
            Heard clean = new Heard(corpus, Mode.COMBINATION, Heard.with(Parameter.WET, wet)).play(mended);
            assertArrayEquals(clean.left, heard.left);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 1023, 1024, 1500})
    void aCorpusWithNextToNothingPlaysWhatItHas(int frames) {
        Corpus tiny = MemoryCorpus.mono(TestSounds.noise(1, frames, 0.1f), AnalysisSettings.DEFAULT);
        Heard heard = new Heard(tiny).play(voice);
        assertFinite(heard.left);
        assertEquals(frames >= 1024, peak(heard.left, 0, voice.length) > 0);
    }

    @Test
    void knobsMayMoveAtAnyTime() {
        Heard heard = new Heard(corpus);
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            Parameter[] all = Parameter.values();
            Parameter p = all[random.nextInt(all.length)];
            heard.parameters.set(p, p.at(random.nextFloat()));
            heard.play(Arrays.copyOfRange(voice, 50 * i, 50 * i + 1 + random.nextInt(400)));
        }
        assertFinite(heard.left);
        assertTrue(peak(heard.left, 0, heard.left.length) <= 1);
        assertFalse(heard.matches.isEmpty());
    }
}
