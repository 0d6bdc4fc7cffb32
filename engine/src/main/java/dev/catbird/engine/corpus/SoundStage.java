package dev.catbird.engine.corpus;

import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.analysis.UnitBatch;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Stores the sound of one file and its spectra: while a piece of it is decoded, a second thread measures and writes the one
 * before. Memory does not grow with its length. Thread: worker, one.
 */
final class SoundStage {
    static final String SOUND = "sound.f32";
    static final String UNITS = "units.u8";
    static final String LEVELS = "levels.f32";

    /** Progress is in milliseconds: of many short files, too, it is seen. */
    static final long PROGRESS_PER_S = 1000;

    /** Frames decoded at a time: three quarters of a second. */
    private static final int BLOCK_FRAMES = 32768;

    private final AnalysisSettings analysis;
    private final UnitBatch batch;
    private final int channels;
    private final StoredFileWriter sound;
    private final StoredFileWriter units;
    private final StoredFileWriter levels;
    private final IndexFiles index;
    /** Sound not yet passed by the first window; the next window begins at 0. */
    private final float[] mono;

    private final float[] interleaved = new float[2 * BLOCK_FRAMES];
    private final float[] mixed = new float[BLOCK_FRAMES];
    private final byte[] blockRows;
    private final float[] blockLevels;
    private int monoFrames;
    private int unitCount;
    private boolean audible;

    private SoundStage(
            AnalysisSettings analysis,
            int channels,
            StoredFileWriter sound,
            StoredFileWriter units,
            StoredFileWriter levels,
            IndexFiles index) {
        this.analysis = analysis;
        this.channels = channels;
        this.sound = sound;
        this.units = units;
        this.levels = levels;
        this.index = index;
        batch = new UnitBatch(analysis);
        mono = new float[analysis.windowFrames() + BLOCK_FRAMES];
        int most = BLOCK_FRAMES / analysis.corpusHopFrames() + 1;
        blockRows = new byte[most * analysis.rowBytes()];
        blockLevels = new float[most];
    }

    /** A piece of sound on its way from one thread to the other. */
    private static final class Block {
        final float[] left = new float[BLOCK_FRAMES];
        final float[] right = new float[BLOCK_FRAMES];
    }

    /**
     * Reads {@code reader} to its end into files in {@code folder}. Throws {@link MediaException} if there is less sound
     * than one window, {@link CancellationException} when asked to. Of each file, what comes after {@code cachedBytes} goes past
     * the system's cache.
     */
    static Manifest.Sound store(
            Path source,
            SoundReader reader,
            String library,
            Path folder,
            AnalysisSettings analysis,
            long cachedBytes,
            ProgressListener progress,
            BooleanSupplier cancelled)
            throws IOException {
        try (StoredFileWriter sound = StoredFileWriter.create(folder.resolve(SOUND), Float.BYTES, cachedBytes);
                StoredFileWriter units = StoredFileWriter.create(folder.resolve(UNITS), 1, cachedBytes);
                StoredFileWriter levels = StoredFileWriter.create(folder.resolve(LEVELS), Float.BYTES, cachedBytes);
                IndexFiles index = IndexFiles.create(folder, analysis, cachedBytes)) {
            int channels = reader.channels() == 1 ? 1 : 2;
            SoundStage stage = new SoundStage(analysis, channels, sound, units, levels, index);
            long frames = stage.copy(reader, progress, cancelled);
            if (frames < analysis.windowFrames()) {
                throw new MediaException(source, tooShort(frames, analysis));
            }
            long total = (frames + analysis.corpusHopFrames() - 1) / analysis.corpusHopFrames();
            if (total > Integer.MAX_VALUE) {
                throw new MediaException(source, "its sound is too long; split it");
            }
            stage.padTo((int) total);
            List<Manifest.StoredFile> files = new ArrayList<>(List.of(sound.finish(), units.finish(), levels.finish()));
            files.addAll(index.finish());
            List<String> warnings = new ArrayList<>(reader.warnings());
            if (!stage.audible) {
                warnings.add(source + ": its sound is silent from beginning to end");
            }
            return new Manifest.Sound(
                    library, channels, frames, stage.unitCount, List.copyOf(files), List.copyOf(warnings));
        }
    }

    private static String tooShort(long frames, AnalysisSettings analysis) {
        return frames == 0
                ? "there is no sound in its sound stream; choose another file"
                : String.format(
                        Locale.ROOT,
                        "its sound lasts only %.1f ms; at least %.1f ms are needed",
                        1000.0 * frames / analysis.rateHz(),
                        1000.0 * analysis.windowFrames() / analysis.rateHz());
    }

    private long copy(SoundReader reader, ProgressListener progress, BooleanSupplier cancelled) throws IOException {
        long frames = 0;
        try (SecondThread second = new SecondThread("catbird-measure-sound")) {
            Block decoded = new Block();
            Block measured = new Block();
            while (true) {
                Stop.ifAsked(cancelled);
                int read = reader.read(decoded.left, decoded.right, 0, BLOCK_FRAMES);
                second.await();
                if (read < 0) {
                    return frames;
                }
                Block next = decoded;
                decoded = measured;
                measured = next;
                second.start(() -> take(next, read));
                frames += read;
                progress.advance(PROGRESS_PER_S * frames / analysis.rateHz());
            }
        }
    }

    private void take(Block block, int frames) throws IOException {
        if (channels == 1) {
            sound.floats(block.left, 0, frames);
        } else {
            interleave(block.left, block.right, frames, interleaved);
            sound.floats(interleaved, 0, 2 * frames);
        }
        mix(block.left, block.right, frames, mixed);
        System.arraycopy(mixed, 0, mono, monoFrames, frames);
        monoFrames += frames;
        analyze();
    }

    private static void interleave(float[] left, float[] right, int frames, float[] into) {
        for (int i = 0; i < frames; i++) {
            into[2 * i] = left[i];
            into[2 * i + 1] = right[i];
        }
    }

    /** All at the loop's own index: then the compiler takes many at once. */
    private static void mix(float[] left, float[] right, int frames, float[] into) {
        for (int i = 0; i < frames; i++) {
            into[i] = 0.5f * (left[i] + right[i]);
        }
    }

    /** Measures every window that is whole and keeps the rest for later. */
    private void analyze() throws IOException {
        int hop = analysis.corpusHopFrames();
        int count = monoFrames < analysis.windowFrames() ? 0 : (monoFrames - analysis.windowFrames()) / hop + 1;
        batch.units(mono, count, blockRows, blockLevels);
        for (int u = 0; u < count; u++) {
            audible |= blockLevels[u] > 0;
        }
        append(count);
        monoFrames -= count * hop;
        System.arraycopy(mono, count * hop, mono, 0, monoFrames);
    }

    private void append(int count) throws IOException {
        units.bytes(blockRows, 0, count * analysis.rowBytes());
        levels.floats(blockLevels, 0, count);
        for (int u = 0; u < count; u++) {
            index.add(blockRows, u * analysis.rowBytes());
        }
        unitCount += count;
    }

    /** The units whose windows reach over the end are silent. */
    private void padTo(int total) throws IOException {
        Arrays.fill(blockRows, (byte) 0);
        Arrays.fill(blockLevels, 0);
        while (unitCount < total) {
            append(Math.min(total - unitCount, blockLevels.length));
        }
    }
}
