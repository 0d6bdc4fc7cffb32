package dev.catbird.engine.corpus;

import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.analysis.SpectrumAnalyzer;
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
 * Stores the sound of one file and its spectra while it is being decoded; memory does not grow with its length. Thread:
 * worker, one.
 */
final class SoundStage {
    static final String SOUND = "sound.f32";
    static final String UNITS = "units.u8";
    static final String LEVELS = "levels.f32";

    /** Frames decoded at a time: a third of a second. */
    private static final int BLOCK_FRAMES = 16384;

    private final AnalysisSettings analysis;
    private final SpectrumAnalyzer analyzer;
    private final StoredFileWriter units;
    private final StoredFileWriter levels;
    private final IndexFiles index;
    /** Sound not yet passed by the first window; the next window begins at 0. */
    private final float[] mono;

    private final float[] windowed;
    private final float[] magnitudes;
    private final byte[] row;
    private int monoFrames;
    private int unitCount;
    private boolean audible;

    private SoundStage(AnalysisSettings analysis, StoredFileWriter units, StoredFileWriter levels, IndexFiles index) {
        this.analysis = analysis;
        this.units = units;
        this.levels = levels;
        this.index = index;
        analyzer = new SpectrumAnalyzer(analysis);
        mono = new float[analysis.windowFrames() + BLOCK_FRAMES];
        windowed = new float[analysis.windowFrames()];
        magnitudes = new float[analysis.bins()];
        row = new byte[analysis.rowBytes()];
    }

    /**
     * Reads {@code reader} to its end into files in {@code folder}. Throws {@link MediaException} if there is less sound
     * than one window, {@link CancellationException} when asked to.
     */
    static Manifest.Sound store(
            Path source,
            SoundReader reader,
            String library,
            Path folder,
            AnalysisSettings analysis,
            ProgressListener progress,
            BooleanSupplier cancelled)
            throws IOException {
        try (StoredFileWriter sound = StoredFileWriter.create(folder.resolve(SOUND), Float.BYTES);
                StoredFileWriter units = StoredFileWriter.create(folder.resolve(UNITS), analysis.rowBytes());
                StoredFileWriter levels = StoredFileWriter.create(folder.resolve(LEVELS), Float.BYTES);
                IndexFiles index = IndexFiles.create(folder, analysis)) {
            SoundStage stage = new SoundStage(analysis, units, levels, index);
            int channels = reader.channels() == 1 ? 1 : 2;
            long frames = stage.copy(reader, channels, sound, progress, cancelled);
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

    private long copy(
            SoundReader reader,
            int channels,
            StoredFileWriter sound,
            ProgressListener progress,
            BooleanSupplier cancelled)
            throws IOException {
        float[] left = new float[BLOCK_FRAMES];
        float[] right = new float[BLOCK_FRAMES];
        float[] interleaved = new float[2 * BLOCK_FRAMES];
        long frames = 0;
        while (true) {
            Stop.ifAsked(cancelled);
            int read = reader.read(left, right, 0, BLOCK_FRAMES);
            if (read < 0) {
                return frames;
            }
            if (channels == 1) {
                sound.floats(left, 0, read);
            } else {
                for (int i = 0; i < read; i++) {
                    interleaved[2 * i] = left[i];
                    interleaved[2 * i + 1] = right[i];
                }
                sound.floats(interleaved, 0, 2 * read);
            }
            for (int i = 0; i < read; i++) {
                mono[monoFrames + i] = 0.5f * (left[i] + right[i]);
            }
            monoFrames += read;
            analyze();
            frames += read;
            progress.advance(frames / analysis.rateHz());
        }
    }

    /** Measures every window that is whole and keeps the rest for later. */
    private void analyze() throws IOException {
        int hop = analysis.corpusHopFrames();
        int at = 0;
        for (; at + analysis.windowFrames() <= monoFrames; at += hop) {
            float level = analyzer.unit(mono, at, windowed, magnitudes, row, 0);
            audible |= level > 0;
            append(level);
        }
        monoFrames -= at;
        System.arraycopy(mono, at, mono, 0, monoFrames);
    }

    private void append(float level) throws IOException {
        units.room(row.length).put(row);
        levels.oneFloat(level);
        index.add(row, 0);
        unitCount++;
    }

    /** The units whose windows reach over the end are silent. */
    private void padTo(int total) throws IOException {
        Arrays.fill(row, (byte) 0);
        while (unitCount < total) {
            append(0);
        }
    }
}
