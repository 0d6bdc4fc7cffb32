package dev.catbird.engine.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A corpus at another rate. */
class TwinBuilderTest extends AbstractBuilderTest {
    private Path twin() {
        return folder.resolve("twin.catbird");
    }

    private void buildTwin(boolean pictures, BooleanSupplier cancelled) throws IOException {
        new TwinBuilder(library, ProgressListener.SILENT, cancelled).build(corpus, twin(), 48000, pictures);
    }

    private void buildTwin() throws IOException {
        buildTwin(false, () -> false);
    }

    @Test
    void twinHoldsTheSameSoundAtItsOwnRate() throws IOException {
        build(SOUND_ONLY, one, other);
        buildTwin();
        try (MappedCorpus from = MappedCorpus.open(corpus);
                MappedCorpus made = MappedCorpus.open(twin())) {
            assertEquals(48000, made.analysis().rateHz());
            assertEquals(from.soundS(), made.soundS(), 1e-3);
            assertEquals(from.sources(), made.sources());
            float[] left = new float[1];
            float[] right = new float[1];
            float[] expected = FakeMediaLibrary.sound(other)[0];
            for (int frame : new int[] {0, 480, 4800}) {
                made.readSound(made.firstFrame(1) + frame, left, right, 0, 1);
                assertEquals(expected[(int) (frame * 44100L / 48000)], left[0]);
            }
        }
    }

    @Test
    void twinIsMadeOnceAndWithoutTheVideos() throws IOException {
        build(SOUND_ONLY, one, other);
        Files.delete(one);
        Files.delete(other);
        for (int i = 0; i < 3; i++) {
            buildTwin();
        }
        assertEquals(2, library.soundsResampled.get());
    }

    @Test
    void originalIsNotTouched() throws IOException {
        build(BuildSettings.DEFAULT, one, other);
        Map<String, Long> before = content(corpus);
        buildTwin(true, () -> false);
        assertEquals(before, content(corpus));
    }

    @Test
    void picturesAreShared() throws IOException {
        build(BuildSettings.DEFAULT, one, other);
        int read = library.picturesOpened.get();
        buildTwin();
        try (MappedCorpus made = MappedCorpus.open(twin())) {
            assertEquals(0, made.pictures().count());
        }
        buildTwin(true, () -> false);
        try (MappedCorpus made = MappedCorpus.open(twin())) {
            assertEquals(27, made.pictures().count());
        }
        assertEquals(read, library.picturesOpened.get());
        assertEquals(2, library.soundsResampled.get());
    }

    @Test
    void anotherOriginalIsAnotherTwin() throws IOException {
        build(SOUND_ONLY, one);
        buildTwin();
        build(SOUND_ONLY, one, other);
        buildTwin();
        try (MappedCorpus made = MappedCorpus.open(twin())) {
            assertEquals(2, made.sources().size());
        }
        assertEquals(2, library.soundsResampled.get());
    }

    @Test
    void cancelledTwinLeavesNoneThatLooksWhole() throws IOException {
        build(SOUND_ONLY, one, other);
        assertThrows(CancellationException.class, () -> buildTwin(false, afterPolls(3)));
        assertTrue(Files.notExists(twin()));
        buildTwin();
        try (MappedCorpus made = MappedCorpus.open(twin())) {
            assertEquals(2, made.sources().size());
        }
    }

    @Test
    void cacheKeepsTwinsByRate() throws IOException {
        build(SOUND_ONLY, one);
        CorpusCache cache = new CorpusCache(folder.resolve("cache"), 1L << 40);
        for (int rateHz : new int[] {48000, 32000, 48000}) {
            try (MappedCorpus made =
                    cache.openAtRate(corpus, rateHz, false, library, ProgressListener.SILENT, () -> false)) {
                assertEquals(rateHz, made.analysis().rateHz());
            }
        }
        assertEquals(2, library.soundsResampled.get());
    }
}
