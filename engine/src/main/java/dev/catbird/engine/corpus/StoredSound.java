package dev.catbird.engine.corpus;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The sound of a stored shard, from its beginning to its end. Thread: worker, one. */
final class StoredSound implements SoundReader {
    private static final long MAX_SEGMENT_BYTES = 1L << 30;

    private final Manifest.Sound stored;
    private final AnalysisSettings analysis;
    private final MappedSound sound;
    private long at;

    StoredSound(Path folder, Manifest.Sound stored, AnalysisSettings analysis) throws IOException {
        this.stored = stored;
        this.analysis = analysis;
        sound = new MappedSound(folder, stored, analysis.rowBytes(), MAX_SEGMENT_BYTES);
    }

    @Override
    public int rateHz() {
        return analysis.rateHz();
    }

    @Override
    public int channels() {
        return stored.channels();
    }

    @Override
    public int read(float[] left, float[] right, int offset, int frames) {
        int count = (int) Math.min(frames, sound.frames() - at);
        if (count == 0 && frames > 0) {
            return -1;
        }
        sound.read(at, left, right, offset, count);
        at += count;
        return count;
    }

    @Override
    public List<String> warnings() {
        return stored.warnings();
    }

    @Override
    public void close() {}
}
