package dev.catbird.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * How a stored picture must be turned and mirrored to stand upright: rows and columns swapped or not, then either axis
 * reversed. Thread: any.
 *
 * @param swapped columns of the stored picture are rows of the upright one
 * @param reverseX the upright picture runs against the stored one from left to right
 * @param reverseY the upright picture runs against the stored one from top to bottom
 */
record Orientation(boolean swapped, boolean reverseX, boolean reverseY) {
    static final Orientation UPRIGHT = new Orientation(false, false, false);

    private static final int MATRIX_BYTES = 9 * Integer.BYTES;

    /** The nearest of the eight orientations to a display matrix, row by row {@code a b u c d v x y w}. */
    static Orientation of(int a, int b, int c, int d) {
        if (Math.abs((long) a) + Math.abs((long) d) >= Math.abs((long) b) + Math.abs((long) c)) {
            return new Orientation(false, a < 0, d < 0);
        }
        return new Orientation(true, c < 0, b < 0);
    }

    static Orientation of(AVCodecParameters parameters) {
        AVPacketSideData side = av_packet_side_data_get(
                parameters.coded_side_data(), parameters.nb_coded_side_data(), AV_PKT_DATA_DISPLAYMATRIX);
        return side == null || side.isNull() || side.size() < MATRIX_BYTES ? UPRIGHT : of(side.data());
    }

    static Orientation of(AVFrame frame) {
        if (frame.nb_side_data() == 0) {
            return UPRIGHT;
        }
        AVFrameSideData side = av_frame_get_side_data(frame, AV_FRAME_DATA_DISPLAYMATRIX);
        return side == null || side.isNull() || side.size() < MATRIX_BYTES ? UPRIGHT : of(side.data());
    }

    private static Orientation of(BytePointer matrix) {
        IntPointer values = new IntPointer(matrix);
        return of(values.get(0), values.get(1), values.get(3), values.get(4));
    }

    /** Turns {@code source}, stored {@code stride} ints per row, into the upright picture at {@code target[offset..]}. */
    void turn(int[] source, int stride, int[] target, int offset, int targetStride, int width, int height) {
        int stepX = swapped ? stride : 1;
        int stepY = swapped ? 1 : stride;
        int start = (reverseX ? (width - 1) * stepX : 0) + (reverseY ? (height - 1) * stepY : 0);
        int dx = reverseX ? -stepX : stepX;
        int dy = reverseY ? -stepY : stepY;
        for (int y = 0; y < height; y++) {
            int from = start + y * dy;
            int to = offset + y * targetStride;
            for (int x = 0; x < width; x++, from += dx) {
                target[to + x] = source[from];
            }
        }
    }
}
