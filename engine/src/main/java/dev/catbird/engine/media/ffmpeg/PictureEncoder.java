package dev.catbird.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INP;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.Picture;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Pictures on their way into a file: padded to even sizes, turned into limited-range Y'CbCr 4:2:0, encoded at constant
 * quality. Thread: worker, one.
 */
final class PictureEncoder implements Closeable {
    /** The encoders refuse anything smaller. */
    private static final int MIN_SIZE = 16;

    /** The most that level 5.2 of H.264 has room for, 36864 blocks of 16 x 16. */
    private static final long MAX_PIXELS = 36_864L * 256;

    /** From this height on pictures are in BT.709, below in BT.601, as players assume. */
    private static final int HD_LINES = 720;

    private final Muxer muxer;
    private final int width;
    private final int height;
    private final int paddedWidth;
    private final int paddedHeight;
    private final AVCodecContext codec;
    private final @Nullable AVStream stream;
    private final AVFrame frame = av_frame_alloc();
    private final SwsContext sws;
    private final IntPointer pixels;
    private final PointerPointer<IntPointer> planes = new PointerPointer<>(4);
    private final IntPointer strides = new IntPointer(4);
    private final int[] row;
    private long count;

    PictureEncoder(Path target, Muxer muxer, Container container, OutputFormat format) throws MediaException {
        this.muxer = muxer;
        width = format.width();
        height = format.height();
        paddedWidth = Math.max(MIN_SIZE, width + (width & 1));
        paddedHeight = Math.max(MIN_SIZE, height + (height & 1));
        if ((long) paddedWidth * paddedHeight > MAX_PIXELS) {
            throw new MediaException(
                    target, width + "x" + height + " pictures are too large to encode; use at most 3840x2160");
        }
        codec = muxer.encoder(container.pictureCodec());
        row = new int[paddedWidth];
        pixels = new IntPointer((long) paddedWidth * paddedHeight);
        planes.put(0, pixels);
        strides.put(0, paddedWidth * Integer.BYTES);
        for (int i = 1; i < 4; i++) {
            planes.put(i, (Pointer) null);
            strides.put(i, 0);
        }
        boolean hd = height >= HD_LINES;
        sws = sws_getContext(
                paddedWidth,
                paddedHeight,
                AV_PIX_FMT_BGR0,
                paddedWidth,
                paddedHeight,
                AV_PIX_FMT_YUV420P,
                SWS_BILINEAR | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP,
                null,
                null,
                (DoublePointer) null);
        IntPointer matrix = sws_getCoefficients(hd ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M);
        sws_setColorspaceDetails(sws, matrix, 1, matrix, 0, 0, 1 << 16, 1 << 16);
        frame.width(paddedWidth).height(paddedHeight).format(AV_PIX_FMT_YUV420P);
        frame.color_range(AVCOL_RANGE_MPEG).colorspace(hd ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M);
        try {
            stream = open(target, container, format.framesPerS(), hd);
        } catch (MediaException e) {
            close();
            throw e;
        }
    }

    private AVStream open(Path target, Container container, double framesPerS, boolean hd) throws MediaException {
        FfmpegErrors.check(av_frame_get_buffer(frame, 0), target, "no memory for pictures of that size");
        AVRational rate = rate(framesPerS);
        codec.width(paddedWidth).height(paddedHeight).pix_fmt(AV_PIX_FMT_YUV420P);
        codec.framerate(rate).time_base(av_make_q(rate.den(), rate.num()));
        codec.sample_aspect_ratio(av_make_q(1, 1));
        codec.gop_size(Math.max(1, (int) Math.round(2 * framesPerS)));
        codec.color_range(AVCOL_RANGE_MPEG);
        codec.colorspace(hd ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M);
        codec.color_primaries(hd ? AVCOL_PRI_BT709 : AVCOL_PRI_SMPTE170M);
        codec.color_trc(hd ? AVCOL_TRC_BT709 : AVCOL_TRC_SMPTE170M);
        codec.thread_count(1);
        container.pictureQuality().set(codec);
        AVStream opened = muxer.open(codec, width + "x" + height + " pictures");
        opened.avg_frame_rate(rate);
        opened.r_frame_rate(rate);
        return opened;
    }

    /** The rate as a fraction; the rates of NTSC, which are written 29.97 or so, as what they stand for. */
    static AVRational rate(double framesPerS) {
        long nominal = Math.round(framesPerS * 1.001);
        if (nominal > 0 && Math.abs(framesPerS - nominal / 1.001) < 7e-5) {
            return av_make_q((int) nominal * 1000, 1001);
        }
        return av_d2q(framesPerS, 1_000_000);
    }

    void write(Picture picture) throws MediaException {
        if (picture.width() != width || picture.height() != height) {
            throw new IllegalArgumentException("picture of " + picture.width() + "x" + picture.height()
                    + " for a file of " + width + "x" + height);
        }
        load(picture.argb());
        av_frame_make_writable(frame);
        sws_scale(sws, planes, strides, 0, paddedHeight, frame.data(), frame.linesize());
        frame.pts(count++);
        muxer.encode(codec, stream(), frame, 1);
    }

    /** Copies the picture and repeats its last column and row into the padding. */
    private void load(int[] argb) {
        if (width == paddedWidth) {
            pixels.position(0).put(argb, 0, width * height);
        } else {
            for (int y = 0; y < height; y++) {
                System.arraycopy(argb, y * width, row, 0, width);
                Arrays.fill(row, width, paddedWidth, row[width - 1]);
                pixels.position((long) y * paddedWidth).put(row, 0, paddedWidth);
            }
        }
        if (height < paddedHeight) {
            pixels.position((long) (height - 1) * paddedWidth).get(row, 0, paddedWidth);
            for (int y = height; y < paddedHeight; y++) {
                pixels.position((long) y * paddedWidth).put(row, 0, paddedWidth);
            }
        }
        pixels.position(0);
    }

    void finish() throws MediaException {
        muxer.encode(codec, stream(), null, 1);
    }

    private AVStream stream() {
        return Objects.requireNonNull(stream);
    }

    @Override
    public void close() {
        if (!codec.isNull()) {
            avcodec_free_context(codec);
            av_frame_free(frame);
            sws_freeContext(sws);
            pixels.close();
            planes.close();
            strides.close();
        }
    }
}
