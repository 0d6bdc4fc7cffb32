package dev.catbird.engine.media.jcodec;

import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The uncompressed sound of a WAV file; of more than two channels the first two. Thread: worker, one. */
final class WavSoundReader implements SoundReader {
    private static final int BLOCK_FRAMES = 4096;

    private final Path file;
    private final WavHeader header;
    private final FileChannel channel;
    private final ByteBuffer block;
    private final int sampleBytes;
    private long left;

    WavSoundReader(Path file, WavHeader header) throws IOException {
        this.file = file;
        this.header = header;
        sampleBytes = header.bits() / 8;
        block = ByteBuffer.allocate(BLOCK_FRAMES * header.channels() * sampleBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .limit(0);
        left = header.frames();
        channel = FileChannel.open(file, StandardOpenOption.READ);
        channel.position(header.dataStart());
    }

    @Override
    public int rateHz() {
        return header.rateHz();
    }

    @Override
    public int channels() {
        return Math.min(2, header.channels());
    }

    @Override
    public int read(float[] intoLeft, float[] intoRight, int offset, int frames) throws IOException {
        int frameBytes = header.channels() * sampleBytes;
        int done = 0;
        while (done < frames && (block.remaining() >= frameBytes || fill())) {
            int at = block.position();
            float first = sample(at);
            intoLeft[offset + done] = first;
            intoRight[offset + done] = header.channels() == 1 ? first : sample(at + sampleBytes);
            block.position(at + frameBytes);
            done++;
        }
        return done == 0 && frames > 0 ? -1 : done;
    }

    private boolean fill() throws IOException {
        int frameBytes = header.channels() * sampleBytes;
        int frames = (int) Math.min(left, BLOCK_FRAMES);
        block.clear().limit(frames * frameBytes);
        while (block.hasRemaining()) {
            if (channel.read(block) < 0) {
                break;
            }
        }
        block.flip();
        left -= frames;
        return block.remaining() >= frameBytes;
    }

    private float sample(int at) {
        if (header.floating()) {
            double value = sampleBytes == 4 ? block.getFloat(at) : block.getDouble(at);
            return Math.abs(value) <= Float.MAX_VALUE ? (float) value : 0;
        }
        return switch (sampleBytes) {
            case 1 -> ((block.get(at) & 255) - 128) / 128f;
            case 2 -> block.getShort(at) / 32768f;
            case 3 -> ((block.get(at) & 255) | (block.get(at + 1) & 255) << 8 | block.get(at + 2) << 16) / 8388608f;
            default -> (float) (block.getInt(at) / 2147483648.0);
        };
    }

    @Override
    public List<String> warnings() {
        if (header.frames() >= header.statedFrames()) {
            return List.of();
        }
        return List.of(file + ": holds " + header.frames() + " of the " + header.statedFrames()
                + " frames of sound that it promises; it may be truncated");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
