package dev.catbird.engine.media;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A WAV file of 32-bit floats that grows. From every {@link #complete} on the file is whole with the frames so far, also if the
 * process dies. Past 4 GiB it becomes an RF64 file (EBU Tech 3306) in place. Thread: worker, one.
 */
public final class WavFile implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LONG_SIZES_BYTES = 28;
    private static final int FORMAT_BYTES = 18;
    private static final int HEADER_BYTES = 12 + 8 + LONG_SIZES_BYTES + 8 + FORMAT_BYTES + 12 + 8;
    private static final int LONG_DATA_AT = 28;
    private static final int RATE_AT = 60;
    private static final int DATA_AT = HEADER_BYTES - 4;
    private static final long SHORTEST_LONG = 0xffffffffL;
    private static final int IEEE_FLOAT = 3;

    private final Path file;
    private final FileChannel channel;
    private final int rateHz;
    private final int channels;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer header = ByteBuffer.allocateDirect(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long writtenBytes;

    private WavFile(Path file, FileChannel channel, int rateHz, int channels) {
        this.file = file;
        this.channel = channel;
        this.rateHz = rateHz;
        this.channels = channels;
    }

    /** Starts a file, in place of what is there. Throws {@link MediaException} if it cannot be written. */
    public static WavFile create(Path file, int rateHz, int channels) throws IOException {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            WavFile wav = new WavFile(file, channel, rateHz, channels);
            wav.writeHeader();
            return wav;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Appends a frame; a mono file takes the mean of both sides. What is not finite becomes 0. */
    public void frame(float left, float right) throws IOException {
        if (buffer.remaining() < channels * Float.BYTES) {
            flush();
        }
        if (channels == 1) {
            buffer.putFloat(finite((left + right) / 2));
        } else {
            buffer.putFloat(finite(left)).putFloat(finite(right));
        }
    }

    private static float finite(float sample) {
        return Float.isFinite(sample) ? sample : 0;
    }

    /** Brings all frames so far to the file; its header does not count them yet. */
    public void flush() throws IOException {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                writtenBytes += channel.write(buffer, HEADER_BYTES + writtenBytes);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        buffer.clear();
    }

    /** Brings all frames so far to the file, and its header up to date. */
    public void complete() throws IOException {
        flush();
        try {
            writeHeader();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Takes back all frames but the first so many; needs no room on the disk. */
    public void cut(long frames) throws IOException {
        buffer.clear();
        writtenBytes = Math.min(writtenBytes, frames * channels * Float.BYTES);
        writeHeader();
        channel.truncate(HEADER_BYTES + writtenBytes);
    }

    private void writeHeader() throws IOException {
        fill(header, rateHz, channels, writtenBytes);
        while (header.hasRemaining()) {
            channel.write(header, header.position());
        }
    }

    /** The header of a file that holds so many bytes of samples. */
    static ByteBuffer header(int rateHz, int channels, long dataBytes) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        fill(header, rateHz, channels, dataBytes);
        return header;
    }

    private static void fill(ByteBuffer header, int rateHz, int channels, long dataBytes) {
        int frameBytes = channels * Float.BYTES;
        long riffBytes = HEADER_BYTES - 8 + dataBytes;
        boolean isLong = riffBytes >= SHORTEST_LONG;
        header.clear();
        put(header, isLong ? "RF64" : "RIFF").putInt((int) (isLong ? SHORTEST_LONG : riffBytes));
        put(header, "WAVE");
        put(header, isLong ? "ds64" : "JUNK").putInt(LONG_SIZES_BYTES);
        header.putLong(isLong ? riffBytes : 0).putLong(isLong ? dataBytes : 0);
        header.putLong(isLong ? dataBytes / frameBytes : 0).putInt(0);
        put(header, "fmt ").putInt(FORMAT_BYTES).putShort((short) IEEE_FLOAT).putShort((short) channels);
        header.putInt(rateHz).putInt(rateHz * frameBytes);
        header.putShort((short) frameBytes).putShort((short) Float.SIZE).putShort((short) 0);
        put(header, "fact").putInt(4).putInt((int) (isLong ? SHORTEST_LONG : dataBytes / frameBytes));
        put(header, "data").putInt((int) (isLong ? SHORTEST_LONG : dataBytes));
        header.flip();
    }

    private static ByteBuffer put(ByteBuffer header, String name) {
        return header.put(name.getBytes(StandardCharsets.US_ASCII));
    }

    /** The frames that the header of such a file counts and that are there. Throws {@link MediaException} if it is none. */
    public static long frames(Path file, int channels) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (head.hasRemaining()) {
                if (channel.read(head) < 0) {
                    throw new EOFException("its header is cut off");
                }
            }
            long stated = head.getInt(DATA_AT) & SHORTEST_LONG;
            long dataBytes = stated == SHORTEST_LONG ? head.getLong(LONG_DATA_AT) : stated;
            ByteBuffer expected = header(head.getInt(RATE_AT), channels, dataBytes);
            if (!expected.equals(head.flip())) {
                throw new EOFException("its header is not as Catbird writes it");
            }
            return Math.min(dataBytes, channel.size() - HEADER_BYTES) / ((long) channels * Float.BYTES);
        } catch (EOFException e) {
            throw new MediaException(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static MediaException unwritable(Path file, IOException e) {
        return new MediaException(file, "cannot be written (" + e.getMessage() + ")", e);
    }

    /** Ends writing; what was not {@link #complete completed} since does not count. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
