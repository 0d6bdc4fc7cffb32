package dev.catbird.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_CAP_SMALL_LAST_FRAME;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_CAP_VARIABLE_FRAME_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S32;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.OutputFormat;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Sound on its way into a file: clipped where the codec cannot hold more, resampled where it does not know the rate, cut
 * into the codec's frames. Thread: worker, one.
 */
final class SoundEncoder implements Closeable {
    /** Frames per turn for codecs that take any number, and through the resampler. */
    private static final int BLOCK_FRAMES = 4096;

    private static final float MAX_INT24 = 8388607;

    private final Muxer muxer;
    private final int channels;
    private final boolean clips;
    private final AVCodecContext codec;
    private final AVStream stream;
    private final AVFrame frame = av_frame_alloc();
    private final int frameSize;
    private final boolean fillsLast;
    private final float[][] gathered;
    private int gatheredFrames;
    private long written;
    private final float[] floats;
    private final int[] ints;
    private final @Nullable SoundConverter converter;
    private final FloatPointer[] planes = new FloatPointer[2];
    private final PointerPointer<FloatPointer> planeAddresses = new PointerPointer<>(2);
    private final float[][] block = new float[2][BLOCK_FRAMES];
    private float[][] resampled = new float[2][0];

    SoundEncoder(Path target, Muxer muxer, Container container, OutputFormat format) throws MediaException {
        this.muxer = muxer;
        channels = format.channels();
        SoundCodec settings = SoundCodec.of(container.soundCodec());
        clips = settings.clips();
        int rateHz = settings.rateFor(format.rateHz());
        codec = muxer.encoder(container.soundCodec());
        AVChannelLayout layout = new AVChannelLayout();
        av_channel_layout_default(layout, channels);
        try {
            codec.ch_layout(layout);
            codec.sample_rate(rateHz);
            codec.time_base(av_make_q(1, rateHz));
            settings.set(codec, channels, rateHz);
            stream = muxer.open(codec, "sound of " + format.rateHz() + " Hz");
            boolean anySize = (codec.codec().capabilities() & AV_CODEC_CAP_VARIABLE_FRAME_SIZE) != 0;
            frameSize = anySize || codec.frame_size() == 0 ? BLOCK_FRAMES : codec.frame_size();
            fillsLast = !anySize && (codec.codec().capabilities() & AV_CODEC_CAP_SMALL_LAST_FRAME) == 0;
            frame.nb_samples(frameSize).format(codec.sample_fmt()).sample_rate(rateHz);
            frame.ch_layout(layout);
            FfmpegErrors.check(av_frame_get_buffer(frame, 0), target, "no memory for sound");
            converter = rateHz == format.rateHz()
                    ? null
                    : new SoundConverter(target, layout, AV_SAMPLE_FMT_FLTP, format.rateHz(), channels, rateHz);
        } catch (MediaException e) {
            avcodec_free_context(codec);
            av_frame_free(frame);
            throw e;
        } finally {
            av_channel_layout_uninit(layout);
        }
        gathered = new float[channels][frameSize];
        floats = new float[frameSize * channels];
        ints = new int[frameSize * channels];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = new FloatPointer(BLOCK_FRAMES);
            planeAddresses.put(i, planes[i]);
        }
    }

    void write(float[] left, float[] right, int offset, int frames) throws MediaException {
        for (int done = 0; done < frames; ) {
            int count = Math.min(BLOCK_FRAMES, frames - done);
            for (int i = 0; i < count; i++) {
                float l = left[offset + done + i];
                float r = right[offset + done + i];
                block[0][i] = clean(channels == 1 ? (l + r) / 2 : l);
                block[1][i] = clean(r);
            }
            if (converter == null) {
                gather(block, count);
            } else {
                planes[0].put(block[0], 0, count);
                planes[1].put(block[1], 0, count);
                resample(converter, planeAddresses, count);
            }
            done += count;
        }
    }

    private void resample(SoundConverter resampler, @Nullable PointerPointer<?> data, int frames)
            throws MediaException {
        int made = resampler.convert(data, frames);
        if (resampled[0].length < made) {
            resampled = new float[2][made];
        }
        if (made > 0) {
            resampler.copy(resampled[0], resampled[1], 0, made);
            gather(resampled, made);
        }
    }

    private float clean(float sample) {
        if (!(Math.abs(sample) <= Float.MAX_VALUE)) {
            return 0;
        }
        return clips ? Math.max(-1, Math.min(1, sample)) : sample;
    }

    private void gather(float[][] source, int frames) throws MediaException {
        for (int done = 0; done < frames; ) {
            int count = Math.min(frameSize - gatheredFrames, frames - done);
            for (int c = 0; c < channels; c++) {
                System.arraycopy(source[c], done, gathered[c], gatheredFrames, count);
            }
            done += count;
            gatheredFrames += count;
            if (gatheredFrames == frameSize) {
                send(frameSize);
            }
        }
    }

    private void send(int frames) throws MediaException {
        av_frame_make_writable(frame);
        frame.nb_samples(frames);
        if (codec.sample_fmt() == AV_SAMPLE_FMT_FLTP) {
            for (int c = 0; c < channels; c++) {
                new FloatPointer(frame.data(c)).put(gathered[c], 0, frames);
            }
        } else if (codec.sample_fmt() == AV_SAMPLE_FMT_FLT) {
            for (int c = 0; c < channels; c++) {
                for (int i = 0; i < frames; i++) {
                    floats[i * channels + c] = gathered[c][i];
                }
            }
            new FloatPointer(frame.data(0)).put(floats, 0, frames * channels);
        } else {
            assert codec.sample_fmt() == AV_SAMPLE_FMT_S32;
            for (int c = 0; c < channels; c++) {
                for (int i = 0; i < frames; i++) {
                    ints[i * channels + c] = Math.round(gathered[c][i] * MAX_INT24) << 8;
                }
            }
            new IntPointer(frame.data(0)).put(ints, 0, frames * channels);
        }
        frame.pts(written);
        written += frames;
        gatheredFrames = 0;
        muxer.encode(codec, stream, frame, 0);
    }

    void finish() throws MediaException {
        if (converter != null) {
            resample(converter, null, 0);
        }
        if (gatheredFrames > 0) {
            int frames = gatheredFrames;
            if (fillsLast) {
                for (float[] channel : gathered) {
                    Arrays.fill(channel, frames, frameSize, 0);
                }
                frames = frameSize;
            }
            send(frames);
        }
        muxer.encode(codec, stream, null, 0);
    }

    @Override
    public void close() {
        if (!codec.isNull()) {
            avcodec_free_context(codec);
            av_frame_free(frame);
            planeAddresses.close();
            for (FloatPointer plane : planes) {
                plane.close();
            }
            if (converter != null) {
                converter.close();
            }
        }
    }
}
