package dev.catbird.engine.record;

import dev.catbird.engine.match.Combination;
import dev.catbird.engine.media.MediaException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The combinations of a recording one after another. Thread: worker, one. */
final class GrainReader implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final long endFrame;
    private final BufferedInputStream stream;
    private final ByteBuffer bytes = ByteBuffer.allocate(
                    RecordingFolder.HOP_BYTES + Combination.MAX_COUNT * RecordingFolder.ACTIVATION_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    private final Combination combination = new Combination();
    private long frame = -1;
    private int grainFrames;
    private int aheadFrames;

    /** Reads those that start before {@code endFrame}. */
    GrainReader(Path file, long endFrame) throws IOException {
        this.file = file;
        this.endFrame = endFrame;
        stream = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        byte[] mark = RecordingFolder.GRAINS_MARK.getBytes(StandardCharsets.US_ASCII);
        if (!fill(mark.length) || !ByteBuffer.wrap(mark).equals(bytes)) {
            stream.close();
            throw new MediaException(file, "does not begin as Catbird writes it");
        }
    }

    /** Goes to the next; false at the end. */
    boolean next() throws IOException {
        long before = frame;
        frame = Long.MAX_VALUE;
        if (!fill(RecordingFolder.HOP_BYTES)) {
            return false;
        }
        long starts = bytes.getLong();
        if (starts >= endFrame) {
            return false;
        }
        grainFrames = bytes.getInt();
        aheadFrames = bytes.getInt();
        int count = bytes.getInt();
        if (starts < before || grainFrames < 1 || count < 1 || count > Combination.MAX_COUNT) {
            throw new MediaException(file, "is damaged after frame " + before);
        }
        if (!fill(count * RecordingFolder.ACTIVATION_BYTES)) {
            throw new MediaException(file, "is cut short after frame " + before);
        }
        combination.clear();
        for (int i = 0; i < count; i++) {
            combination.add(bytes.getInt(), bytes.getFloat(), bytes.getFloat(), bytes.getLong(), bytes.getInt() != 0);
        }
        frame = starts;
        return true;
    }

    /** Reads so many bytes; false at the end, or where a killed process left off. */
    private boolean fill(int count) throws IOException {
        int got = stream.readNBytes(bytes.array(), 0, count);
        bytes.clear().limit(got);
        return got == count;
    }

    /** When its grains start; beyond everything at the end. */
    long frame() {
        return frame;
    }

    int grainFrames() {
        return grainFrames;
    }

    int aheadFrames() {
        return aheadFrames;
    }

    /** Valid until the next. */
    Combination combination() {
        return combination;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
