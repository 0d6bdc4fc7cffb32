package dev.catbird.engine.corpus;

import dev.catbird.engine.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two small videos, the place of a corpus, and ways to build it and to look at it. */
abstract class AbstractBuilderTest {
    static final BuildSettings SOUND_ONLY = BuildSettings.DEFAULT.withPictures(false);

    @TempDir
    Path folder;

    final FakeMediaLibrary library = new FakeMediaLibrary();
    Path one;
    Path other;
    Path corpus;

    @BeforeEach
    void makeVideos() throws IOException {
        one = FakeMediaLibrary.write(folder.resolve("one.mp4"), "seed=1 frames=30000 pictures=20");
        other = FakeMediaLibrary.write(folder.resolve("other.mp4"), "seed=2 frames=9000 channels=1 pictures=7");
        corpus = folder.resolve("test.catbird");
    }

    List<String> build(BuildSettings settings, Path... videos) throws IOException {
        return build(settings, () -> false, videos);
    }

    List<String> build(BuildSettings settings, BooleanSupplier cancelled, Path... videos) throws IOException {
        return new CorpusBuilder(library, settings, ProgressListener.SILENT, cancelled).build(List.of(videos), corpus);
    }

    static BooleanSupplier afterPolls(int polls) {
        AtomicInteger count = new AtomicInteger();
        return () -> count.getAndIncrement() >= polls;
    }

    /** Every file under a folder with a checksum of its content. */
    static Map<String, Long> content(Path root) throws IOException {
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

    List<String> names() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
