package dev.catbird.engine.corpus;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * A file of float32 records, memory-mapped in segments of less than 2 GiB that never split a record. Thread: any; reads
 * allocate nothing.
 */
final class MappedFloats {
    private final int recordFloats;
    private final long recordsPerSegment;
    private final MappedByteBuffer[] mapped;
    private final FloatBuffer[] segments;
    /** The same, for records of two values read as one: half the accesses. */
    private final LongBuffer[] pairs;

    /** Maps {@code records} records of {@code recordFloats} values; segments hold at most {@code maxSegmentBytes}. */
    MappedFloats(Path file, long records, int recordFloats, long maxSegmentBytes) throws IOException {
        this.recordFloats = recordFloats;
        long recordBytes = (long) recordFloats * Float.BYTES;
        recordsPerSegment = Math.max(1, maxSegmentBytes / recordBytes);
        segments = new FloatBuffer[(int) ((records + recordsPerSegment - 1) / recordsPerSegment)];
        mapped = new MappedByteBuffer[segments.length];
        pairs = new LongBuffer[recordFloats == 2 ? segments.length : 0];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int s = 0; s < segments.length; s++) {
                long first = s * recordsPerSegment;
                long bytes = Math.min(recordsPerSegment, records - first) * recordBytes;
                mapped[s] = channel.map(FileChannel.MapMode.READ_ONLY, first * recordBytes, bytes);
                mapped[s].order(ByteOrder.LITTLE_ENDIAN);
                segments[s] = mapped[s].asFloatBuffer();
                if (recordFloats == 2) {
                    pairs[s] = mapped[s].asLongBuffer();
                }
            }
        }
    }

    /** All that is mapped, in the file's order. */
    List<MappedByteBuffer> segments() {
        return Arrays.asList(mapped);
    }

    /** The only value of a record of one. */
    float value(long record) {
        return segments[(int) (record / recordsPerSegment)].get((int) (record % recordsPerSegment));
    }

    /** Copies whole records. */
    void read(long firstRecord, int count, float[] into, int offset) {
        long record = firstRecord;
        int left = count;
        int at = offset;
        while (left > 0) {
            int inSegment = (int) (record % recordsPerSegment);
            int n = (int) Math.min(left, recordsPerSegment - inSegment);
            segments[(int) (record / recordsPerSegment)].get(inSegment * recordFloats, into, at, n * recordFloats);
            record += n;
            left -= n;
            at += n * recordFloats;
        }
    }

    /** Copies records of two values to two arrays. */
    void readPairs(long firstRecord, int count, float[] first, float[] second, int offset) {
        long record = firstRecord;
        int left = count;
        int at = offset;
        while (left > 0) {
            int inSegment = (int) (record % recordsPerSegment);
            int n = (int) Math.min(left, recordsPerSegment - inSegment);
            LongBuffer segment = pairs[(int) (record / recordsPerSegment)];
            for (int i = 0; i < n; i++) {
                long pair = segment.get(inSegment + i);
                first[at + i] = Float.intBitsToFloat((int) pair);
                second[at + i] = Float.intBitsToFloat((int) (pair >>> 32));
            }
            record += n;
            left -= n;
            at += n;
        }
    }
}
