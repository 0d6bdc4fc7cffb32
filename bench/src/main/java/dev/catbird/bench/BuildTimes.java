package dev.catbird.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.BuildSettings;
import dev.catbird.engine.corpus.CorpusBuilder;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.SoundReader;
import dev.catbird.engine.media.ffmpeg.FfmpegLibrary;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What building a corpus of sound costs beside decoding alone by the same library, in seconds of processor time of all threads. Thread: main.
 * Not run by the build; as {@link MatchTimes}, with a folder that does not exist yet, and videos:
 *
 * <pre>
 *   dev.catbird.bench.BuildTimes NEW_FOLDER VIDEO...
 * </pre>
 */
public final class BuildTimes {
    private static final int ROUNDS = 4;
    private static final int BLOCK_FRAMES = 1 << 14;

    private BuildTimes() {}

    /** A folder to make, then videos; the corpus is made several times, the last one stays. */
    @SuppressWarnings("SystemOut") // What it has to say.
    public static void main(String[] args) throws IOException {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        MediaLibrary library = FfmpegLibrary.load();
        Path corpus = Path.of(args[0]);
        List<Path> videos = Arrays.stream(args).skip(1).map(Path::of).toList();
        System.out.println("| round | decoding, s | building, s | ratio | wall, s |");
        System.out.println("|---|---|---|---|---|");
        for (int round = 1; round <= ROUNDS; round++) {
            delete(corpus);
            long began = process.getProcessCpuTime();
            for (Path video : videos) {
                decode(library, video);
            }
            long decoded = process.getProcessCpuTime();
            long wall = System.nanoTime();
            new CorpusBuilder(library, BuildSettings.DEFAULT.withPictures(false), ProgressListener.SILENT, () -> false)
                    .build(videos, corpus);
            wall = System.nanoTime() - wall;
            long built = process.getProcessCpuTime();
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %.2f | %.2f | %.2f | %.2f |%n",
                    round,
                    (decoded - began) / 1e9,
                    (built - decoded) / 1e9,
                    (double) (built - decoded) / (decoded - began),
                    wall / 1e9);
        }
    }

    private static void decode(MediaLibrary library, Path video) throws IOException {
        float[] left = new float[BLOCK_FRAMES];
        float[] right = new float[BLOCK_FRAMES];
        try (SoundReader reader = library.openSound(video, AnalysisSettings.DEFAULT.rateHz())) {
            while (reader.read(left, right, 0, BLOCK_FRAMES) >= 0) {
                // Only the time counts.
            }
        }
    }

    private static void delete(Path corpus) throws IOException {
        if (Files.exists(corpus)) {
            try (Stream<Path> files = Files.walk(corpus)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
