package dev.catbird.engine.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Writes one binary file of a corpus, little endian, in large pieces, and its table of checksums as it goes. Thread:
 * worker, one; writing allocates nothing.
 *
 * <p>What comes after the first {@link #CACHED_BYTES} goes past the system's cache where the disk allows that: hours of new
 * corpus must not drive out what is being played, and pages that nobody reads soon cost more to make than to write.
 *
 * <p>The table, {@code NAME.crc32c}, holds one 32-bit little-endian CRC32C per {@link #CHUNK_BYTES} of the file.
 */
final class StoredFileWriter implements Closeable {
    static final int CHUNK_BYTES = 4 << 20;
    static final String TABLE_ENDING = ".crc32c";

    /** So much of a build stays at hand for being played at once: three minutes of stereo. */
    static final long CACHED_BYTES = 64L << 20;

    private static final int BUFFER_BYTES = 1 << 20;

    /** Writes past the cache are in whole blocks of the disk; none has larger ones. */
    private static final int BLOCK_BYTES = 4096;

    private final Path file;
    private final FileChannel channel;
    private final long cachedBytes;
    private @Nullable FileChannel uncached;
    private boolean uncachedTried;
    private final ByteBuffer buffer;
    private final FloatBuffer floats;
    private final DoubleBuffer doubles;
    private final CRC32C crc = new CRC32C();
    private int[] table = new int[16];
    private int chunks;
    private long bytes;

    private StoredFileWriter(Path file, FileChannel channel, int maxRecordBytes, long cachedBytes) {
        this.file = file;
        this.channel = channel;
        this.cachedBytes = cachedBytes;
        int capacity = Math.max(BUFFER_BYTES, (maxRecordBytes + BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES);
        buffer = ByteBuffer.allocateDirect(capacity + BLOCK_BYTES - 1)
                .alignedSlice(BLOCK_BYTES)
                .slice(0, capacity)
                .order(ByteOrder.LITTLE_ENDIAN);
        floats = buffer.asFloatBuffer();
        doubles = buffer.asDoubleBuffer();
    }

    /** Starts a new file in place of one that may be there; no single record may be longer than {@code maxRecordBytes}. */
    static StoredFileWriter create(Path file, int maxRecordBytes) throws IOException {
        return create(file, maxRecordBytes, CACHED_BYTES);
    }

    /** As the other, with {@code cachedBytes} for {@link #CACHED_BYTES}. */
    static StoredFileWriter create(Path file, int maxRecordBytes, long cachedBytes) throws IOException {
        // Never into a file that is there: a finished corpus may hold the same file under another name.
        Files.deleteIfExists(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new StoredFileWriter(file, channel, maxRecordBytes, cachedBytes);
    }

    /** Goes on with an existing file after its first {@code keptBytes}. */
    static StoredFileWriter resume(Path file, long keptBytes, int maxRecordBytes) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        StoredFileWriter writer = new StoredFileWriter(file, channel, maxRecordBytes, CACHED_BYTES);
        try {
            channel.truncate(keptBytes);
            writer.sumUp(keptBytes);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return writer;
    }

    private void sumUp(long keptBytes) throws IOException {
        while (bytes < keptBytes) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), keptBytes - bytes));
            if (channel.read(buffer) < 0) {
                throw new CorpusException(file, "ended early while its build went on; start it again");
            }
            buffer.flip();
            checksum();
        }
        buffer.clear();
    }

    void floats(float[] values, int offset, int count) throws IOException {
        int done = 0;
        while (done < count) {
            room(Float.BYTES);
            int n = Math.min(count - done, buffer.remaining() / Float.BYTES);
            floats.put(buffer.position() / Float.BYTES, values, offset + done, n);
            buffer.position(buffer.position() + n * Float.BYTES);
            done += n;
        }
    }

    void bytes(byte[] values, int offset, int count) throws IOException {
        int done = 0;
        while (done < count) {
            int n = Math.min(count - done, room(1).remaining());
            buffer.put(values, offset + done, n);
            done += n;
        }
    }

    void oneDouble(double value) throws IOException {
        room(Double.BYTES);
        doubles.put(buffer.position() / Double.BYTES, value);
        buffer.position(buffer.position() + Double.BYTES);
    }

    /** Whether the buffer still takes a record. */
    boolean hasRoom(int recordBytes) {
        return buffer.remaining() >= recordBytes;
    }

    /** The buffer with room for a record; the caller moves its position past what it put there. */
    ByteBuffer room(int recordBytes) throws IOException {
        if (!hasRoom(recordBytes)) {
            flush();
        }
        return buffer;
    }

    void flush() throws IOException {
        buffer.flip();
        int length = buffer.limit();
        if (pastCache(length)) {
            writePastCache();
        }
        while (buffer.hasRemaining()) {
            channel.write(buffer, bytes + buffer.position());
        }
        buffer.position(0);
        checksum();
        buffer.clear();
    }

    private boolean pastCache(int length) {
        return bytes >= cachedBytes && bytes % BLOCK_BYTES == 0 && length % BLOCK_BYTES == 0;
    }

    /** Writes as much of the buffer as can be past the cache; not every file system, or disk, lets it. */
    private void writePastCache() throws IOException {
        try {
            if (!uncachedTried) {
                uncachedTried = true;
                uncached = FileChannel.open(file, StandardOpenOption.WRITE, pastCacheOption());
            }
            while (uncached != null && buffer.hasRemaining()) {
                uncached.write(buffer, bytes + buffer.position());
            }
        } catch (IOException | UnsupportedOperationException e) {
            if (uncached != null) {
                uncached.close();
                uncached = null;
            }
        }
    }

    /** Java has it, but not as part of its standard: so it is asked for by name. */
    private static OpenOption pastCacheOption() {
        try {
            for (Object option :
                    Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants()) {
                if (option.toString().equals("DIRECT")) {
                    return (OpenOption) option;
                }
            }
        } catch (ClassNotFoundException e) {
            throw new UnsupportedOperationException(e);
        }
        throw new UnsupportedOperationException("no DIRECT");
    }

    private void closeChannels() throws IOException {
        try {
            channel.close();
        } finally {
            if (uncached != null) {
                uncached.close();
            }
        }
    }

    /** Adds what lies between the buffer's position and limit to the table. */
    private void checksum() {
        int end = buffer.limit();
        while (buffer.position() < end) {
            int toBoundary = CHUNK_BYTES - (int) (bytes % CHUNK_BYTES);
            int n = Math.min(end - buffer.position(), toBoundary);
            buffer.limit(buffer.position() + n);
            crc.update(buffer);
            buffer.limit(end);
            bytes += n;
            if (n == toBoundary) {
                closeChunk();
            }
        }
    }

    private void closeChunk() {
        if (chunks == table.length) {
            table = Arrays.copyOf(table, 2 * chunks);
        }
        table[chunks++] = (int) crc.getValue();
        crc.reset();
    }

    /** Completes the file and its table. */
    Manifest.StoredFile finish() throws IOException {
        flush();
        if (bytes % CHUNK_BYTES != 0) {
            closeChunk();
        }
        if (bytes > CHUNK_BYTES) {
            // Only samples of a large file are looked at when it is opened, so it must be whole by then. Small ones are
            // read whole each time and need not wait for the disk.
            channel.force(true);
        }
        ByteBuffer packed = ByteBuffer.allocate(chunks * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        packed.asIntBuffer().put(table, 0, chunks);
        Path name = file.getFileName();
        Files.write(file.resolveSibling(name + TABLE_ENDING), packed.array());
        CRC32C tableCrc = new CRC32C();
        tableCrc.update(packed.array());
        closeChannels();
        return new Manifest.StoredFile(String.valueOf(name), bytes, (int) tableCrc.getValue());
    }

    /** Writes out what is whole and leaves the file to be resumed, unless it is finished. */
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            try {
                flush();
            } finally {
                closeChannels();
            }
        }
    }
}
