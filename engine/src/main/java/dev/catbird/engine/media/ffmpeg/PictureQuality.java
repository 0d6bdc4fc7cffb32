package dev.catbird.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_int;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;

/**
 * Settings of the picture encoders. Quality is constant and the size of the file follows: these pictures change with
 * every grain, and a bit rate that suits a film would blur them. Thread: any.
 */
enum PictureQuality {
    OPENH264 {
        @Override
        void set(AVCodecContext codec) {
            av_opt_set(codec.priv_data(), "rc_mode", "off", 0);
            codec.global_quality(H264_QUANTISER * FF_QP2LAMBDA);
            codec.qmin(H264_QUANTISER);
            codec.qmax(H264_QUANTISER);
        }
    },
    VP9 {
        @Override
        void set(AVCodecContext codec) {
            codec.bit_rate(0);
            av_opt_set_int(codec.priv_data(), "crf", VP9_QUANTISER, 0);
            av_opt_set(codec.priv_data(), "deadline", "realtime", 0);
            av_opt_set_int(codec.priv_data(), "cpu-used", 6, 0);
            av_opt_set_int(codec.priv_data(), "row-mt", 1, 0);
        }
    };

    private static final int H264_QUANTISER = 22;
    private static final int VP9_QUANTISER = 20;

    abstract void set(AVCodecContext codec);
}
