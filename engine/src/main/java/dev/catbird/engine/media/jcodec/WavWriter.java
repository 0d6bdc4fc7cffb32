package dev.catbird.engine.media.jcodec;

import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.PartFile;
import dev.catbird.engine.media.Picture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A WAV file of 32-bit floats being written, at most 4 GiB of them. Thread: worker, one. */
final class WavWriter implements MediaWriter {
    private static final int HEADER_BYTES = 58;
    private static final int BLOCK_FRAMES = 4096;
    private static final long MAX_DATA_BYTES = 0xffffffffL - HEADER_BYTES;

    private final Path file;
    private final OutputFormat format;
    private final PartFile part;
    private final FileChannel channel;
    private final ByteBuffer block;
    private long dataBytes;
    private boolean finished;

    WavWriter(Path file, OutputFormat format) throws IOException {
        this.file = file;
        this.format = format;
        block = ByteBuffer.allocate(Math.max(HEADER_BYTES, BLOCK_FRAMES * format.channels() * Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        part = PartFile.beside(file);
        channel = FileChannel.open(part.path(), StandardOpenOption.WRITE);
        channel.position(HEADER_BYTES);
    }

    @Override
    public void picture(Picture picture) {
        throw new IllegalStateException("the file has no pictures");
    }

    @Override
    public void sound(float[] left, float[] right, int offset, int frames) throws IOException {
        if (finished) {
            throw new IllegalStateException("the file is finished");
        }
        for (int i = offset; i < offset + frames; i++) {
            if (block.remaining() < format.channels() * Float.BYTES) {
                flush();
            }
            if (format.channels() == 1) {
                block.putFloat(finite((left[i] + right[i]) / 2));
            } else {
                block.putFloat(finite(left[i])).putFloat(finite(right[i]));
            }
        }
    }

    private static float finite(float sample) {
        return Float.isFinite(sample) ? sample : 0;
    }

    private void flush() throws IOException {
        block.flip();
        dataBytes += block.remaining();
        if (dataBytes > MAX_DATA_BYTES) {
            throw new MediaException(file, "a WAV file cannot hold more than 4 GiB");
        }
        try {
            while (block.hasRemaining()) {
                channel.write(block);
            }
        } catch (IOException e) {
            throw new MediaException(file, "cannot be written (" + e.getMessage() + ")", e);
        }
        block.clear();
    }

    @Override
    public void finish() throws IOException {
        if (finished) {
            throw new IllegalStateException("the file is finished");
        }
        flush();
        int frameBytes = format.channels() * Float.BYTES;
        block.put(ascii("RIFF")).putInt((int) (HEADER_BYTES - 8 + dataBytes)).put(ascii("WAVE"));
        block.put(ascii("fmt ")).putInt(18).putShort((short) 3).putShort((short) format.channels());
        block.putInt(format.rateHz()).putInt(format.rateHz() * frameBytes);
        block.putShort((short) frameBytes).putShort((short) 32).putShort((short) 0);
        block.put(ascii("fact")).putInt(4).putInt((int) (dataBytes / frameBytes));
        block.put(ascii("data")).putInt((int) dataBytes).flip();
        try {
            channel.write(block, 0);
            channel.close();
        } catch (IOException e) {
            throw new MediaException(file, "cannot be completed (" + e.getMessage() + ")", e);
        }
        part.commit();
        finished = true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        part.close();
    }
}
