package dev.catbird.engine.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.media.MediaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusBuilderTest {
    private static final BuildSettings SOUND_ONLY = BuildSettings.DEFAULT.withPictures(false);

    @TempDir
    Path folder;

    private final FakeMediaLibrary library = new FakeMediaLibrary();
    private Path one;
    private Path other;
    private Path corpus;

    @BeforeEach
    void makeVideos() throws IOException {
        one = FakeMediaLibrary.write(folder.resolve("one.mp4"), "seed=1 frames=30000 pictures=20");
        other = FakeMediaLibrary.write(folder.resolve("other.mp4"), "seed=2 frames=9000 channels=1 pictures=7");
        corpus = folder.resolve("test.catbird");
    }

    private List<String> build(BuildSettings settings, Path... videos) throws IOException {
        return build(settings, () -> false, videos);
    }

    private List<String> build(BuildSettings settings, BooleanSupplier cancelled, Path... videos) throws IOException {
        return new CorpusBuilder(library, settings, ProgressListener.SILENT, cancelled).build(List.of(videos), corpus);
    }

    private static BooleanSupplier afterPolls(int polls) {
        AtomicInteger count = new AtomicInteger();
        return () -> count.getAndIncrement() >= polls;
    }

    /** Every file under a folder with a checksum of its content. */
    private static Map<String, Long> content(Path root) throws IOException {
        Map<String, Long> content = new TreeMap<>();
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                CRC32C crc = new CRC32C();
                crc.update(Files.readAllBytes(file));
                content.put(root.relativize(file).toString(), crc.getValue());
            }
        }
        return content;
    }

    private List<String> names() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

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
    void aBuildInterruptedAnywhereGoesOnToTheSameBytes() throws IOException {
        build(BuildSettings.DEFAULT, one, other);
        Map<String, Long> expected = content(corpus);
        int polls = 0;
        for (boolean interrupted = true; interrupted; polls += 1 + polls / 4) {
            BuildFolder.delete(corpus);
            interrupted = false;
            try {
                build(BuildSettings.DEFAULT, afterPolls(polls), one, other);
            } catch (CancellationException e) {
                interrupted = true;
                assertFalse(Files.exists(corpus), "a corpus appeared before it was complete");
                int before = library.pictureReads.get();
                build(BuildSettings.DEFAULT, one, other);
                assertTrue(library.pictureReads.get() - before <= 20 + 7 + 2);
            }
            assertEquals(expected, content(corpus), "after " + polls + " polls");
            assertEquals(List.of("one.mp4", "other.mp4", "test.catbird"), names());
        }
        assertTrue(polls > 50, "finished after " + polls + " polls");
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
    void aBrokenVideoAmongManyStopsTheOthers() throws IOException {
        Path blip = FakeMediaLibrary.write(folder.resolve("blip.mp4"), "frames=1000");
        List<Path> videos = new ArrayList<>(List.of(one, blip));
        for (int i = 0; i < 20; i++) {
            videos.add(
                    FakeMediaLibrary.write(folder.resolve("more" + i + ".mp4"), "seed=" + (10 + i) + " frames=90000"));
        }
        CorpusBuilder builder = new CorpusBuilder(library, SOUND_ONLY, ProgressListener.SILENT, () -> false, 2);
        MediaException refusal = assertThrows(MediaException.class, () -> builder.build(videos, corpus));
        assertTrue(message(refusal).startsWith(blip.toString()), message(refusal));
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

    @Test
    void anInterruptedPictureStageKeepsItsWholePicturesAndDropsTheBrokenOne() throws IOException {
        build(BuildSettings.DEFAULT, one);
        Map<String, Long> expected = content(corpus);
        BuildFolder.delete(corpus);
        build(SOUND_ONLY, one);
        int reads = library.pictureReads.get();
        assertThrows(
                CancellationException.class,
                () -> build(BuildSettings.DEFAULT, () -> library.pictureReads.get() >= reads + 12, one));
        Path pictures;
        try (var files = Files.walk(folder.resolve("test.catbird.part"))) {
            pictures = files.filter(file -> file.endsWith(PictureFiles.PICTURES))
                    .findFirst()
                    .orElseThrow();
        }
        Files.write(pictures, new byte[100], StandardOpenOption.APPEND);
        Files.write(pictures.resolveSibling(PictureFiles.TIMES), new byte[21], StandardOpenOption.APPEND);

        int before = library.pictureReads.get();
        int soundsBefore = library.soundsOpened.get();
        build(BuildSettings.DEFAULT, one);

        assertEquals(9, library.pictureReads.get() - before, "8 pictures and the end");
        assertEquals(soundsBefore, library.soundsOpened.get());
        assertEquals(expected, content(corpus));
    }

    @Test
    void aKilledBuildGoesOnAfterThePicturesThatReachedTheDisk() throws IOException {
        Path film = FakeMediaLibrary.write(
                folder.resolve("film.mp4"), "seed=1 frames=30000 pictures=40 width=640 height=360");
        Path part = folder.resolve("test.catbird.part");
        Path snapshot = folder.resolve("snapshot");
        ProgressListener copier = new ProgressListener() {
            private String current = "";

            @Override
            public void stage(String what, String unit, long total) {
                current = what;
            }

            @Override
            public void advance(long done) {
                if (current.startsWith("pictures") && done == 35) {
                    try {
                        copy(part, snapshot);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        };
        new CorpusBuilder(library, BuildSettings.DEFAULT, copier, () -> false).build(List.of(film), corpus);
        Map<String, Long> expected = content(corpus);
        BuildFolder.delete(corpus);
        Files.move(snapshot, part);
        int before = library.pictureReads.get();
        build(BuildSettings.DEFAULT, film);
        assertEquals(expected, content(corpus));
        int again = library.pictureReads.get() - before;
        assertTrue(again <= 20, again + " of 40 pictures read again");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    @Test
    void picturesOfAnotherSizeAreNotGoneOnWith() throws IOException {
        assertThrows(
                CancellationException.class,
                () -> build(BuildSettings.DEFAULT, () -> library.pictureReads.get() >= 12, one));
        build(BuildSettings.DEFAULT.withPictureSize(20, 20), one);
        try (Corpus stored = MappedCorpus.open(corpus)) {
            assertEquals(20, stored.pictures().count());
            assertEquals(20, stored.pictures().width(0));
            assertEquals(12, stored.pictures().height(0));
        }
    }

    @Test
    void aBuiltCorpusIsNotBuiltAgain() throws IOException {
        build(BuildSettings.DEFAULT, one, other);
        FileTime before = Files.getLastModifiedTime(corpus.resolve(ManifestFile.NAME));
        build(BuildSettings.DEFAULT, one, other);
        build(SOUND_ONLY, one, other);
        assertEquals(2, library.soundsOpened.get());
        assertEquals(2, library.picturesOpened.get());
        assertEquals(before, Files.getLastModifiedTime(corpus.resolve(ManifestFile.NAME)));
    }

    @Test
    void moreVideosReuseWhatIsThere() throws IOException {
        build(BuildSettings.DEFAULT, one);
        build(BuildSettings.DEFAULT, other, one);
        assertEquals(2, library.soundsOpened.get());
        assertEquals(2, library.picturesOpened.get());
        try (MappedCorpus stored = MappedCorpus.open(corpus)) {
            assertEquals(List.of(other.toRealPath(), one.toRealPath()), stored.sources());
            assertEquals(27, stored.pictures().count());
        }
        assertEquals(List.of("one.mp4", "other.mp4", "test.catbird"), names());
    }

    @Test
    void picturesCanBeAddedLater() throws IOException {
        build(BuildSettings.DEFAULT, one, other);
        Map<String, Long> expected = content(corpus);
        BuildFolder.delete(corpus);
        build(SOUND_ONLY, one, other);
        try (Corpus stored = MappedCorpus.open(corpus)) {
            assertEquals(0, stored.pictures().count());
            assertEquals(-1, stored.pictures().pictureAt(0));
        }
        int sounds = library.soundsOpened.get();
        build(BuildSettings.DEFAULT, one, other);
        assertEquals(sounds, library.soundsOpened.get());
        assertEquals(expected, content(corpus));
    }

    @Test
    void anOtherAnalysisKeepsThePictures() throws IOException {
        build(BuildSettings.DEFAULT, one);
        build(BuildSettings.DEFAULT.withAnalysis(AnalysisSettings.atRate(48000)), one);
        assertEquals(2, library.soundsOpened.get());
        assertEquals(1, library.picturesOpened.get());
        try (Corpus stored = MappedCorpus.open(corpus)) {
            assertEquals(48000, stored.analysis().rateHz());
            assertEquals(20, stored.pictures().count());
        }
    }

    @Test
    void aChangedVideoIsBuiltAgainAndATouchedOneIsNot() throws IOException {
        build(SOUND_ONLY, one);
        Files.setLastModifiedTime(one, FileTime.fromMillis(1_000_000_000_000L));
        build(SOUND_ONLY, one);
        assertEquals(1, library.soundsOpened.get());
        FakeMediaLibrary.write(one, "seed=9 frames=20000");
        build(SOUND_ONLY, one);
        assertEquals(2, library.soundsOpened.get());
        try (Corpus stored = MappedCorpus.open(corpus)) {
            assertEquals((20000 + 127) / 128, stored.unitCount());
        }
    }

    @Test
    void aDamagedCorpusIsRepairedByBuildingAgain() throws IOException {
        build(BuildSettings.DEFAULT, one, other);
        Map<String, Long> expected = content(corpus);
        for (String name : expected.keySet()) {
            Path file = corpus.resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 4;
            Files.write(file, bytes);
            build(BuildSettings.DEFAULT, one, other);
            assertEquals(expected, content(corpus), "with " + name + " damaged");
        }
    }

    @Test
    void aMovedVideoIsKnownByItsContent() throws IOException {
        build(SOUND_ONLY, one);
        Path moved = Files.move(one, folder.resolve("moved.mp4"));
        build(SOUND_ONLY, moved);
        assertEquals(1, library.soundsOpened.get());
        try (MappedCorpus stored = MappedCorpus.open(corpus)) {
            assertEquals(List.of(moved.toRealPath()), stored.sources());
        }
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
