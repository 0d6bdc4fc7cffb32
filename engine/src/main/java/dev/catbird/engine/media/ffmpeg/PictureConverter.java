package dev.catbird.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import dev.catbird.engine.media.DisplaySize;
import dev.catbird.engine.media.Orientation;
import dev.catbird.engine.media.Picture;
import java.io.Closeable;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Decoded frames of any size and pixel format as upright pictures of one size. What is set up for one kind of frame is
 * kept until another kind comes; a frame of another aspect than the first is centred on black. Thread: worker, one.
 */
final class PictureConverter implements Closeable {
    private static final int OPAQUE = 0xff000000;
    private static final int ROW_ALIGN_PIXELS = 16;

    /** What a set-up depends on. */
    private record Kind(
            int width, int height, int format, int colours, boolean fullRange, DisplaySize inner, Orientation turn) {}

    private final DisplaySize size;
    private @Nullable Kind kind;
    private @Nullable SwsContext sws;
    private boolean transparent;
    private int scaledWidth;
    private int scaledHeight;
    private int stride;
    private IntPointer pixels = new IntPointer((Pointer) null);
    private final PointerPointer<IntPointer> planes = new PointerPointer<>(4);
    private final IntPointer strides = new IntPointer(4);
    private int[] scaled = new int[0];

    PictureConverter(DisplaySize size) {
        this.size = size;
    }

    /** Fills {@code into} from a frame; false if FFmpeg cannot convert it. */
    boolean convert(AVFrame frame, Orientation turn, DisplaySize upright, Picture into) {
        boolean full = frame.color_range() == AVCOL_RANGE_JPEG || isFullRangeFormat(frame.format());
        Kind wanted = new Kind(
                frame.width(),
                frame.height(),
                frame.format(),
                colours(frame),
                full,
                upright.equals(size) ? size : inner(upright),
                turn);
        if (!wanted.equals(kind) && !setUp(wanted)) {
            return false;
        }
        if (sws_scale(sws, frame.data(), frame.linesize(), 0, frame.height(), planes, strides) <= 0) {
            return false;
        }
        into.resize(size.width(), size.height());
        copy(wanted, into.argb());
        return true;
    }

    private DisplaySize inner(DisplaySize upright) {
        double scale = Math.min((double) size.width() / upright.width(), (double) size.height() / upright.height());
        int width = (int) Math.round(upright.width() * scale);
        int height = (int) Math.round(upright.height() * scale);
        // A pixel more or less is rounding of the fitted size, no other aspect.
        return new DisplaySize(
                width >= size.width() - 1 ? size.width() : Math.max(1, width),
                height >= size.height() - 1 ? size.height() : Math.max(1, height));
    }

    private boolean setUp(Kind wanted) {
        release();
        scaledWidth = wanted.turn.swapped() ? wanted.inner.height() : wanted.inner.width();
        scaledHeight = wanted.turn.swapped() ? wanted.inner.width() : wanted.inner.height();
        AVPixFmtDescriptor description = av_pix_fmt_desc_get(wanted.format);
        transparent = description != null && (description.flags() & AV_PIX_FMT_FLAG_ALPHA) != 0;
        sws = sws_getContext(
                wanted.width,
                wanted.height,
                plainFormat(wanted.format),
                scaledWidth,
                scaledHeight,
                transparent ? AV_PIX_FMT_BGRA : AV_PIX_FMT_BGR0,
                SWS_BILINEAR,
                null,
                null,
                (DoublePointer) null);
        if (sws == null) {
            return false;
        }
        IntPointer matrix = sws_getCoefficients(wanted.colours);
        sws_setColorspaceDetails(sws, matrix, wanted.fullRange ? 1 : 0, matrix, 1, 0, 1 << 16, 1 << 16);
        stride = (scaledWidth + ROW_ALIGN_PIXELS - 1) / ROW_ALIGN_PIXELS * ROW_ALIGN_PIXELS;
        pixels = new IntPointer(av_malloc((long) stride * scaledHeight * Integer.BYTES + 64));
        planes.put(0, pixels);
        strides.put(0, stride * Integer.BYTES);
        for (int i = 1; i < 4; i++) {
            planes.put(i, (Pointer) null);
            strides.put(i, 0);
        }
        kind = wanted;
        return true;
    }

    private void copy(Kind shown, int[] argb) {
        int width = size.width();
        int left = (width - shown.inner.width()) / 2;
        int top = (size.height() - shown.inner.height()) / 2;
        int count = width * size.height();
        if (!shown.inner.equals(size)) {
            Arrays.fill(argb, 0, count, OPAQUE);
        }
        if (shown.turn.equals(Orientation.UPRIGHT)) {
            if (stride == width && shown.inner.equals(size)) {
                pixels.position(0).get(argb, 0, count);
            } else {
                for (int y = 0; y < scaledHeight; y++) {
                    pixels.position((long) y * stride).get(argb, (top + y) * width + left, scaledWidth);
                }
            }
        } else {
            if (scaled.length < stride * scaledHeight) {
                scaled = new int[stride * scaledHeight];
            }
            pixels.position(0).get(scaled, 0, stride * scaledHeight);
            shown.turn.turn(scaled, stride, argb, top * width + left, width, shown.inner.width(), shown.inner.height());
        }
        if (transparent) {
            overBlack(argb, count);
        } else {
            for (int i = 0; i < count; i++) {
                argb[i] |= OPAQUE;
            }
        }
    }

    private static void overBlack(int[] argb, int count) {
        for (int i = 0; i < count; i++) {
            int pixel = argb[i];
            int alpha = pixel >>> 24;
            if (alpha != 255) {
                int red = ((pixel >> 16 & 255) * alpha + 127) / 255;
                int green = ((pixel >> 8 & 255) * alpha + 127) / 255;
                int blue = ((pixel & 255) * alpha + 127) / 255;
                argb[i] = OPAQUE | red << 16 | green << 8 | blue;
            }
        }
    }

    /** The frame's colour matrix as swscale counts; where it is not said, BT.709 from 720 lines on, else BT.601. */
    private static int colours(AVFrame frame) {
        int space = frame.colorspace();
        if (space == AVCOL_SPC_BT709
                || space == AVCOL_SPC_FCC
                || space == AVCOL_SPC_BT470BG
                || space == AVCOL_SPC_SMPTE170M
                || space == AVCOL_SPC_SMPTE240M
                || space == AVCOL_SPC_BT2020_NCL) {
            return space;
        }
        if (space == AVCOL_SPC_BT2020_CL) {
            return AVCOL_SPC_BT2020_NCL;
        }
        return Math.min(frame.width(), frame.height()) >= 720 ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M;
    }

    private static boolean isFullRangeFormat(int format) {
        return plainFormat(format) != format;
    }

    /** The same layout without the range in its name. */
    private static int plainFormat(int format) {
        if (format == AV_PIX_FMT_YUVJ420P) {
            return AV_PIX_FMT_YUV420P;
        }
        if (format == AV_PIX_FMT_YUVJ422P) {
            return AV_PIX_FMT_YUV422P;
        }
        if (format == AV_PIX_FMT_YUVJ444P) {
            return AV_PIX_FMT_YUV444P;
        }
        if (format == AV_PIX_FMT_YUVJ440P) {
            return AV_PIX_FMT_YUV440P;
        }
        return format == AV_PIX_FMT_YUVJ411P ? AV_PIX_FMT_YUV411P : format;
    }

    private void release() {
        kind = null;
        if (sws != null) {
            sws_freeContext(sws);
            sws = null;
        }
        if (!pixels.isNull()) {
            av_free(pixels.position(0));
            pixels = new IntPointer((Pointer) null);
        }
    }

    @Override
    public void close() {
        release();
        planes.close();
        strides.close();
    }
}
