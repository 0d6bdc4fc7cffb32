package dev.catbird.engine.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.ProgressListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Builds that were cancelled or killed go on where they stopped. */
class InterruptedBuildTest extends AbstractBuilderTest {

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

    /** What an older Catbird left half done is of no use, and does not get into the corpus. */
    @Test
    void anInterruptedBuildOfTheFirstFormatIsStartedAgain() throws IOException {
        build(BuildSettings.DEFAULT, one);
        Map<String, Long> expected = content(corpus);
        BuildFolder.delete(corpus);
        int reads = library.pictureReads.get();
        assertThrows(
                CancellationException.class,
                () -> build(BuildSettings.DEFAULT, () -> library.pictureReads.get() >= reads + 12, one));
        FirstFormat.pretend(folder.resolve("test.catbird.part"));
        int soundsBefore = library.soundsOpened.get();
        build(BuildSettings.DEFAULT, one);
        assertEquals(soundsBefore + 1, library.soundsOpened.get());
        assertEquals(expected, content(corpus));
        assertEquals(List.of("one.mp4", "other.mp4", "test.catbird"), names());
    }
}
