package dev.catbird.engine.corpus;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The mapped sound, spectra and levels of one shard, counted from its own beginning. Thread: any; reads allocate nothing. */
final class MappedSound {
    private final int channels;
    private final long frames;
    private final int units;
    private final MappedFloats sound;
    private final MappedBytes rows;
    private final MappedFloats levels;

    MappedSound(Path folder, Manifest.Sound stored, int rowBytes, long maxSegmentBytes) throws IOException {
        channels = stored.channels();
        frames = stored.frames();
        units = stored.units();
        sound = new MappedFloats(folder.resolve(SoundStage.SOUND), frames, channels, maxSegmentBytes);
        rows = new MappedBytes(folder.resolve(SoundStage.UNITS), units, rowBytes, maxSegmentBytes);
        levels = new MappedFloats(folder.resolve(SoundStage.LEVELS), units, 1, maxSegmentBytes);
    }

    /** What a search reads. */
    List<MappedByteBuffer> searched() {
        List<MappedByteBuffer> all = new ArrayList<>(levels.segments());
        all.addAll(rows.segments());
        return all;
    }

    /** What is played. */
    List<MappedByteBuffer> played() {
        return sound.segments();
    }

    long frames() {
        return frames;
    }

    int units() {
        return units;
    }

    float level(int unit) {
        return levels.value(unit);
    }

    void readRows(int firstUnit, int count, byte[] into, int offset) {
        rows.read(firstUnit, count, into, offset);
    }

    /** Copies sound from {@code firstFrame}, at least 0; silence after the end. */
    void read(long firstFrame, float[] left, float[] right, int offset, int count) {
        int there = (int) Math.max(0, Math.min(count, frames - firstFrame));
        if (channels == 1) {
            sound.read(firstFrame, there, left, offset);
            System.arraycopy(left, offset, right, offset, there);
        } else {
            sound.readPairs(firstFrame, there, left, right, offset);
        }
        Arrays.fill(left, offset + there, offset + count, 0);
        Arrays.fill(right, offset + there, offset + count, 0);
    }
}
