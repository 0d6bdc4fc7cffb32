package dev.catbird.engine.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.TestSounds;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.analysis.SpectrumAnalyzer;
import dev.catbird.engine.corpus.BuildSettings;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.CorpusBuilder;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.jcodec.JcodecLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContinuationsTest {
    private static final AnalysisSettings ANALYSIS = AnalysisSettings.DEFAULT;
    private static final int WINDOW = ANALYSIS.windowFrames();
    private static final int HOP = ANALYSIS.corpusHopFrames();
    private static final int FRAMES = 8000;
    /** The last unit with a whole window of sound. */
    private static final int LAST = (FRAMES - WINDOW) / HOP;

    @TempDir
    Path folder;

    private final float[] left = TestSounds.noise(1, FRAMES, 0.2f);
    private final float[] right = TestSounds.noise(2, FRAMES, 0.1f);
    private final Corpus corpus = MemoryCorpus.stereo(left, right, ANALYSIS);

    private static Continuations continuations(Corpus of, float @Nullable [] weights) {
        return new Continuations(of, new WeightedAnalyzer(ANALYSIS, weights));
    }

    private static boolean goesOn(Corpus of, long position) {
        Continuations pieces = continuations(of, null);
        pieces.add(position, 1);
        pieces.measure(0);
        return pieces.level(0) > 0;
    }

    private float[] mono(int from) {
        float[] mono = new float[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            mono[i] = 0.5f * (left[from + i] + right[from + i]);
        }
        return mono;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 512, 2900, 3000 + 37, 3071})
    void aPieceIsMeasuredWhereItIs(int position) {
        float[] weights = new float[ANALYSIS.bins()];
        for (int b = 0; b < weights.length; b++) {
            weights[b] = 0.5f + b % 3;
        }
        SpectrumAnalyzer analyzer = new SpectrumAnalyzer(ANALYSIS);
        float[] windowed = new float[WINDOW];
        float[] magnitudes = new float[ANALYSIS.bins()];
        analyzer.window(mono(position), 0, windowed);
        analyzer.magnitudes(windowed, magnitudes);
        for (float[] factors : new float[][] {null, weights}) {
            double level = 0;
            for (int b = 0; b < magnitudes.length; b++) {
                magnitudes[b] *= factors == null ? 1 : factors[b];
                level += magnitudes[b];
            }
            Continuations pieces = continuations(corpus, factors);
            pieces.add(position, -1);
            pieces.measure(0);
            assertEquals(1, pieces.count());
            assertEquals(position, pieces.position(0));
            assertEquals(-1, pieces.polarity(0));
            assertEquals(level, pieces.level(0), 1e-5 * level);
            for (int b = 0; b < magnitudes.length; b++) {
                assertEquals(magnitudes[b] / level, pieces.distribution(0)[b], 1e-7, "bin " + b);
                assertEquals(Math.sqrt(magnitudes[b] / level), pieces.roots(0)[b], 1e-5, "bin " + b);
            }
        }
    }

    @Test
    void everyPieceIsMeasuredByItself() {
        Continuations pieces = continuations(corpus, null);
        for (int i = 0; i < Combination.MAX_COUNT; i++) {
            pieces.add(100 + 200L * i, 1);
        }
        pieces.measure(0);
        assertEquals(Combination.MAX_COUNT, pieces.count());
        for (int i = 0; i < Combination.MAX_COUNT; i++) {
            Continuations alone = continuations(corpus, null);
            alone.add(100 + 200L * i, 1);
            alone.measure(0);
            assertEquals(alone.level(0), pieces.level(i));
            assertTrue(Arrays.equals(alone.distribution(0), pieces.distribution(i)), "piece " + i);
        }
    }

    @Test
    void atTheEndsOfTheCorpusAPieceCannotGoOn() {
        assertFalse(goesOn(corpus, -1));
        assertFalse(goesOn(corpus, Long.MIN_VALUE / 2));
        assertTrue(goesOn(corpus, 0));
        assertTrue(goesOn(corpus, (long) LAST * HOP));
        assertFalse(goesOn(corpus, (long) LAST * HOP + 1), "its window is whole, but no unit after it says so");
        assertFalse(goesOn(corpus, FRAMES - WINDOW + 1));
        assertFalse(goesOn(corpus, corpus.soundFrames() - 1));
        assertFalse(goesOn(corpus, corpus.soundFrames()));
        assertFalse(goesOn(corpus, Long.MAX_VALUE / 2));
    }

    /** What plays on from one video never reaches into the seam or the next. */
    @Test
    void atASeamAPieceCannotGoOn() throws IOException {
        JcodecLibrary library = new JcodecLibrary();
        Path[] videos = {folder.resolve("one.wav"), folder.resolve("two.wav")};
        for (Path video : videos) {
            try (MediaWriter writer = library.create(video, OutputFormat.sound(ANALYSIS.rateHz(), 2))) {
                writer.sound(left, right, 0, FRAMES - (video == videos[0] ? 0 : 1));
                writer.finish();
            }
        }
        Path stored = folder.resolve("test.catbird");
        new CorpusBuilder(library, BuildSettings.DEFAULT, ProgressListener.SILENT, () -> false)
                .build(List.of(videos), stored);
        try (MappedCorpus joined = MappedCorpus.open(stored)) {
            long second = joined.firstFrame(1);
            assertTrue(second > FRAMES);
            assertTrue(goesOn(joined, (long) LAST * HOP));
            assertFalse(goesOn(joined, (long) LAST * HOP + 1));
            assertFalse(goesOn(joined, second - 1));
            assertTrue(goesOn(joined, second));
            for (long position = 0; position < joined.soundFrames(); position += 37) {
                boolean inOne = position + WINDOW <= FRAMES;
                boolean inTwo = position >= second && position + WINDOW <= second + FRAMES;
                assertTrue(inOne || inTwo || !goesOn(joined, position), "frame " + position);
            }
        }
    }

    @Test
    void whatIsTooQuietCannotGoOn() {
        Continuations pieces = continuations(corpus, null);
        pieces.add(1000, 1);
        pieces.add(2000, 1);
        pieces.measure(0);
        float quieter = Math.min(pieces.level(0), pieces.level(1));
        int louder = pieces.level(0) > quieter ? 0 : 1;
        pieces.measure(quieter);
        assertTrue(pieces.level(louder) > quieter);
        assertEquals(0, pieces.level(1 - louder), "as quiet as the quietest");
    }

    @Test
    void piecesThatReachTheSamePlaceAreOne() {
        Continuations pieces = continuations(corpus, null);
        int near = ANALYSIS.hopFrames() / 2;
        pieces.add(1000, 1);
        pieces.add(3000, 1);
        pieces.add(1000 + near - 1, -1);
        assertEquals(2, pieces.count());
        assertEquals(1000 + near - 1, pieces.position(0), "the later one plays on");
        assertEquals(-1, pieces.polarity(0));
        assertEquals(3000, pieces.position(1));
        assertEquals(1, pieces.polarity(1));
        pieces.add(3000 - near, 1);
        assertEquals(3, pieces.count());
        pieces.clear();
        assertEquals(0, pieces.count());
        pieces.add(3000, -1);
        assertEquals(1, pieces.count());
        assertEquals(3000, pieces.position(0));
    }
}
