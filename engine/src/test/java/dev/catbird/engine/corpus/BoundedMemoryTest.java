package dev.catbird.engine.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.kernel.Kernels;
import dev.catbird.engine.media.MadePictures;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Building takes no more memory for long media than for short. */
class BoundedMemoryTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path folder;

    private long bytesForSound(int frames) throws IOException {
        Path shard = Files.createDirectories(folder.resolve("sound-" + frames));
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Manifest.Sound stored = SoundStage.store(
                shard,
                new RampReader(frames),
                "ramp",
                shard,
                AnalysisSettings.DEFAULT,
                StoredFileWriter.CACHED_BYTES,
                ProgressListener.SILENT,
                () -> false);
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertEquals(frames, stored.frames());
        return bytes;
    }

    @Test
    void soundTenTimesAsLongTakesNoMoreMemory() throws IOException {
        // What has not been compiled yet makes an object of every vector.
        Kernels.best().warmUp();
        bytesForSound(50_000);
        long shorter = bytesForSound(200_000);
        long longer = bytesForSound(2_000_000);
        assertTrue(longer < shorter + 500_000, shorter + " and " + longer + " bytes allocated");
    }

    private long bytesForPictures(int count) throws IOException {
        Path shard = Files.createDirectories(folder.resolve("pictures-" + count));
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Manifest.Pictures stored =
                PictureStage.store(shard, greys(count), "grey", shard, ProgressListener.SILENT, () -> false);
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertEquals(count, stored.count());
        return bytes;
    }

    @Test
    void aPictureMoreTakesNoPicturesMemory() throws IOException {
        bytesForPictures(20);
        long fewer = bytesForPictures(100);
        long more = bytesForPictures(1100);
        assertTrue((more - fewer) / 1000 < 500, fewer + " and " + more + " bytes allocated");
    }

    private static final class RampReader implements SoundReader {
        private final int frames;
        private int at;

        RampReader(int frames) {
            this.frames = frames;
        }

        @Override
        public int rateHz() {
            return 44100;
        }

        @Override
        public int channels() {
            return 2;
        }

        @Override
        public int read(float[] left, float[] right, int offset, int count) {
            int n = Math.min(count, frames - at);
            if (n == 0) {
                return -1;
            }
            for (int i = 0; i < n; i++) {
                left[offset + i] = ((at + i) & 255) / 256f;
                right[offset + i] = -left[offset + i] / 2;
            }
            at += n;
            return n;
        }

        @Override
        public List<String> warnings() {
            return List.of();
        }

        @Override
        public void close() {}
    }

    private static PictureReader greys(int count) {
        int[] at = {0};
        return MadePictures.drawn(64, 48, 25, into -> {
            if (at[0] == count) {
                return false;
            }
            into.resize(64, 48);
            Arrays.fill(into.argb(), 0xFF000000 | at[0]);
            into.timeS(at[0]++ / 25.0);
            return true;
        });
    }
}
