package dev.catbird.engine.corpus;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The mapped presentation times of one shard's pictures, never falling. Thread: any; reads allocate nothing. */
final class MappedTimes {
    private final DoubleBuffer seconds;
    private final int count;

    MappedTimes(Path file, int count) throws IOException {
        this.count = count;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            seconds = channel.map(FileChannel.MapMode.READ_ONLY, 0, (long) count * Double.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asDoubleBuffer();
        }
    }

    double at(int picture) {
        return seconds.get(picture);
    }

    /** The last picture that has appeared by {@code timeS}; the first before any has. */
    int shownAt(double timeS) {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (seconds.get(middle) <= timeS) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
