package dev.catbird.engine.record;

import dev.catbird.engine.media.MediaException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that is appended to through memory of its own. Thread: worker, one. */
final class LogFile implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long bytes;

    LogFile(Path file) throws IOException {
        this.file = file;
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** The memory to write the next {@code most} bytes to. */
    ByteBuffer room(int most) throws IOException {
        if (buffer.remaining() < most) {
            flush();
        }
        return buffer;
    }

    /** Brings everything to the file; returns its length. */
    long flush() throws IOException {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                bytes += channel.write(buffer, bytes);
            }
        } catch (IOException e) {
            throw new MediaException(file, "cannot be written (" + e.getMessage() + ")", e);
        }
        buffer.clear();
        return bytes;
    }

    /** Takes back everything after the first so many bytes. */
    void cut(long length) throws IOException {
        buffer.clear();
        bytes = Math.min(bytes, length);
        channel.truncate(bytes);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
