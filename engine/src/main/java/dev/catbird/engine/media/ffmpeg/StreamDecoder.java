package dev.catbird.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import dev.catbird.engine.media.MediaException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * The decoded frames of one stream. Damage in the middle is counted and passed over; a long run of it ends the stream.
 * Thread: worker, one.
 */
final class StreamDecoder implements Closeable {
    /** Packets in a row that may fail to decode before the stream counts as ended. */
    private static final int MAX_FAILURES = 3000;

    /** A stream may end this much before the length that the file states. */
    private static final double MARGIN_S = 0.2;

    /** Some writers count the codec's priming, which is no sound, in the stated length; the first time stamp tells. */
    private static final double MAX_PRIMING_S = 0.3;

    private final Demuxer demuxer;
    private final AVStream stream;
    private final double tickS;
    private final AVCodecContext codec;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame frame = av_frame_alloc();
    private int failures;
    private int consecutiveFailures;
    private boolean draining;
    private boolean ended;

    private StreamDecoder(Demuxer demuxer, AVStream stream, AVCodecContext codec) {
        this.demuxer = demuxer;
        this.stream = stream;
        this.codec = codec;
        tickS = av_q2d(stream.time_base());
    }

    /** Opens the decoder of {@code stream}, which alone will be read from {@code demuxer}. */
    static StreamDecoder open(Demuxer demuxer, AVStream stream) throws IOException {
        int codecId = stream.codecpar().codec_id();
        AVCodec decoder = avcodec_find_decoder(codecId);
        if (decoder == null) {
            String name = avcodec_get_name(codecId).getString();
            throw new MediaException(demuxer.file(), "FFmpeg has no decoder for its codec '" + name + "'");
        }
        AVCodecContext codec = avcodec_alloc_context3(decoder);
        int code = avcodec_parameters_to_context(codec, stream.codecpar());
        if (code >= 0) {
            codec.pkt_timebase(stream.time_base());
            codec.thread_count(1);
            code = avcodec_open2(codec, decoder, (AVDictionary) null);
        }
        if (code < 0) {
            avcodec_free_context(codec);
            String name = avcodec_get_name(codecId).getString();
            throw new MediaException(
                    demuxer.file(), "its codec '" + name + "' cannot be opened (" + FfmpegErrors.text(code) + ")");
        }
        demuxer.keepOnly(stream);
        return new StreamDecoder(demuxer, stream, codec);
    }

    /** The frame that {@link #next} decoded, valid until the next call. */
    AVFrame frame() {
        return frame;
    }

    AVStream stream() {
        return stream;
    }

    /** Decodes the next frame into {@link #frame()}; false at the end. */
    boolean next() throws IOException {
        if (codec.isNull()) {
            throw new IllegalStateException("the reader is closed");
        }
        while (!ended) {
            int code = avcodec_receive_frame(codec, frame);
            if (code >= 0) {
                consecutiveFailures = 0;
                return true;
            }
            if (code == AVERROR_EOF()) {
                ended = true;
            } else if (code == AVERROR_EAGAIN() && !draining) {
                feed();
            } else {
                countFailure();
                ended |= draining && code == AVERROR_EAGAIN();
            }
        }
        return false;
    }

    private void feed() throws IOException {
        if (!demuxer.next(stream, packet)) {
            draining = true;
            avcodec_send_packet(codec, null);
            return;
        }
        // An empty packet says that the picture before it stays.
        int code = packet.size() == 0 ? 0 : avcodec_send_packet(codec, packet);
        av_packet_unref(packet);
        if (code < 0) {
            countFailure();
        }
    }

    private void countFailure() {
        failures++;
        ended |= ++consecutiveFailures > MAX_FAILURES;
    }

    /** Presentation time of {@link #frame()} in seconds from the file's origin, or NaN where it has none. */
    double timeS() {
        long ticks = frame.best_effort_timestamp();
        return ticks == AV_NOPTS_VALUE ? Double.NaN : ticks * tickS - demuxer.originS();
    }

    /** The smallest difference of time that the file can express. */
    double tickS() {
        return tickS;
    }

    /** What went wrong so far, for people; {@code endS} is where the stream ended, NaN while it goes on. */
    List<String> warnings(String what, double endS) {
        List<String> lines = new ArrayList<>();
        int damaged = failures + demuxer.failures();
        if (damaged > 0) {
            lines.add(demuxer.file() + ": " + damaged + (damaged == 1 ? " damaged piece" : " damaged pieces") + " of "
                    + what + " passed over");
        }
        if (!demuxer.endReason().isEmpty()) {
            lines.add(demuxer.file() + ": reading ended early (" + demuxer.endReason() + ")");
        }
        double statedS = demuxer.durationS(stream);
        double primingS = Math.min(MAX_PRIMING_S, Math.max(0, demuxer.originS()));
        if (statedS - endS > primingS + Math.max(MARGIN_S, 0.02 * statedS)) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s: its %s end%s after %.2f s, though the file says %.2f s; it may be truncated",
                    demuxer.file(),
                    what,
                    what.endsWith("s") ? "" : "s",
                    endS,
                    statedS));
        }
        return lines;
    }

    @Override
    public void close() {
        if (!codec.isNull()) {
            avcodec_free_context(codec);
            av_packet_free(packet);
            av_frame_free(frame);
            demuxer.close();
        }
    }
}
