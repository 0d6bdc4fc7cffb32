package dev.catbird.engine.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.ProgressListener;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmthTest {
    @TempDir
    private Path folder;

    private Path stored;

    @BeforeEach
    void build() throws IOException {
        List<Path> videos = List.of(
                FakeMediaLibrary.write(folder.resolve("1.video"), "seed=1 frames=300000 channels=2"),
                FakeMediaLibrary.write(folder.resolve("2.video"), "seed=2 frames=100000 channels=1"));
        stored = folder.resolve("test.catbird");
        new CorpusBuilder(
                        new FakeMediaLibrary(),
                        BuildSettings.DEFAULT.withPictures(false),
                        ProgressListener.SILENT,
                        () -> false)
                .build(videos, stored);
    }

    private static void await(BooleanSupplier condition) {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            while (!condition.getAsBoolean()) {
                Thread.onSpinWait();
            }
        });
    }

    private static long bytes(List<MappedByteBuffer> segments) {
        return segments.stream().mapToLong(MappedByteBuffer::capacity).sum();
    }

    @Test
    void searchesComeFirstThenTheSound() throws Exception {
        try (MappedCorpus corpus = MappedCorpus.open(stored);
                Warmth warmth = Warmth.of(corpus)) {
            long sound = (300000 * 2 + 100000) * 4L;
            assertEquals(sound, bytes(corpus.played()));
            long searched = bytes(corpus.searched());
            assertTrue(searched >= corpus.unitCount() * 256L);
            warmth.awaitSearchable();
            assertTrue(warmth.loadedBytes() >= searched);
            await(() -> warmth.loadedBytes() == searched + sound);
        }
    }

    @Test
    void aBoundIsKeptAndNobodyWaitsForMore() throws Exception {
        try (MappedCorpus corpus = MappedCorpus.open(stored);
                Warmth warmth = Warmth.of(corpus, 1)) {
            warmth.awaitSearchable();
            assertEquals(corpus.searched().get(0).capacity(), warmth.loadedBytes(), "a chunk, then no more");
        }
    }

    @Test
    void piecesAreFollowedWhereverTheyAre() throws Exception {
        try (MappedCorpus corpus = MappedCorpus.open(stored);
                Warmth warmth = Warmth.of(corpus, 0)) {
            long end = corpus.soundFrames();
            for (long frame : new long[] {0, -5, end - 1, end + 100000, 150000, 150001}) {
                warmth.ahead(frame);
            }
            await(() -> warmth.behind() == 0);
            assertEquals(0, warmth.dropped());
        }
    }

    @Test
    void whatCannotBeTakenIsDroppedAndCounted() throws Exception {
        try (MappedCorpus corpus = MappedCorpus.open(stored)) {
            Warmth warmth = Warmth.of(corpus, 0);
            warmth.close();
            warmth.awaitEnd();
            for (int i = 0; i < 5000; i++) {
                warmth.ahead(i);
            }
            assertEquals(5000 - warmth.behind(), warmth.dropped());
            assertTrue(warmth.dropped() > 0);
        }
    }
}
