package dev.catbird.engine.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.media.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappedCorpusTest {
    private static final AnalysisSettings ANALYSIS = AnalysisSettings.DEFAULT;
    private static final int HOP = ANALYSIS.corpusHopFrames();
    private static final int ROW_BYTES = ANALYSIS.rowBytes();

    @TempDir
    Path folder;

    private Path build(String... specs) throws IOException {
        Path[] videos = new Path[specs.length];
        for (int i = 0; i < specs.length; i++) {
            videos[i] = FakeMediaLibrary.write(folder.resolve(i + ".video"), specs[i]);
        }
        Path corpus = folder.resolve("test.catbird");
        new CorpusBuilder(new FakeMediaLibrary(), BuildSettings.DEFAULT, ProgressListener.SILENT, () -> false)
                .build(List.of(videos), corpus);
        return corpus;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed=1 frames=1024 channels=1",
                "seed=2 frames=50000 channels=2",
                "seed=3 frames=44160 channels=1",
                "seed=4 frames=70001 channels=2"
            })
    void sameSoundGivesTheUnitsOfTheCorpusInMemory(String spec) throws IOException {
        Path corpus = build(spec);
        float[][] sound = FakeMediaLibrary.sound(folder.resolve("0.video"));
        try (Corpus stored = MappedCorpus.open(corpus);
                Corpus twin = MemoryCorpus.stereo(sound[0], sound[1], ANALYSIS)) {
            assertSame(twin, stored);
            assertEquals(spec.endsWith("1") ? 1 : 2, stored.channels());
        }
    }

    @Test
    void smallSegmentsReadLikeLargeOnes() throws IOException {
        Path corpus = build("seed=5 frames=60000 channels=2 pictures=30", "seed=6 frames=30000 channels=1");
        try (Corpus whole = MappedCorpus.open(corpus);
                Corpus pieces = MappedCorpus.open(corpus, 5000, () -> {})) {
            assertSame(whole, pieces);
            Picture one = new Picture();
            Picture other = new Picture();
            for (int p = 0; p < 30; p++) {
                whole.pictures().read(p, one);
                pieces.pictures().read(p, other);
                assertArrayEquals(one.argb(), other.argb(), "picture " + p);
            }
        }
    }

    /** A segment of 100 bytes holds no row whole: then one row is a segment. */
    @ParameterizedTest
    @ValueSource(longs = {100, 272, 500, 1L << 20})
    void segmentsNeverSplitARecord(long maxSegmentBytes) throws IOException {
        int recordBytes = 136;
        int records = 41;
        byte[] bytes = new byte[records * recordBytes];
        new Random(3).nextBytes(bytes);
        Path file = Files.write(folder.resolve("records"), bytes);
        MappedBytes mapped = new MappedBytes(file, records, recordBytes, maxSegmentBytes);
        for (int first = 0; first < records; first++) {
            for (int count = 0; first + count <= records; count += 1 + count / 3) {
                byte[] read = new byte[count * recordBytes + 4];
                Arrays.fill(read, (byte) 99);
                mapped.read(first, count, read, 3);
                String which = count + " records from " + first;
                int at = first * recordBytes;
                byte[] expected = Arrays.copyOfRange(bytes, at, at + count * recordBytes);
                assertArrayEquals(expected, Arrays.copyOfRange(read, 3, read.length - 1), which);
                assertEquals(99, read[2], which);
                assertEquals(99, read[read.length - 1], which);
            }
        }
    }

    private static void assertSame(Corpus expected, Corpus actual) throws IOException {
        assertEquals(expected.analysis(), actual.analysis());
        assertEquals(expected.unitCount(), actual.unitCount());
        assertEquals(expected.soundFrames(), actual.soundFrames());
        int units = expected.unitCount();
        byte[] expectedRows = new byte[units * ROW_BYTES];
        byte[] actualRows = new byte[units * ROW_BYTES + 3];
        expected.readUnits(0, units, expectedRows, 0);
        actual.readUnits(0, units, actualRows, 3);
        assertArrayEquals(expectedRows, Arrays.copyOfRange(actualRows, 3, actualRows.length));
        for (int u = 0; u < units; u++) {
            assertEquals(expected.unitLevel(u), actual.unitLevel(u), "level of unit " + u);
        }
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            long first = random.nextInt((int) expected.soundFrames() + 4000) - 2000L;
            int frames = random.nextInt(3000);
            float[][] there = readSound(expected, first, frames);
            float[][] here = readSound(actual, first, frames);
            assertArrayEquals(there[0], here[0], frames + " frames from " + first);
            assertArrayEquals(there[1], here[1], frames + " frames from " + first);
        }
    }

    private static float[][] readSound(Corpus corpus, long first, int frames) {
        float[][] sides = new float[2][frames + 5];
        for (float[] side : sides) {
            Arrays.fill(side, Float.NaN);
        }
        corpus.readSound(first, sides[0], sides[1], 2, frames);
        return sides;
    }

    @Test
    void videosFollowOneAnotherAfterSilentSeams() throws IOException {
        Path corpus = build(
                "seed=1 frames=50001 channels=2 pictures=10",
                "seed=2 frames=20000 channels=1",
                "seed=3 frames=30000 channels=2 pictures=5 width=24 height=40");
        try (MappedCorpus stored = MappedCorpus.open(corpus)) {
            long end = 0;
            byte[] row = new byte[ROW_BYTES];
            for (int v = 0; v < 3; v++) {
                float[][] sound = FakeMediaLibrary.sound(folder.resolve(v + ".video"));
                long start = stored.firstFrame(v);
                assertEquals(0, start % HOP);
                assertTrue(v == 0 ? start == 0 : start - end >= Corpus.GUARD_FRAMES, "guard before video " + v);
                for (int u = (int) (end / HOP); u < start / HOP; u++) {
                    assertEquals(0, stored.unitLevel(u), "seam unit " + u);
                    stored.readUnits(u, 1, row, 0);
                    assertArrayEquals(new byte[ROW_BYTES], row);
                }
                int seam = (int) (start - end);
                float[][] read = readSound(stored, end, seam);
                assertArrayEquals(new float[seam], Arrays.copyOfRange(read[0], 2, 2 + seam));
                read = readSound(stored, start, sound[0].length);
                assertArrayEquals(sound[0], Arrays.copyOfRange(read[0], 2, 2 + sound[0].length));
                assertArrayEquals(sound[1], Arrays.copyOfRange(read[1], 2, 2 + sound[1].length));
                end = start + (sound[0].length + HOP - 1L) / HOP * HOP;
            }
            assertEquals(end, stored.soundFrames());
            assertEquals(2, stored.channels());
            assertAllUnitsMatchTheirVideos(stored);
            assertPicturesOfThreeVideos(stored);
        }
    }

    private void assertAllUnitsMatchTheirVideos(MappedCorpus stored) throws IOException {
        byte[] rows = new byte[stored.unitCount() * ROW_BYTES];
        stored.readUnits(0, stored.unitCount(), rows, 0);
        for (int v = 0; v < 3; v++) {
            float[][] sound = FakeMediaLibrary.sound(folder.resolve(v + ".video"));
            Corpus twin = MemoryCorpus.stereo(sound[0], sound[1], ANALYSIS);
            byte[] expected = new byte[twin.unitCount() * ROW_BYTES];
            twin.readUnits(0, twin.unitCount(), expected, 0);
            int from = (int) (stored.firstFrame(v) / HOP) * ROW_BYTES;
            assertArrayEquals(expected, Arrays.copyOfRange(rows, from, from + expected.length), "video " + v);
        }
    }

    private void assertPicturesOfThreeVideos(MappedCorpus stored) throws IOException {
        PictureStore pictures = stored.pictures();
        assertEquals(15, pictures.count());
        assertEquals(25, pictures.framesPerS());
        assertEquals(40, pictures.width(9));
        assertEquals(24, pictures.width(10));
        assertEquals(40, pictures.height(10));
        assertEquals(0, pictures.pictureAt(0));
        assertEquals(-1, pictures.pictureAt(-1));
        assertEquals(-1, pictures.pictureAt(stored.firstFrame(1) - 1), "seam");
        assertEquals(-1, pictures.pictureAt(stored.firstFrame(1)), "a video without pictures");
        assertEquals(10, pictures.pictureAt(stored.firstFrame(2)));
        assertEquals(14, pictures.pictureAt(stored.soundFrames() - 1));
        assertEquals(-1, pictures.pictureAt(stored.soundFrames()));
        Picture picture = new Picture();
        for (int p = 0; p < 15; p++) {
            pictures.read(p, picture);
            int expected = p < 10
                    ? FakeMediaLibrary.colour(folder.resolve("0.video"), p)
                    : FakeMediaLibrary.colour(folder.resolve("2.video"), p - 10);
            assertEquals(p < 10 ? 40 : 24, picture.width());
            assertEquals(Integer.toHexString(expected), Integer.toHexString(picture.argb()[0]), "picture " + p);
            assertEquals(Integer.toHexString(expected), Integer.toHexString(picture.argb()[40 * 24 - 1]));
        }
    }

    @Test
    void pictureAtFollowsTheTimesOfAVariableFrameRate() throws IOException {
        double[] times = {0.04, 0.05, 0.3, 0.3, 0.9};
        Path corpus = build("seed=1 frames=60000 times=0.04,0.05,0.3,0.3,0.9");
        try (Corpus stored = MappedCorpus.open(corpus)) {
            PictureStore pictures = stored.pictures();
            assertEquals(0, pictures.pictureAt(0), "before the first");
            for (long frame = 0; frame < 60000; frame++) {
                int expected = 0;
                while (expected < 4 && Math.round(times[expected + 1] * ANALYSIS.rateHz()) <= frame) {
                    expected++;
                }
                assertEquals(expected, pictures.pictureAt(frame), "frame " + frame);
            }
        }
    }

    @Test
    void everyPictureOfAConstantRateIsShownAtItsOwnTime() throws IOException {
        Path corpus = build("seed=1 frames=200000 pictures=108 fps=23.976");
        try (Corpus stored = MappedCorpus.open(corpus)) {
            for (int p = 0; p < 108; p++) {
                long frame = Math.round(p / 23.976 * ANALYSIS.rateHz());
                assertEquals(p, stored.pictures().pictureAt(frame));
                assertEquals(Math.max(0, p - 1), stored.pictures().pictureAt(frame - 1 + (p == 0 ? 1 : 0)));
            }
        }
    }

    @Test
    void readsAllocateNothing() throws IOException {
        Path corpus = build("seed=1 frames=60000 pictures=10", "seed=2 frames=60000 channels=1 pictures=10");
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        try (Corpus stored = MappedCorpus.open(corpus)) {
            byte[] rows = new byte[64 * ROW_BYTES];
            float[] left = new float[4096];
            float[] right = new float[4096];
            Picture picture = new Picture(40, 24);
            long allocated = -1;
            float sum = 0;
            for (int pass = 0; pass < 5 && allocated != 0; pass++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 2000; i++) {
                    stored.readUnits(i % (stored.unitCount() - 64), 64, rows, 0);
                    stored.readSound(i * 97L - 3000, left, right, 0, 4096);
                    sum += stored.unitLevel(i % stored.unitCount()) + rows[i % rows.length] + left[i % 4096];
                    stored.pictures().read(Math.max(0, stored.pictures().pictureAt(i * 50L)), picture);
                }
                allocated = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertEquals(0, allocated);
            assertTrue(sum != 0);
        }
    }
}
