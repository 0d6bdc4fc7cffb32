package dev.catbird.engine.corpus;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * A file of records of bytes, memory-mapped in segments of less than 2 GiB that never split a record. Thread: any; reads
 * allocate nothing.
 */
final class MappedBytes {
    private final int recordBytes;
    private final long recordsPerSegment;
    private final MappedByteBuffer[] segments;

    /** Maps {@code records} records of {@code recordBytes}; segments hold at most {@code maxSegmentBytes}. */
    MappedBytes(Path file, long records, int recordBytes, long maxSegmentBytes) throws IOException {
        this.recordBytes = recordBytes;
        recordsPerSegment = Math.max(1, maxSegmentBytes / recordBytes);
        segments = new MappedByteBuffer[(int) ((records + recordsPerSegment - 1) / recordsPerSegment)];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int s = 0; s < segments.length; s++) {
                long first = s * recordsPerSegment;
                long bytes = Math.min(recordsPerSegment, records - first) * recordBytes;
                segments[s] = channel.map(FileChannel.MapMode.READ_ONLY, first * recordBytes, bytes);
                segments[s].order(ByteOrder.LITTLE_ENDIAN);
            }
        }
    }

    /** All that is mapped, in the file's order. */
    List<MappedByteBuffer> segments() {
        return Arrays.asList(segments);
    }

    /** The value of a record of two bytes, 0..65535. */
    int unsigned16(long record) {
        int inSegment = (int) (record % recordsPerSegment);
        return segments[(int) (record / recordsPerSegment)].getShort(inSegment * recordBytes) & 0xffff;
    }

    /** Copies whole records. */
    void read(long firstRecord, int count, byte[] into, int offset) {
        long record = firstRecord;
        int left = count;
        int at = offset;
        while (left > 0) {
            int inSegment = (int) (record % recordsPerSegment);
            int n = (int) Math.min(left, recordsPerSegment - inSegment);
            segments[(int) (record / recordsPerSegment)].get(inSegment * recordBytes, into, at, n * recordBytes);
            record += n;
            left -= n;
            at += n * recordBytes;
        }
    }
}
