package dev.catbird.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_compare;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_double;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_int;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import dev.catbird.engine.media.MediaException;
import java.io.Closeable;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Sound of any format, layout and rate as stereo or mono floats at one rate. Made for one kind of input; a new kind needs
 * a new converter. Thread: worker, one.
 */
final class SoundConverter implements Closeable {
    private final int inRateHz;
    private final int inFormat;
    private final AVChannelLayout inLayout = new AVChannelLayout();
    private final SwrContext swr = new SwrContext(null);
    private final int outPlanes;
    private final FloatPointer[] planes;
    private final PointerPointer<FloatPointer> planeAddresses;
    private int capacity;

    /** Output planes beyond the second are not looked at. */
    SoundConverter(Path file, AVChannelLayout layout, int format, int rateHz, int outChannels, int outRateHz)
            throws MediaException {
        inRateHz = rateHz;
        inFormat = format;
        av_channel_layout_copy(inLayout, layout);
        int planeCount = outChannels;
        AVChannelLayout outLayout = new AVChannelLayout();
        av_channel_layout_default(outLayout, outChannels);
        int code = init(swr, outLayout, AV_SAMPLE_FMT_FLTP, outRateHz, inLayout, format, rateHz);
        av_channel_layout_uninit(outLayout);
        if (code < 0) {
            // No way to mix this layout down: take its first channels as they are.
            planeCount = layout.nb_channels();
            code = init(swr, inLayout, AV_SAMPLE_FMT_FLTP, outRateHz, inLayout, format, rateHz);
        }
        outPlanes = planeCount;
        planes = new FloatPointer[outPlanes];
        planeAddresses = new PointerPointer<>(Math.max(1, outPlanes));
        if (code < 0) {
            close();
            throw new MediaException(
                    file,
                    "its sound of " + rateHz + " Hz with " + layout.nb_channels() + " channels cannot be converted ("
                            + FfmpegErrors.text(code) + ")");
        }
    }

    /** Sets up a conversion with the resampling filter of this project: better than 120 dB, flat to 0.97 of Nyquist. */
    static int init(
            SwrContext swr,
            AVChannelLayout outLayout,
            int outFormat,
            int outRateHz,
            AVChannelLayout inLayout,
            int inFormat,
            int inRateHz) {
        int code = swr_alloc_set_opts2(
                swr, outLayout, outFormat, outRateHz, inLayout, inFormat, inRateHz, 0, (Pointer) null);
        if (code < 0) {
            return code;
        }
        if (inRateHz != outRateHz) {
            av_opt_set_int(swr, "filter_size", 64, 0);
            av_opt_set_int(swr, "phase_shift", 10, 0);
            av_opt_set_double(swr, "cutoff", 0.97, 0);
            av_opt_set(swr, "filter_type", "kaiser", 0);
            av_opt_set_double(swr, "kaiser_beta", 10, 0);
        }
        // Mixing many channels down must not exceed full scale.
        av_opt_set_double(swr, "rematrix_maxval", 1.0, 0);
        return swr_init(swr);
    }

    boolean fits(AVChannelLayout layout, int format, int rateHz) {
        return rateHz == inRateHz && format == inFormat && av_channel_layout_compare(layout, inLayout) == 0;
    }

    int inRateHz() {
        return inRateHz;
    }

    /** Converts frames at {@code data}, or what is still inside if that is null; returns how many frames came out. */
    int convert(@Nullable PointerPointer<?> data, int frames) {
        int expected = swr_get_out_samples(swr, frames);
        if (expected <= 0) {
            return 0;
        }
        reserve(expected);
        return Math.max(0, swr_convert(swr, planeAddresses, capacity, data, frames));
    }

    /** Copies what {@link #convert} gave; one plane serves both sides. */
    void copy(float[] left, float[] right, int offset, int frames) {
        planes[0].position(0).get(left, offset, frames);
        planes[outPlanes > 1 ? 1 : 0].position(0).get(right, offset, frames);
    }

    private void reserve(int frames) {
        if (frames <= capacity) {
            return;
        }
        capacity = frames + frames / 2 + 1024;
        for (int i = 0; i < outPlanes; i++) {
            if (planes[i] != null) {
                planes[i].close();
            }
            planes[i] = new FloatPointer(capacity);
            planeAddresses.put(i, planes[i]);
        }
    }

    @Override
    public void close() {
        if (!swr.isNull()) {
            swr_free(swr);
        }
        av_channel_layout_uninit(inLayout);
        inLayout.close();
        planeAddresses.close();
        for (FloatPointer plane : planes) {
            if (plane != null) {
                plane.close();
            }
        }
    }
}
