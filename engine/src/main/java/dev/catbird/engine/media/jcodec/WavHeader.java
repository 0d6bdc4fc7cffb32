package dev.catbird.engine.media.jcodec;

import dev.catbird.engine.media.MediaException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * What a RIFF or RF64 WAVE file says of its samples. Thread: any.
 *
 * @param floating samples are floats, else integers
 * @param bits bits per sample: 8, 16, 24, 32, or 64 for floats
 * @param channels channels in the file
 * @param rateHz sample rate
 * @param dataStart where the samples begin, in bytes
 * @param statedFrames frames that the header promises
 * @param frames frames that are there
 */
record WavHeader(boolean floating, int bits, int channels, int rateHz, long dataStart, long statedFrames, long frames) {
    private static final int PCM = 1;
    private static final int IEEE_FLOAT = 3;
    private static final int EXTENSIBLE = 0xfffe;
    private static final long UNKNOWN = 0xffffffffL;
    private static final int MAX_CHUNKS = 1000;

    static boolean isWav(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer start = bytes(channel, 0, (int) Math.min(12, channel.size()));
            return start.capacity() == 12
                    && (name(start, 0).equals("RIFF") || name(start, 0).equals("RF64"))
                    && name(start, 8).equals("WAVE");
        }
    }

    static WavHeader read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer format = null;
            long position = 12;
            long longSize = UNKNOWN;
            for (int i = 0; i < MAX_CHUNKS && position + 8 <= channel.size(); i++) {
                ByteBuffer chunk = bytes(channel, position, 8);
                long size = chunk.getInt(4) & UNKNOWN;
                long content = position + 8;
                switch (name(chunk, 0)) {
                    case "ds64" -> longSize = bytes(channel, content, 16).getLong(8);
                    case "fmt " -> format = bytes(channel, content, (int) Math.min(size, 40));
                    case "data" -> {
                        long dataBytes = size == UNKNOWN && longSize >= 0 ? longSize : size;
                        return of(file, format, content, dataBytes, channel.size() - content);
                    }
                    default -> {}
                }
                position = content + size + (size & 1);
            }
        } catch (EOFException e) {
            throw new MediaException(file, "its WAV header is cut off", e);
        }
        throw new MediaException(file, "a WAV file without samples");
    }

    private static WavHeader of(Path file, @Nullable ByteBuffer format, long start, long stated, long there)
            throws MediaException {
        if (format == null || format.capacity() < 16) {
            throw new MediaException(file, "its WAV header does not say what the samples are");
        }
        int tag = format.getShort(0) & 0xffff;
        if (tag == EXTENSIBLE && format.capacity() >= 26) {
            tag = format.getShort(24) & 0xffff;
        }
        int channels = format.getShort(2) & 0xffff;
        int rateHz = format.getInt(4);
        int bits = format.getShort(14) & 0xffff;
        boolean known = (tag == PCM && (bits == 8 || bits == 16 || bits == 24 || bits == 32))
                || (tag == IEEE_FLOAT && (bits == 32 || bits == 64));
        if (!known || channels < 1 || channels > 256 || rateHz < 1) {
            throw new MediaException(
                    file,
                    "WAV samples of kind " + tag + " with " + bits + " bits, " + channels + " channels at " + rateHz
                            + " Hz cannot be read without FFmpeg");
        }
        int frameBytes = channels * bits / 8;
        long frames = Math.min(stated, there) / frameBytes;
        return new WavHeader(tag == IEEE_FLOAT, bits, channels, rateHz, start, stated / frameBytes, frames);
    }

    /** Short codec name as FFmpeg would give it. */
    String codec() {
        return "pcm_" + (floating ? "f" : bits == 8 ? "u" : "s") + bits + (bits == 8 ? "" : "le");
    }

    private static ByteBuffer bytes(FileChannel channel, long position, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }

    private static String name(ByteBuffer buffer, int at) {
        byte[] name = new byte[4];
        buffer.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
