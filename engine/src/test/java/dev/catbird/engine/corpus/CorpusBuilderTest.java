package dev.catbird.engine.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.media.MediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CorpusBuilderTest extends AbstractBuilderTest {

    private String refused(Path video) {
        return message(assertThrows(MediaException.class, () -> build(BuildSettings.DEFAULT, video)));
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }

    @Test
    void nothingButTheCorpusIsLeftBesideTheVideos() throws IOException {
        assertEquals(List.of(), build(BuildSettings.DEFAULT, one, other));
        assertEquals(List.of("one.mp4", "other.mp4", "test.catbird"), names());
    }

    @Test
    void theSameVideoTwiceIsTakenOnceWithAWarning() throws IOException {
        Path copy = Files.copy(one, folder.resolve("copy.mp4"));
        List<String> warnings = build(SOUND_ONLY, one, copy);
        assertEquals(List.of(copy + ": the same as " + one + "; taken once"), warnings);
    }

    @Test
    void aVideoWithoutSoundIsLeftOutOrRefused() throws IOException {
        Path mute = FakeMediaLibrary.write(folder.resolve("mute.mp4"), "channels=0 pictures=5");
        assertTrue(refused(mute).startsWith(mute + ": it has no sound"));
        String warning = mute + ": it has no sound that " + library.name() + " can read; left out";
        assertEquals(List.of(warning), build(BuildSettings.DEFAULT, mute, one));
    }

    @Test
    void tooLittleSoundIsRefusedAndLeavesNothing() throws IOException {
        Path blip = FakeMediaLibrary.write(folder.resolve("blip.mp4"), "frames=1023 pictures=5");
        assertEquals(blip + ": its sound lasts only 23.2 ms; at least 23.2 ms are needed", refused(blip));
        Path empty = FakeMediaLibrary.write(folder.resolve("empty.mp4"), "frames=0 pictures=5");
        assertTrue(refused(empty).startsWith(empty + ": there is no sound"));
        assertEquals(List.of("blip.mp4", "empty.mp4", "one.mp4", "other.mp4"), names());
    }

    @Test
    void silenceIsWarnedOf() throws IOException {
        Path quiet = FakeMediaLibrary.write(folder.resolve("quiet.mp4"), "seed=0 frames=5000");
        List<String> expected = List.of(quiet + ": its sound is silent from beginning to end");
        assertEquals(expected, build(SOUND_ONLY, quiet));
        assertEquals(expected, build(SOUND_ONLY, quiet), "said again, though nothing is built again");
    }

    @Test
    void aForeignFileOrFolderIsNeverReplaced() throws IOException {
        corpus = folder.resolve("holiday");
        Files.createDirectories(corpus.resolve("photos"));
        Files.writeString(corpus.resolve(ManifestFile.NAME), "{\"language\": \"en\"}");
        CorpusException refusal = assertThrows(CorpusException.class, () -> build(SOUND_ONLY, one));
        assertTrue(message(refusal).contains("holds photos, which is no part of a corpus"), message(refusal));
        assertTrue(Files.exists(corpus.resolve("photos")));
        corpus = other;
        refusal = assertThrows(CorpusException.class, () -> build(SOUND_ONLY, one));
        assertTrue(message(refusal).contains("is a file"), message(refusal));
        assertTrue(Files.size(other) > 0);
        corpus = one.resolve("below/a/file.catbird");
        refusal = assertThrows(CorpusException.class, () -> build(SOUND_ONLY, one));
        assertTrue(message(refusal).contains("choose another folder"), message(refusal));
    }

    @Test
    void missingFoldersAreMade() throws IOException {
        corpus = folder.resolve("new/er/test.catbird");
        build(SOUND_ONLY, one);
        MappedCorpus.open(corpus).close();
    }

    @Test
    void moreThanTheDiskHoldsIsRefusedBeforeAnythingIsWritten() throws IOException {
        Path endless = FakeMediaLibrary.write(
                folder.resolve("endless.mp4"), "seed=1 frames=4000000000000 pictures=1000 width=640 height=360");
        CorpusException refusal = assertThrows(CorpusException.class, () -> build(BuildSettings.DEFAULT, endless));
        assertTrue(message(refusal).contains("not enough room"), message(refusal));
        assertEquals(List.of("endless.mp4", "one.mp4", "other.mp4"), names());
    }

    @Test
    void aSecondBuilderWaitsAndFindsTheWorkDone() throws Exception {
        CountDownLatch building = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        ProgressListener first = new ProgressListener() {
            @Override
            public void stage(String what, String unit, long total) {
                if (what.startsWith("sound of")) {
                    building.countDown();
                    try {
                        waiting.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            }

            @Override
            public void advance(long done) {}
        };
        ProgressListener second = new ProgressListener() {
            @Override
            public void stage(String what, String unit, long total) {
                if (what.startsWith("waiting for another build")) {
                    waiting.countDown();
                }
            }

            @Override
            public void advance(long done) {}
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<List<String>> builder = threads.submit(
                    () -> new CorpusBuilder(library, SOUND_ONLY, first, () -> false).build(List.of(one), corpus));
            building.await();
            Future<List<String>> waiter = threads.submit(
                    () -> new CorpusBuilder(library, SOUND_ONLY, second, () -> false).build(List.of(one), corpus));
            builder.get();
            waiter.get();
            assertEquals(1, library.soundsOpened.get());
            MappedCorpus.open(corpus).close();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aWaitingBuilderCanBeCancelled() throws IOException {
        try (BuildLock lock = BuildLock.tryTake(corpus)) {
            assertTrue(lock != null);
            assertThrows(CancellationException.class, () -> build(SOUND_ONLY, afterPolls(3), one));
        }
        build(SOUND_ONLY, one);
    }
}
