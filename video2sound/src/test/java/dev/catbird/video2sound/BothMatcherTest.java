package dev.catbird.video2sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.match.Combination;
import dev.catbird.engine.match.MatchCounts;
import dev.catbird.engine.match.MatchSettings;
import dev.catbird.engine.match.Matcher;
import dev.catbird.engine.match.PursuitMatcher;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BothMatcherTest {
    private static final int BLOCK_FRAMES = 512;
    private static final int WINDOW = AnalysisSettings.DEFAULT.windowFrames();

    /** How long the loop is left alone: minutes, where somebody asks for them. */
    private static final double LOOP_S = Double.parseDouble(System.getProperty("both.seconds", "8"));

    private static WorldCorpus corpus;
    private static PictureAtlas atlas;

    @BeforeAll
    static void lookAtTheCorpus() {
        corpus = new WorldCorpus(new World(3, 8), 25);
        atlas = PictureAtlas.of(corpus, ProgressListener.SILENT, () -> false);
    }

    private static BothMatcher matcher(float share, @Nullable Sight watched) {
        return new BothMatcher(
                corpus,
                new PursuitMatcher(corpus, false, Instrument.lockFrames(corpus)),
                atlas,
                sight -> new RetrieveMatcher(corpus, atlas, sight),
                watched,
                share);
    }

    private static double rms(float[] sound, int from, int to) {
        double squares = 0;
        for (int t = from; t < to; t++) {
            squares += sound[t] * sound[t];
        }
        return Math.sqrt(squares / (to - from));
    }

    /** The output, where {@code heard} and {@code back} times the output, 30 ms later, are the input. */
    private static float[] loop(Matcher matcher, Parameters parameters, float[] heard, float back, int frames) {
        Instrument instrument =
                Instrument.over(corpus).parameters(parameters).matcher(matcher).build();
        int wayFrames = 3 * BLOCK_FRAMES;
        float[] all = new float[frames];
        float[][] in = new float[2][BLOCK_FRAMES];
        float[][] out = new float[2][BLOCK_FRAMES];
        for (int at = 0; at + BLOCK_FRAMES <= frames; at += BLOCK_FRAMES) {
            for (int t = 0; t < BLOCK_FRAMES; t++) {
                float external = at + t < heard.length ? heard[at + t] : 0;
                float returned = at + t >= wayFrames ? back * all[at + t - wayFrames] : 0;
                in[0][t] = external + returned;
                in[1][t] = in[0][t];
            }
            instrument.process(in, out, BLOCK_FRAMES);
            System.arraycopy(out[0], 0, all, at, BLOCK_FRAMES);
        }
        return all;
    }

    private static float[] noise(double seconds, float level) {
        Random random = new Random(11);
        float[] noise = new float[(int) (seconds * World.RATE_HZ)];
        for (int t = 0; t < noise.length; t++) {
            noise[t] = level * (float) random.nextGaussian();
        }
        return noise;
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 0.5f, 1})
    void loopThatLosesNothingFallsSilentWithItsInput(float share) {
        Parameters parameters = new Parameters();
        parameters.set(Parameter.GATE, Parameter.GATE.min());
        float[] tones = Arrays.copyOf(new World(3, 8).sound(), 2 * World.RATE_HZ);
        float[] all = loop(matcher(share, null), parameters, tones, 1, (int) (LOOP_S * World.RATE_HZ));
        double heard = rms(tones, 0, tones.length);
        double during = rms(all, World.RATE_HZ, tones.length);
        assertTrue(during > 0.1 * heard, during + " of " + heard);
        // Three seconds after the last that was heard.
        double after = rms(all, 5 * World.RATE_HZ, all.length / BLOCK_FRAMES * BLOCK_FRAMES);
        assertTrue(after < 1e-4 * heard, after + " after " + heard);
    }

    @Test
    void loopStaysBoundedHoweverLongItIsFed() {
        Parameters parameters = new Parameters();
        float[] hiss = noise(LOOP_S, 0.05f);
        float[] all = loop(matcher(0.5f, null), parameters, hiss, 1, hiss.length);
        // What is played is at most 0.7 of what is heard, and that is what is fed and what is played: 0.7 / 0.3 at
        // most.
        double bound = BothMatcher.MOST / (1 - BothMatcher.MOST) * 0.05;
        for (int at = 0; at + World.RATE_HZ <= all.length; at += World.RATE_HZ / 2) {
            double level = rms(all, at, at + World.RATE_HZ / 2);
            assertTrue(level < bound, level + " after " + at / World.RATE_HZ + " s; bound " + bound);
        }
    }

    @Test
    void nothingChosenIsLouderThanWhatWasHeard() {
        BothMatcher matcher = matcher(0.5f, null);
        PieceLevels levels = new PieceLevels(corpus);
        Combination chosen = new Combination();
        MatchSettings settings = new MatchSettings();
        float[] sound = new World(9, 8).sound();
        float[] window = new float[WINDOW];
        double loudest = 0;
        int both = 0;
        for (int at = 0; at + WINDOW < sound.length; at += 128) {
            System.arraycopy(sound, at, window, 0, WINDOW);
            settings.atFrame = (long) at + WINDOW;
            matcher.match(window, settings, chosen);
            loudest = Math.max(rms(window, 0, WINDOW), loudest * Math.exp(-128 / (0.25 * World.RATE_HZ)));
            levels.clear();
            levels.add(chosen, chosen.count(), 1);
            assertTrue(levels.rms() <= 0.701 * loudest + 1e-6, levels.rms() + " of " + loudest);
            both += chosen.count() > 5 ? 1 : 0;
        }
        assertTrue(both > 100, "what is seen was never heard");
    }

    @Test
    void whatIsWatchedChangesWhatIsHeard() {
        float[] hiss = noise(2, 0.05f);
        FilmSight one = new FilmSight(new World(6, 3).pictures(25));
        FilmSight other = new FilmSight(new World(7, 3).pictures(25));
        float[] first = loop(matcher(1, one), new Parameters(), hiss, 0, hiss.length);
        float[] second = loop(matcher(1, other), new Parameters(), hiss, 0, hiss.length);
        assertTrue(rms(first, 0, first.length) > 0.005, "nothing sounds");
        float[] difference = first.clone();
        for (int t = 0; t < difference.length; t++) {
            difference[t] -= second[t];
        }
        assertTrue(rms(difference, 0, difference.length) > 0.1 * rms(first, 0, first.length), "it is the same");
    }

    /** Explains nothing: always plays the same place. */
    private record Stuck(Matcher counting, long position) implements Matcher {
        @Override
        public void match(float[] window, MatchSettings settings, Combination into) {
            into.clear();
            into.add((int) (position / 512), 1, 1, position, true);
        }

        @Override
        public MatchCounts counts() {
            return counting.counts();
        }

        @Override
        public void pass(MatchSettings settings) {}

        @Override
        public void rest(Combination into) {
            into.clear();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 50_000, 150_000})
    void piecesThatAreSeenAreElsewhereThanThoseHeard(long heard) {
        Matcher hearing = new Stuck(new PursuitMatcher(corpus, false, Instrument.lockFrames(corpus)), heard);
        BothMatcher matcher =
                new BothMatcher(corpus, hearing, atlas, sight -> new RetrieveMatcher(corpus, atlas, sight), null, 0.5f);
        Combination chosen = new Combination();
        MatchSettings settings = new MatchSettings();
        settings.lockFrames = 100;
        float[] window = noise(0.1, 0.1f);
        int seen = 0;
        for (int hop = 1; hop < 1000; hop++) {
            settings.atFrame = 128L * hop;
            matcher.match(window, settings, chosen);
            assertEquals(heard, chosen.position(0));
            for (int i = 1; i < chosen.count(); i++) {
                long apart = Math.abs(chosen.position(i) - heard);
                // What has come too near fades.
                assertTrue(apart > World.RATE_HZ / 2, apart + " frames apart");
                seen++;
            }
        }
        assertTrue(seen > 100, seen + " seen");
    }

    @Test
    void silenceIsSilent() {
        BothMatcher matcher = matcher(0.5f, null);
        assertTrue(matcher.hears());
        assertNotNull(matcher.counts());
        Combination chosen = new Combination();
        matcher.match(new float[WINDOW], new MatchSettings(), chosen);
        assertEquals(0, chosen.count());
    }
}
