package dev.catbird.engine.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.media.MediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Many videos at once. */
class ParallelBuildTest extends AbstractBuilderTest {
    /** Writes down how far each stage came, and that it never went back. */
    private static final class Progress implements ProgressListener {
        private final List<String> ended = new ArrayList<>();
        private String what = "";
        private String unit = "";
        private long total;
        private long done;

        @Override
        public synchronized void stage(String newWhat, String newUnit, long newTotal) {
            end();
            what = newWhat;
            unit = newUnit;
            total = newTotal;
            done = 0;
        }

        @Override
        public synchronized void advance(long newDone) {
            assertTrue(newDone >= done, newDone + " after " + done);
            done = newDone;
        }

        private void end() {
            if (!what.isEmpty()) {
                ended.add(what + (total > 0 ? " " + done + " of " + total + " " + unit : ""));
            }
        }

        synchronized List<String> stages() {
            end();
            return ended;
        }
    }

    @Test
    void theNumberOfWorkersChangesNothing() throws IOException {
        Path third = FakeMediaLibrary.write(folder.resolve("third.mp4"), "seed=3 frames=100000 pictures=3");
        List<Path> videos = List.of(one, other, third);
        Map<String, Long> expected = null;
        for (int workers : new int[] {1, 2, 7}) {
            BuildFolder.delete(corpus);
            Progress heard = new Progress();
            new CorpusBuilder(library, BuildSettings.DEFAULT, heard, () -> false, workers).build(videos, corpus);
            if (expected == null) {
                expected = content(corpus);
            }
            assertEquals(expected, content(corpus), "with " + workers + " workers");
            assertEquals(
                    List.of("reading 3 files", "sound of 3 files 3 of 3 s", "pictures of 3 files 30 of 79 pictures"),
                    heard.stages(),
                    "with " + workers + " workers");
        }
    }

    @Test
    void aBrokenVideoAmongManyStopsTheOthers() throws IOException {
        Path blip = FakeMediaLibrary.write(folder.resolve("blip.mp4"), "frames=1000");
        List<Path> videos = new ArrayList<>(List.of(one, blip));
        for (int i = 0; i < 20; i++) {
            videos.add(
                    FakeMediaLibrary.write(folder.resolve("more" + i + ".mp4"), "seed=" + (10 + i) + " frames=90000"));
        }
        CorpusBuilder builder = new CorpusBuilder(library, SOUND_ONLY, ProgressListener.SILENT, () -> false, 2);
        MediaException refusal = assertThrows(MediaException.class, () -> builder.build(videos, corpus));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith(blip.toString()), refusal.getMessage());
        assertTrue(library.soundsOpened.get() < videos.size(), "the others went on");
        videos.remove(blip);
        build(SOUND_ONLY, videos.toArray(Path[]::new));
        MappedCorpus.open(corpus).close();
    }

    @Test
    void anInterruptedThreadStopsAllWorkers() throws IOException {
        List<Path> videos = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            videos.add(
                    FakeMediaLibrary.write(folder.resolve("more" + i + ".mp4"), "seed=" + (10 + i) + " frames=90000"));
        }
        Thread owner = Thread.currentThread();
        BooleanSupplier interrupting = () -> {
            if (library.soundsOpened.get() >= 3) {
                owner.interrupt();
            }
            return false;
        };
        CorpusBuilder builder = new CorpusBuilder(library, SOUND_ONLY, ProgressListener.SILENT, interrupting, 3);
        assertThrows(CancellationException.class, () -> builder.build(videos, corpus));
        assertTrue(Thread.interrupted(), "the interruption was swallowed");
        assertFalse(Files.exists(corpus));
        build(SOUND_ONLY, videos.toArray(Path[]::new));
        MappedCorpus.open(corpus).close();
    }
}
