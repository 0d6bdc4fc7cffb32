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
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusCacheTest {
    private static final BuildSettings SOUND_ONLY = BuildSettings.DEFAULT.withPictures(false);
    private static final long AMPLE = 1L << 40;

    @TempDir
    Path folder;

    private final FakeMediaLibrary library = new FakeMediaLibrary();
    private Path room;
    private Path video;

    @BeforeEach
    void makeVideo() throws IOException {
        room = folder.resolve("cache");
        video = video("one.mp4", 1);
    }

    private Path video(String name, int seed) throws IOException {
        Path media = Files.createDirectories(folder.resolve("media"));
        return FakeMediaLibrary.write(media.resolve(name), "seed=" + seed + " frames=20000 pictures=10");
    }

    private CorpusCache.Opened open(Path file, BuildSettings settings, long maxBytes) throws IOException {
        return new CorpusCache(room, maxBytes).open(file, settings, library, ProgressListener.SILENT, () -> false);
    }

    private void openAndClose(Path file, BuildSettings settings, long maxBytes) throws IOException {
        open(file, settings, maxBytes).corpus().close();
    }

    private List<String> cached() throws IOException {
        try (var entries = Files.list(room)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private Path onlyCached() throws IOException {
        assertEquals(1, cached().size(), () -> "one corpus in " + room);
        return room.resolve(cached().get(0));
    }

    private static long bytesOf(Path corpus) throws IOException {
        try (var files = Files.walk(corpus)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Test
    void aVideoIsAnalysedOnceAndNothingIsWrittenBesideIt() throws IOException {
        for (int i = 0; i < 3; i++) {
            openAndClose(video, BuildSettings.DEFAULT, AMPLE);
        }
        assertEquals(1, library.soundsOpened.get());
        assertEquals(1, library.picturesOpened.get());
        assertTrue(onlyCached().getFileName().toString().matches("one\\.mp4-[0-9a-f]{16}\\.catbird"));
        try (var beside = Files.list(folder.resolve("media"))) {
            assertEquals(List.of(video), beside.toList());
        }
    }

    @Test
    void soundAloneDoesNotPayForPicturesAndGetsThemLater() throws IOException {
        openAndClose(video, SOUND_ONLY, AMPLE);
        assertEquals(0, library.picturesOpened.get());
        CorpusCache.Opened opened = open(video, BuildSettings.DEFAULT, AMPLE);
        assertEquals(10, opened.corpus().pictures().count());
        opened.corpus().close();
        openAndClose(video, SOUND_ONLY, AMPLE);
        assertEquals(1, library.soundsOpened.get());
        assertEquals(1, library.picturesOpened.get());
        onlyCached();
    }

    @Test
    void aChangedVideoIsAnalysedAgain() throws IOException {
        openAndClose(video, SOUND_ONLY, AMPLE);
        FakeMediaLibrary.write(video, "seed=5 frames=30000");
        try (Corpus corpus = open(video, SOUND_ONLY, AMPLE).corpus()) {
            assertEquals((30000 + 511) / 512, corpus.unitCount());
        }
        onlyCached();
    }

    @Test
    void aTouchedVideoIsNotAnalysedAgain() throws IOException {
        openAndClose(video, SOUND_ONLY, AMPLE);
        Files.setLastModifiedTime(video, FileTime.fromMillis(1_000_000_000_000L));
        openAndClose(video, SOUND_ONLY, AMPLE);
        assertEquals(1, library.soundsOpened.get());
    }

    @Test
    void aDamagedCorpusIsMadeAgain() throws IOException {
        openAndClose(video, SOUND_ONLY, AMPLE);
        Path manifest = onlyCached().resolve(ManifestFile.NAME);
        for (String junk : new String[] {"{}", "junk", ""}) {
            Files.writeString(manifest, junk);
            openAndClose(video, SOUND_ONLY, AMPLE);
        }
        Files.delete(manifest);
        openAndClose(video, SOUND_ONLY, AMPLE);
        try (var files = Files.walk(onlyCached())) {
            Path units =
                    files.filter(file -> file.endsWith("units.u8")).findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(units);
            bytes[5] ^= 1;
            Files.write(units, bytes);
        }
        openAndClose(video, SOUND_ONLY, AMPLE);
        assertEquals(6, library.soundsOpened.get());
        onlyCached();
    }

    @Test
    void aCorpusOfTheFirstFormatIsMadeAgain() throws IOException {
        openAndClose(video, BuildSettings.DEFAULT, AMPLE);
        FirstFormat.pretend(onlyCached());
        openAndClose(video, BuildSettings.DEFAULT, AMPLE);
        assertEquals(2, library.soundsOpened.get());
        try (var files = Files.walk(onlyCached())) {
            assertTrue(files.noneMatch(file -> file.endsWith("units.f32")), "its spectra are gone");
        }
        openAndClose(video, BuildSettings.DEFAULT, AMPLE);
        assertEquals(2, library.soundsOpened.get());
    }

    @Test
    void otherSettingsLiveSideBySide() throws IOException {
        openAndClose(video, SOUND_ONLY, AMPLE);
        openAndClose(video, SOUND_ONLY.withPictureSize(320, 320), AMPLE);
        assertEquals(2, cached().size());
    }

    @Test
    void theCorpusUnusedForLongestMakesRoom() throws IOException {
        Path second = video("two.mp4", 2);
        Path third = video("three.mp4", 3);
        openAndClose(video, BuildSettings.DEFAULT, AMPLE);
        long bytes = bytesOf(onlyCached());
        openAndClose(second, BuildSettings.DEFAULT, AMPLE);
        for (String name : cached()) {
            boolean first = name.startsWith("one");
            Files.setLastModifiedTime(
                    room.resolve(name).resolve(ManifestFile.NAME),
                    FileTime.fromMillis(first ? 2_000_000_000L : 1_000_000_000L));
        }
        openAndClose(third, BuildSettings.DEFAULT, 2 * bytes + bytes / 2);
        assertEquals(
                List.of("one", "three"),
                cached().stream()
                        .map(name -> name.substring(0, name.indexOf('.')))
                        .toList());
        openAndClose(video, BuildSettings.DEFAULT, AMPLE);
        assertEquals(3, library.soundsOpened.get());
    }

    @Test
    void aCorpusInUseIsNeverRemoved() throws IOException {
        Path second = video("two.mp4", 2);
        try (Corpus used = open(video, BuildSettings.DEFAULT, AMPLE).corpus()) {
            openAndClose(second, BuildSettings.DEFAULT, 0);
            assertTrue(cached().stream().anyMatch(name -> name.startsWith("one.") && name.endsWith(".catbird")));
            assertEquals((20000 + 511) / 512, used.unitCount());
        }
        openAndClose(second, BuildSettings.DEFAULT, 0);
        assertFalse(cached().stream().anyMatch(name -> name.startsWith("one.")));
    }

    @Test
    void staleLeasesAndLeftoversDoNotHoldRoom() throws IOException {
        openAndClose(video, SOUND_ONLY, AMPLE);
        String name = String.valueOf(onlyCached().getFileName());
        Files.createFile(room.resolve(name + ".lease-of-a-dead-process"));
        Files.createDirectories(room.resolve("gone.catbird.part/shard-1"));
        Files.createDirectories(room.resolve("half.catbird.trash-1/shard-1"));
        Files.writeString(room.resolve("gone.catbird.part/shard-1/x"), "x");
        openAndClose(video("two.mp4", 2), SOUND_ONLY, 0);
        assertTrue(onlyCached().getFileName().toString().startsWith("two."));
    }

    @Test
    void anInterruptedAnalysisGoesOn() throws IOException {
        assertThrows(
                CancellationException.class,
                () -> new CorpusCache(room, AMPLE)
                        .open(
                                video,
                                BuildSettings.DEFAULT,
                                library,
                                ProgressListener.SILENT,
                                () -> library.pictureReads.get() > 4));
        openAndClose(video, BuildSettings.DEFAULT, AMPLE);
        assertEquals(1, library.soundsOpened.get());
        assertTrue(library.pictureReads.get() < 15, "reads: " + library.pictureReads);
        onlyCached();
    }

    @Test
    void aStoredCorpusIsOpenedAsItIs() throws IOException {
        Path corpus = folder.resolve("mine.catbird");
        new CorpusBuilder(library, SOUND_ONLY, ProgressListener.SILENT, () -> false).build(List.of(video), corpus);
        openAndClose(corpus, BuildSettings.DEFAULT, AMPLE);
        assertEquals(0, library.picturesOpened.get());
        assertFalse(Files.exists(room));
        CorpusException refusal = assertThrows(
                CorpusException.class, () -> open(folder.resolve("no.catbird"), BuildSettings.DEFAULT, AMPLE));
        assertTrue(String.valueOf(refusal.getMessage()).contains("no such corpus"));
        assertThrows(CorpusException.class, () -> open(folder, BuildSettings.DEFAULT, AMPLE));
    }

    @Test
    void aFileThatIsNotMediaLeavesNothing() throws IOException {
        Path text = Files.writeString(folder.resolve("letter.mp4"), "Dear all");
        assertThrows(MediaException.class, () -> open(text, BuildSettings.DEFAULT, AMPLE));
        assertFalse(Files.exists(room));
        Path mute = FakeMediaLibrary.write(folder.resolve("mute.mp4"), "channels=0 pictures=5");
        assertThrows(MediaException.class, () -> open(mute, BuildSettings.DEFAULT, AMPLE));
        assertEquals(List.of(), cached());
    }

    @Test
    void withoutAFolderToWriteToATemporaryOneServes() throws IOException {
        Files.writeString(room, "a file where the folder should be");
        CorpusCache.Opened opened = open(video, BuildSettings.DEFAULT, AMPLE);
        assertEquals(1, opened.warnings().size());
        assertTrue(
                opened.warnings().get(0).contains("CATBIRD_CACHE"),
                opened.warnings().get(0));
        assertEquals(10, opened.corpus().pictures().count());
        opened.corpus().close();
    }
}
