package dev.catbird.engine.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.index.CellCode;
import dev.catbird.engine.index.MemoryIndex;
import dev.catbird.engine.index.UnitIndex;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedIndexTest {
    private static final AnalysisSettings ANALYSIS = AnalysisSettings.DEFAULT;
    private static final int CORPUS_HOP = ANALYSIS.corpusHopFrames();

    @TempDir
    Path folder;

    private Path build(String... specs) throws IOException {
        Path[] videos = new Path[specs.length];
        for (int i = 0; i < specs.length; i++) {
            videos[i] = FakeMediaLibrary.write(folder.resolve(i + ".video"), specs[i]);
        }
        Path corpus = folder.resolve("test.catbird");
        new CorpusBuilder(
                        new FakeMediaLibrary(),
                        BuildSettings.DEFAULT.withPictures(false),
                        ProgressListener.SILENT,
                        () -> false)
                .build(List.of(videos), corpus);
        return corpus;
    }

    /** Long enough for two segments in the second video; the third is shorter than a cell. */
    private Path buildThree() throws IOException {
        return build(
                "seed=1 frames=200000 channels=1",
                "seed=2 frames=" + (16384 + 700) * CORPUS_HOP + " channels=1",
                "seed=3 frames=20000 channels=2");
    }

    @Test
    void everyShardHasTheIndexThatItWouldHaveAlone() throws IOException {
        try (MappedCorpus stored = MappedCorpus.open(buildThree())) {
            UnitIndex index = stored.index();
            int cell = 0;
            for (int s = 0; s < 3; s++) {
                int firstUnit = (int) (stored.firstFrame(s) / CORPUS_HOP);
                int end = s < 2 ? (int) (stored.firstFrame(s + 1) / CORPUS_HOP) : stored.unitCount();
                int guards = s < 2 ? Corpus.GUARD_FRAMES / CORPUS_HOP : 0;
                int units = end - firstUnit - guards;
                MemoryIndex alone = MemoryIndex.of(
                        ANALYSIS,
                        units,
                        (first, count, into, offset) -> stored.readUnits(firstUnit + first, count, into, offset));
                for (int c = 0; c < alone.cellCount(); c++, cell++) {
                    assertEquals(firstUnit + alone.firstPlace(c), index.firstPlace(cell));
                    assertCell(alone, c, index, cell, firstUnit);
                }
            }
            assertEquals(index.cellCount(), cell);
        }
    }

    private static void assertCell(UnitIndex expected, int c, UnitIndex actual, int cell, int firstUnit) {
        int width = expected.bands().width();
        byte[] a = new byte[CellCode.recordBytes(width)];
        byte[] b = new byte[CellCode.recordBytes(width)];
        expected.readCells(c, 1, a, 0);
        actual.readCells(cell, 1, b, 0);
        assertArrayEquals(a, b);
        int units = CellCode.units(a, 0, width);
        byte[] summaries = new byte[units * width];
        byte[] others = new byte[units * width];
        expected.readSummaries(expected.firstPlace(c), units, summaries, 0);
        actual.readSummaries(actual.firstPlace(cell), units, others, 0);
        assertArrayEquals(summaries, others);
        for (int i = 0; i < units; i++) {
            assertEquals(
                    firstUnit + expected.unitAt(expected.firstPlace(c) + i),
                    actual.unitAt(actual.firstPlace(cell) + i));
        }
    }

    @Test
    void cellsOfSeveralShardsAreReadAtOnce() throws IOException {
        try (MappedCorpus stored = MappedCorpus.open(buildThree(), 4096, () -> {})) {
            UnitIndex index = stored.index();
            int recordBytes = CellCode.recordBytes(index.bands().width());
            byte[] all = new byte[index.cellCount() * recordBytes];
            byte[] one = new byte[recordBytes];
            index.readCells(0, index.cellCount(), all, 0);
            for (int cell = 0; cell < index.cellCount(); cell++) {
                index.readCells(cell, 1, one, 0);
                assertArrayEquals(one, Arrays.copyOfRange(all, cell * recordBytes, (cell + 1) * recordBytes));
            }
        }
    }

    @Test
    void anIndexThatDoesNotAddUpIsRefused() throws IOException {
        Path corpus = build("seed=1 frames=200000 channels=1");
        Manifest manifest = ManifestFile.read(corpus);
        Path cells = corpus.resolve(manifest.shards().get(0).folder()).resolve(IndexFiles.CELLS);
        byte[] bytes = Files.readAllBytes(cells);
        ByteBuffer.wrap(bytes).put(bytes.length - 1, (byte) 1);
        Files.write(cells, bytes);
        CorpusException refused =
                assertThrows(CorpusException.class, () -> new MappedIndex(corpus, manifest, new int[] {0}, 1 << 20));
        assertTrue(String.valueOf(refused.getMessage()).contains("index is damaged"), refused.getMessage());
    }

    @Test
    void readsAllocateNothing() throws IOException {
        try (MappedCorpus stored = MappedCorpus.open(build("seed=1 frames=200000 channels=1"))) {
            UnitIndex index = stored.index();
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            byte[] summaries = new byte[64 * index.bands().width()];
            long allocated = -1;
            long sum = 0;
            for (int pass = 0; pass < 8 && allocated != 0; pass++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 5000; i++) {
                    index.readSummaries(i % 300, 64, summaries, 0);
                    sum += index.unitAt(i % 380) + summaries[i % summaries.length];
                }
                allocated = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertEquals(0, allocated);
            assertTrue(sum != 0);
        }
    }
}
