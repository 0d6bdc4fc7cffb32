package dev.catbird.engine.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.media.MediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Videos added to a corpus that is there. */
class CorpusAddTest extends AbstractBuilderTest {
    private Path third;

    @BeforeEach
    void makeOneMore() throws IOException {
        third = FakeMediaLibrary.write(folder.resolve("third.mp4"), "seed=3 frames=20000 pictures=3");
    }

    private CorpusBuilder builder(BuildSettings settings, BooleanSupplier cancelled) {
        return new CorpusBuilder(library, settings, ProgressListener.SILENT, cancelled);
    }

    private List<String> add(Path... videos) throws IOException {
        return builder(BuildSettings.DEFAULT, () -> false).add(List.of(videos), corpus);
    }

    /** Every file under a folder with what the file system knows it by. */
    private static Map<String, String> identities(Path root) throws IOException {
        Map<String, String> identities = new TreeMap<>();
        try (var files = Files.walk(root)) {
            for (Path file : files.toList()) {
                if (Files.isRegularFile(file)) {
                    BasicFileAttributes known = Files.readAttributes(file, BasicFileAttributes.class);
                    identities.put(
                            root.relativize(file).toString(),
                            known.fileKey() + " " + known.lastModifiedTime() + " " + known.size());
                }
            }
        }
        return identities;
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }

    @Test
    void addingGivesTheSameCorpusAsBuildingThemAllAtOnce() throws IOException {
        build(BuildSettings.DEFAULT, one, other, third);
        Map<String, Long> expected = content(corpus);
        BuildFolder.delete(corpus);
        build(BuildSettings.DEFAULT, one);
        assertEquals(List.of(), add(other, third));
        assertEquals(expected, content(corpus));
        assertEquals(List.of("one.mp4", "other.mp4", "test.catbird", "third.mp4"), names());
    }

    @Test
    void whatIsThereIsNotTouchedAndItsVideoMayBeGone() throws IOException {
        build(BuildSettings.DEFAULT, one);
        Map<String, String> before = identities(corpus);
        before.remove(ManifestFile.NAME);
        Path realOne = one.toRealPath();
        Files.delete(one);
        add(other);
        Map<String, String> after = identities(corpus);
        assertTrue(after.entrySet().containsAll(before.entrySet()), after + " after " + before);
        assertEquals(2, library.soundsOpened.get());
        try (MappedCorpus stored = MappedCorpus.open(corpus)) {
            assertEquals(List.of(realOne, other.toRealPath()), stored.sources());
            assertEquals(27, stored.pictures().count());
        }
    }

    @Test
    void addingWhatIsThereIsToldAndChangesNothing() throws IOException {
        build(BuildSettings.DEFAULT, one, other);
        Map<String, String> before = identities(corpus);
        Path copy = Files.copy(one, folder.resolve("copy.mp4"));
        assertEquals(
                List.of(one + ": test.catbird holds it already", other + ": test.catbird holds it already"),
                add(one, other));
        assertEquals(List.of(copy + ": test.catbird holds it already"), add(copy));
        assertEquals(before, identities(corpus));
        assertEquals(2, library.soundsOpened.get());
        assertEquals(List.of(third + ": the same as " + third + "; taken once"), add(third, third));
    }

    @Test
    void aChangedVideoIsAddedBesideWhatItWas() throws IOException {
        build(SOUND_ONLY, one);
        FakeMediaLibrary.write(one, "seed=9 frames=20000 pictures=2");
        assertEquals(List.of(one + ": it has changed; test.catbird keeps what it was before, too"), add(one));
        try (MappedCorpus stored = MappedCorpus.open(corpus)) {
            assertEquals(2, stored.sources().size());
        }
    }

    @Test
    void addingInterruptedAnywhereLeavesTheCorpusAndGoesOn() throws IOException {
        build(BuildSettings.DEFAULT, one, other, third);
        Map<String, Long> expected = content(corpus);
        int polls = 0;
        for (boolean interrupted = true; interrupted; polls += 1 + polls / 4) {
            BuildFolder.delete(corpus);
            build(BuildSettings.DEFAULT, one);
            Map<String, String> before = identities(corpus);
            interrupted = false;
            AtomicInteger count = new AtomicInteger();
            int stop = polls;
            try {
                builder(BuildSettings.DEFAULT, () -> count.getAndIncrement() >= stop)
                        .add(List.of(other, third), corpus);
            } catch (CancellationException e) {
                interrupted = true;
                assertEquals(before, identities(corpus), "after " + polls + " polls");
                MappedCorpus.open(corpus).close();
                add(other, third);
            }
            assertEquals(expected, content(corpus), "after " + polls + " polls");
            assertEquals(List.of("one.mp4", "other.mp4", "test.catbird", "third.mp4"), names());
        }
        assertTrue(polls > 30, "finished after " + polls + " polls");
    }

    @Test
    void aBrokenVideoLeavesTheCorpusAsItWas() throws IOException {
        build(BuildSettings.DEFAULT, one);
        Map<String, String> before = identities(corpus);
        Path blip = FakeMediaLibrary.write(folder.resolve("blip.mp4"), "frames=1023 pictures=5");
        assertThrows(MediaException.class, () -> add(blip));
        assertThrows(MediaException.class, () -> add(folder.resolve("nothing.mp4")));
        assertEquals(before, identities(corpus));
        assertFalse(names().contains("test.catbird.part"));
    }

    @Test
    void whatAnEarlierTimeLeftInTheCorpusIsReplaced() throws IOException {
        build(BuildSettings.DEFAULT, one, other);
        Map<String, Long> expected = content(corpus);
        Manifest whole = ManifestFile.read(corpus);
        ManifestFile.write(
                corpus,
                new Manifest(
                        true,
                        whole.analysis(),
                        whole.box(),
                        List.of(whole.shards().get(0))));
        Files.writeString(corpus.resolve(whole.shards().get(1).folder()).resolve(SoundStage.SOUND), "half");
        assertEquals(List.of(), add(other));
        assertEquals(expected, content(corpus));
    }

    @Test
    void theCorpusKeepsItsOwnWayOfMeasuring() throws IOException {
        BuildSettings settings =
                SOUND_ONLY.withAnalysis(AnalysisSettings.atRate(48000)).withPictureSize(20, 20);
        build(settings, one);
        add(other);
        try (MappedCorpus stored = MappedCorpus.open(corpus)) {
            assertEquals(48000, stored.analysis().rateHz());
            assertEquals(0, stored.pictures().count(), "a corpus without pictures stays without");
        }
        BuildFolder.delete(corpus);
        build(settings.withPictures(true), one);
        add(other);
        try (MappedCorpus stored = MappedCorpus.open(corpus)) {
            assertEquals(20, stored.pictures().width(21), "pictures of the size of the others");
        }
    }

    @Test
    void soundAloneCanBeAddedToACorpusWithPictures() throws IOException {
        build(BuildSettings.DEFAULT, one);
        builder(SOUND_ONLY, () -> false).add(List.of(other), corpus);
        try (MappedCorpus stored = MappedCorpus.open(corpus)) {
            assertEquals(2, stored.sources().size());
            assertEquals(20, stored.pictures().count());
        }
    }

    @Test
    void nothingIsAddedToWhatIsNoWholeCorpus() throws IOException {
        CorpusException refusal = assertThrows(CorpusException.class, () -> add(one));
        assertEquals(
                corpus + ": no such corpus; make one with: catbird analyze VIDEO... -o " + corpus, message(refusal));
        build(BuildSettings.DEFAULT, one);
        Path sound = corpus.resolve(ManifestFile.read(corpus).shards().get(0).folder())
                .resolve(SoundStage.SOUND);
        Files.write(sound, new byte[100]);
        refusal = assertThrows(CorpusException.class, () -> add(other));
        assertTrue(message(refusal).contains("is truncated"), message(refusal));
        Files.delete(corpus.resolve(ManifestFile.NAME));
        refusal = assertThrows(CorpusException.class, () -> add(other));
        assertTrue(message(refusal).contains("not a corpus"), message(refusal));
    }
}
