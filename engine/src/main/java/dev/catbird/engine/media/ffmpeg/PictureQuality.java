package dev.catbird.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_int;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;

/**
 * Settings of the picture encoders. Quality is constant and the size of the file follows: these pictures change with
 * every grain, and a bit rate that suits a film would blur them. Thread: any.
 */
enum PictureQuality {
    /** About 39 dB in brightness on film, 41 dB where every picture is a cut; 0.2 and 1.1 bits per pixel. */
    OPENH264 {
        @Override
        void set(AVCodecContext codec) {
            av_opt_set(codec.priv_data(), "profile", "high", 0);
            // With both ends of the range alike the bit rate only chooses the level that is written.
            codec.qmin(H264_QUANTISER);
            codec.qmax(H264_QUANTISER);
            codec.bit_rate(Math.round((double) codec.width()
                    * codec.height()
                    * codec.framerate().num()
                    / codec.framerate().den()));
        }
    },

    /** About 41 dB in brightness on both; 0.25 and 0.8 bits per pixel. */
    VP9 {
        @Override
        void set(AVCodecContext codec) {
            codec.bit_rate(0);
            av_opt_set_int(codec.priv_data(), "crf", VP9_QUANTISER, 0);
            av_opt_set(codec.priv_data(), "deadline", "realtime", 0);
            av_opt_set_int(codec.priv_data(), "cpu-used", 6, 0);
        }
    };

    private static final int H264_QUANTISER = 20;
    private static final int VP9_QUANTISER = 20;

    /** Fills in what is special to the encoder; size and frame rate are set already. */
    abstract void set(AVCodecContext codec);
}
