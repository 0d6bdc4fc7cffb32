package dev.catbird.engine.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.catbird.engine.analysis.AnalysisSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a corpus has already is not done again. */
class RepeatedBuildTest extends AbstractBuilderTest {

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
            assertEquals((20000 + 511) / 512, stored.unitCount());
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
}
