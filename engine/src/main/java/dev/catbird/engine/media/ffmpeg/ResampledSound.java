package dev.catbird.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;

import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Sound at another rate than it comes in. Thread: worker, one. */
final class ResampledSound implements SoundReader {
    private static final int BLOCK_FRAMES = 8192;
    private static final int SIDES = 2;

    private final SoundReader source;
    private final int rateHz;
    private final SoundConverter converter;
    private final float[][] block = new float[SIDES][BLOCK_FRAMES];
    private final FloatPointer[] planes = {new FloatPointer(BLOCK_FRAMES), new FloatPointer(BLOCK_FRAMES)};
    private final PointerPointer<FloatPointer> addresses = new PointerPointer<>(planes);
    private float[] left = new float[0];
    private float[] right = new float[0];
    private int ready;
    private int taken;
    private boolean ended;

    /** {@code file} is named where something is wrong. Closes {@code source} in the end. */
    ResampledSound(SoundReader source, int rateHz, Path file) throws IOException {
        this.source = source;
        this.rateHz = rateHz;
        AVChannelLayout stereo = new AVChannelLayout();
        av_channel_layout_default(stereo, SIDES);
        try {
            converter = new SoundConverter(file, stereo, AV_SAMPLE_FMT_FLTP, source.rateHz(), SIDES, rateHz);
        } finally {
            av_channel_layout_uninit(stereo);
        }
    }

    @Override
    public int rateHz() {
        return rateHz;
    }

    @Override
    public int channels() {
        return source.channels();
    }

    @Override
    public int read(float[] intoLeft, float[] intoRight, int offset, int frames) throws IOException {
        while (taken == ready && !ended) {
            fill();
        }
        if (taken == ready) {
            return -1;
        }
        int count = Math.min(frames, ready - taken);
        System.arraycopy(left, taken, intoLeft, offset, count);
        System.arraycopy(right, taken, intoRight, offset, count);
        taken += count;
        return count;
    }

    private void fill() throws IOException {
        int got = source.read(block[0], block[1], 0, BLOCK_FRAMES);
        ended = got < 0;
        int made;
        if (ended) {
            made = converter.convert(null, 0);
        } else {
            for (int side = 0; side < SIDES; side++) {
                planes[side].position(0).put(block[side], 0, got);
            }
            made = got == 0 ? 0 : converter.convert(addresses, got);
        }
        if (left.length < made) {
            left = new float[made];
            right = new float[made];
        }
        if (made > 0) {
            converter.copy(left, right, 0, made);
        }
        ready = made;
        taken = 0;
    }

    @Override
    public List<String> warnings() {
        return source.warnings();
    }

    @Override
    public void close() throws IOException {
        converter.close();
        addresses.close();
        for (FloatPointer plane : planes) {
            plane.close();
        }
        source.close();
    }
}
