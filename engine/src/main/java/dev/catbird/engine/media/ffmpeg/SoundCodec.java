package dev.catbird.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S32;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;

/**
 * Settings of the sound encoders: transparent rather than small. Thread: any.
 *
 * @param encoder FFmpeg's name
 * @param sampleFormat FFmpeg's code of what the encoder takes
 * @param clips whether values beyond full scale must be cut off
 * @param ratesHz rates the codec knows, rising; empty if it knows all
 */
record SoundCodec(String encoder, int sampleFormat, boolean clips, List<Integer> ratesHz) {
    private static final List<Integer> MPEG_RATES_HZ =
            List.of(8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000);

    private static final int AAC_BITS_PER_S = 128_000;
    private static final int OPUS_BITS_PER_S = 96_000;

    static SoundCodec of(String encoder) {
        return switch (encoder) {
            case "aac" -> new SoundCodec(encoder, AV_SAMPLE_FMT_FLTP, true, aacRatesHz());
            case "libopus" -> new SoundCodec(encoder, AV_SAMPLE_FMT_FLT, true, List.of(48000));
            case "libmp3lame" -> new SoundCodec(encoder, AV_SAMPLE_FMT_FLTP, true, MPEG_RATES_HZ);
            case "flac" -> new SoundCodec(encoder, AV_SAMPLE_FMT_S32, true, List.of());
            case "pcm_f32le" -> new SoundCodec(encoder, AV_SAMPLE_FMT_FLT, false, List.of());
            default -> throw new IllegalArgumentException(encoder);
        };
    }

    private static List<Integer> aacRatesHz() {
        List<Integer> rates = new ArrayList<>(MPEG_RATES_HZ);
        rates.addAll(List.of(64000, 88200, 96000));
        return rates;
    }

    /** The lowest rate the codec knows that keeps all of {@code rateHz}, else its highest. */
    int rateFor(int rateHz) {
        for (int known : ratesHz) {
            if (known >= rateHz) {
                return known;
            }
        }
        return ratesHz.isEmpty() ? rateHz : ratesHz.get(ratesHz.size() - 1);
    }

    void set(AVCodecContext codec, int channels, int rateHz) {
        codec.sample_fmt(sampleFormat);
        switch (encoder) {
            case "aac" -> codec.bit_rate((long) AAC_BITS_PER_S * channels * Math.min(rateHz, 48000) / 44100);
            case "libopus" -> codec.bit_rate((long) OPUS_BITS_PER_S * channels);
            case "libmp3lame" -> {
                // Variable bit rate, best quality.
                codec.flags(codec.flags() | AV_CODEC_FLAG_QSCALE);
                codec.global_quality(0);
            }
            case "flac" -> codec.bits_per_raw_sample(24);
            default -> codec.bits_per_raw_sample(32);
        }
    }
}
