package dev.catbird.engine.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.ProgressListener;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedCorpusTest {
    @TempDir
    Path folder;

    private Path video;
    private Path corpus;

    @BeforeEach
    void build() throws IOException {
        video = FakeMediaLibrary.write(folder.resolve("one video.mp4"), "seed=1 frames=20000 pictures=12");
        corpus = folder.resolve("test.catbird");
        new CorpusBuilder(new FakeMediaLibrary(), BuildSettings.DEFAULT, ProgressListener.SILENT, () -> false)
                .build(List.of(video), corpus);
    }

    private String refusal() {
        String message = String.valueOf(assertThrows(CorpusException.class, () -> MappedCorpus.open(corpus))
                .getMessage());
        assertTrue(message.startsWith(corpus + ": "), message);
        assertTrue(message.contains("catbird analyze"), message);
        assertFalse(message.contains("\n"), message);
        return message;
    }

    private List<Path> binaryFiles() throws IOException {
        try (var files = Files.walk(corpus)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(ManifestFile.NAME))
                    .toList();
        }
    }

    private void edit(String from, String to) throws IOException {
        Path manifest = corpus.resolve(ManifestFile.NAME);
        String text = Files.readString(manifest);
        assertTrue(text.contains(from), text);
        Files.writeString(manifest, text.replace(from, to));
    }

    @Test
    void everyTruncatedFileIsRefused() throws IOException {
        assertEquals(10, binaryFiles().size());
        for (Path file : binaryFiles()) {
            byte[] whole = Files.readAllBytes(file);
            for (int length : new int[] {0, whole.length - 1}) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(length);
                }
                String message = refusal();
                assertTrue(message.contains("is truncated"), message);
                assertTrue(message.contains(file.getFileName() + " has " + length + " of " + whole.length), message);
                assertTrue(message.contains("\"" + video.toRealPath() + "\""), message);
                Files.write(file, whole);
            }
        }
        MappedCorpus.open(corpus).close();
    }

    @Test
    void everyFlippedByteIsRefused() throws IOException {
        for (Path file : binaryFiles()) {
            byte[] whole = Files.readAllBytes(file);
            for (int at : new int[] {0, whole.length / 3, whole.length - 1}) {
                byte[] damaged = whole.clone();
                damaged[at] ^= 1;
                Files.write(file, damaged);
                assertTrue(refusal().contains("is damaged"), file + " at " + at);
            }
            Files.write(file, whole);
        }
        MappedCorpus.open(corpus).close();
    }

    @Test
    void everyMissingFileIsRefused() throws IOException {
        for (Path file : binaryFiles()) {
            byte[] whole = Files.readAllBytes(file);
            Files.delete(file);
            assertTrue(refusal().contains(file.getFileName() + " is missing"));
            Files.write(file, whole);
        }
        MappedCorpus.open(corpus).close();
    }

    @Test
    void anotherVersionIsRefused() throws IOException {
        edit("\"version\": 2", "\"version\": 3");
        assertTrue(refusal().contains("newer Catbird (format 3, this one reads 2)"));
        edit("\"version\": 3", "\"version\": 0");
        assertTrue(refusal().contains("older Catbird"));
    }

    @Test
    void aCorpusOfTheFirstFormatIsRefused() throws IOException {
        FirstFormat.pretend(corpus);
        String message = refusal();
        assertTrue(message.contains("older Catbird (format 1, this one reads 2); build it again with: "), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"format\": \"catbird corpus\"}",
                "{\"format\": \"catbird corpus\", \"version\": 2, \"complete\": true}",
                "{\"format\": [1], \"version\": 2}",
                "{\"format\": \"catbird corpus\", \"version\": \"x\"}",
                "{\"format\": \"catbird corpus\", \"version\": 2, \"complete\": true, \"shards\": [null]}",
                "not json at all {{{",
                "{\"name\": \"someone else's\", \"version\": 2}"
            })
    void foreignJsonIsRefused(String text) throws IOException {
        Files.writeString(corpus.resolve(ManifestFile.NAME), text);
        refusal();
    }

    @Test
    void binaryJunkForAManifestIsRefused() throws IOException {
        Files.write(corpus.resolve(ManifestFile.NAME), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1, (byte) 0xC0});
        refusal();
    }

    @Test
    void aManifestThatDoesNotAddUpIsRefused() throws IOException {
        String whole = Files.readString(corpus.resolve(ManifestFile.NAME));
        for (String[] change : new String[][] {
            {"\"frames\": 20000", "\"frames\": 20001"},
            {"\"frames\": 20000", "\"frames\": -1"},
            {"\"units\": 40", "\"units\": 1"},
            {"\"channels\": 2", "\"channels\": 3"},
            {"\"corpusHopFrames\": 512", "\"corpusHopFrames\": 256"},
            {"\"corpusHopFrames\": 512", "\"corpusHopFrames\": 511"},
            {"\"corpusHopFrames\": 512", "\"corpusHopFrames\": 0"},
            {"\"hopFrames\": 128", "\"hopFrames\": 0"},
            {"\"hopFrames\": 128", "\"hopFrames\": 96"},
            {"\"windowFrames\": 1024", "\"windowFrames\": 1000"},
            {"\"count\": 12", "\"count\": 2000000000"},
            {"\"width\": 40", "\"width\": 400"},
            {"\"width\": 40", "\"width\": 2147483647"},
            {"\"bytesPerPicture\": 480", "\"bytesPerPicture\": 0"},
            {"\"framesPerS\": 25.0", "\"framesPerS\": 0"},
            {"\"name\": \"units.u8\"", "\"name\": \"../units.u8\""},
            {"\"folder\": \"shard", "\"folder\": \"../shard"},
            {"\"complete\": true", "\"complete\": false"},
        }) {
            edit(change[0], change[1]);
            refusal();
            Files.writeString(corpus.resolve(ManifestFile.NAME), whole);
        }
        MappedCorpus.open(corpus).close();
    }

    @Test
    void whatIsNoCorpusIsRefused() throws IOException {
        corpus = folder.resolve("nowhere.catbird");
        assertTrue(refusal().contains("no such corpus"));
        corpus = Files.createDirectory(folder.resolve("folder"));
        assertTrue(refusal().contains("not a corpus"));
        corpus = video;
        assertTrue(refusal().contains("not a corpus"));
    }

    @Test
    void anInterruptedBuildIsToldFromAMissingOne() throws IOException {
        BuildFolder.delete(corpus);
        FakeMediaLibrary library = new FakeMediaLibrary();
        assertThrows(
                CancellationException.class,
                () -> new CorpusBuilder(
                                library,
                                BuildSettings.DEFAULT,
                                ProgressListener.SILENT,
                                () -> library.pictureReads.get() > 5)
                        .build(List.of(video), corpus));
        assertTrue(refusal().contains("interrupted"));
    }

    @Test
    void ofALargeCorpusTheEndsAndAnEvenSpreadAreChecked() throws IOException {
        int chunks = 10;
        List<Manifest.StoredFile> files = new ArrayList<>();
        Path root = folder.resolve("large");
        Path large = Files.createDirectories(root.resolve("shard-x"));
        float[] values = new float[1 << 20];
        for (String name : new String[] {"a", "b"}) {
            try (StoredFileWriter writer = StoredFileWriter.create(large.resolve(name), Float.BYTES)) {
                for (int c = 0; c < chunks; c++) {
                    values[c] = 1;
                    writer.floats(values, 0, values.length);
                }
                files.add(writer.finish());
            }
        }
        Manifest manifest = new Manifest(
                true,
                BuildSettings.DEFAULT.analysis(),
                new Manifest.PictureBox(16, 16),
                List.of(new Manifest.Shard(
                        "shard-x",
                        new Manifest.Source("x", 1, 1, "x"),
                        new Manifest.Sound("x", 1, 1, 1, files, List.of()),
                        null)));
        FileCheck.corpus(root, manifest, 8);
        int found = 0;
        for (int c = 0; c < chunks; c++) {
            boolean caught = false;
            flip(large.resolve("b"), (long) c * StoredFileWriter.CHUNK_BYTES + 77);
            try {
                FileCheck.corpus(root, manifest, 8);
            } catch (CorpusException e) {
                caught = true;
                found++;
            }
            flip(large.resolve("b"), (long) c * StoredFileWriter.CHUNK_BYTES + 77);
            assertTrue(caught || (c != 0 && c != chunks - 1), "chunk " + c + " is an end");
        }
        assertTrue(found >= 3 && found <= 5, found + " chunks of one of two files looked at");
    }

    private static void flip(Path file, long at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            java.nio.ByteBuffer one = java.nio.ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 1)).rewind();
            channel.write(one, at);
        }
    }
}
