package dev.catbird.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;

import dev.catbird.engine.media.Orientation;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;

/** How pictures are to be shown, as FFmpeg notes it at streams and frames. Thread: worker, one. */
final class DisplayMatrix {
    private static final int BYTES = 9 * Integer.BYTES;

    private DisplayMatrix() {}

    static Orientation of(AVCodecParameters parameters) {
        AVPacketSideData side = av_packet_side_data_get(
                parameters.coded_side_data(), parameters.nb_coded_side_data(), AV_PKT_DATA_DISPLAYMATRIX);
        return side == null || side.size() < BYTES ? Orientation.UPRIGHT : of(side.data());
    }

    static Orientation of(AVFrame frame) {
        if (frame.nb_side_data() == 0) {
            return Orientation.UPRIGHT;
        }
        AVFrameSideData side = av_frame_get_side_data(frame, AV_FRAME_DATA_DISPLAYMATRIX);
        return side == null || side.size() < BYTES ? Orientation.UPRIGHT : of(side.data());
    }

    private static Orientation of(BytePointer matrix) {
        IntPointer values = new IntPointer(matrix);
        return Orientation.of(values.get(0), values.get(1), values.get(3), values.get(4));
    }

    /** Width of a pixel over its height; NaN or 0 where it is not known. */
    static double pixelAspect(AVRational aspect) {
        return (double) aspect.num() / aspect.den();
    }
}
