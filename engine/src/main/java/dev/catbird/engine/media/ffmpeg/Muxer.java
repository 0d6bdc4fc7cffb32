package dev.catbird.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_NOFILE;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_flush;
import static org.bytedeco.ffmpeg.global.avformat.avio_open2;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import dev.catbird.engine.media.MediaException;
import java.io.Closeable;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** The container being written: takes frames through their encoders, interleaves what comes out. Thread: worker, one. */
final class Muxer implements Closeable {
    private final Path target;
    private final Path part;
    private final Container container;
    private final AVFormatContext format = new AVFormatContext(null);
    private final AVPacket packet = av_packet_alloc();

    /** Writes to {@code part} what will be called {@code target}. */
    Muxer(Path target, Path part, Container container) throws MediaException {
        this.target = target;
        this.part = part;
        this.container = container;
        int code = avformat_alloc_output_context2(format, (AVOutputFormat) null, container.muxer(), Demuxer.url(part));
        if (code < 0) {
            close();
            FfmpegErrors.check(code, target, "this FFmpeg cannot write ." + container.ending());
        }
        // Matroska counts a codec's priming itself; others keep it in an edit list. Nothing is to be shifted.
        format.avoid_negative_ts(0);
    }

    /** An encoder of this FFmpeg, not yet opened. */
    AVCodecContext encoder(String name) throws MediaException {
        AVCodec codec = avcodec_find_encoder_by_name(name);
        if (codec == null) {
            throw new MediaException(
                    target, "this FFmpeg has no encoder '" + name + "', which ." + container.ending() + " needs");
        }
        AVCodecContext context = avcodec_alloc_context3(codec);
        if ((format.oformat().flags() & AVFMT_GLOBALHEADER) != 0) {
            context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
        }
        return context;
    }

    /** Opens an encoder and gives it a stream. */
    AVStream open(AVCodecContext encoder, String what) throws MediaException {
        FfmpegErrors.check(
                avcodec_open2(encoder, encoder.codec(), (AVDictionary) null), target, what + " cannot be encoded");
        AVStream stream = avformat_new_stream(format, encoder.codec());
        stream.time_base(encoder.time_base());
        FfmpegErrors.check(
                avcodec_parameters_from_context(stream.codecpar(), encoder), target, what + " cannot be encoded");
        return stream;
    }

    /** Writes the header; all streams are there. */
    void begin() throws MediaException {
        Interrupts.begin();
        AVIOContext io = new AVIOContext(null);
        FfmpegErrors.check(
                avio_open2(io, Demuxer.url(part), AVIO_FLAG_WRITE, null, (AVDictionary) null),
                target,
                "cannot be written");
        format.pb(io);
        AVDictionary options = new AVDictionary(null);
        if (container.startsFast()) {
            av_dict_set(options, "movflags", "+faststart", 0);
        }
        if (container == Container.WAV) {
            av_dict_set(options, "rf64", "auto", 0);
        }
        int code = avformat_write_header(format, options);
        av_dict_free(options);
        FfmpegErrors.check(code, target, "cannot be written as ." + container.ending());
    }

    /** Encodes a frame, or what the encoder still holds if it is null, and writes what comes out. */
    void encode(AVCodecContext encoder, AVStream stream, @Nullable AVFrame frame, int durationTicks)
            throws MediaException {
        FfmpegErrors.check(avcodec_send_frame(encoder, frame), target, "cannot be encoded");
        while (true) {
            int code = avcodec_receive_packet(encoder, packet);
            if (code == AVERROR_EAGAIN() || code == AVERROR_EOF()) {
                return;
            }
            FfmpegErrors.check(code, target, "cannot be encoded");
            if (durationTicks > 0) {
                packet.duration(durationTicks);
            }
            av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
            packet.stream_index(stream.index());
            FfmpegErrors.check(av_interleaved_write_frame(format, packet), target, "cannot be written");
            checkWritten();
        }
    }

    /** Writes the trailer and everything that is still in memory. */
    void finish() throws MediaException {
        FfmpegErrors.check(av_write_trailer(format), target, "cannot be completed");
        avio_flush(format.pb());
        checkWritten();
        FfmpegErrors.check(closeFile(), target, "cannot be completed");
    }

    private void checkWritten() throws MediaException {
        AVIOContext io = format.pb();
        if (io != null && io.error() < 0) {
            FfmpegErrors.check(io.error(), target, "cannot be written");
        }
    }

    private int closeFile() {
        AVIOContext io = format.pb();
        if (io == null || io.isNull() || (format.oformat().flags() & AVFMT_NOFILE) != 0) {
            return 0;
        }
        int code = avio_closep(io);
        format.pb(new AVIOContext(null));
        return code;
    }

    @Override
    public void close() {
        if (!format.isNull()) {
            closeFile();
            avformat_free_context(format);
            format.setNull();
            av_packet_free(packet);
        }
    }
}
