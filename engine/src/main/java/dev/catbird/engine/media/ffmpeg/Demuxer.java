package dev.catbird.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_BITRATE;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_TIMED_THUMBNAILS;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.SourceFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.jspecify.annotations.Nullable;

/**
 * An opened file, the streams chosen in it, and its packets. Every reader of a file chooses the same streams and hence
 * the same origin of time. Thread: worker, one.
 */
final class Demuxer implements Closeable {
    /** Packets in a row that may fail to be read before the file counts as ended. */
    private static final int MAX_FAILURES = 1000;

    /** Sound that starts at most this long before zero is a codec's priming, not an earlier start. */
    private static final double PRIMING_S = 0.25;

    /** A file with fewer bytes per second than this states a length that is not its own. */
    private static final double MIN_BYTES_PER_S = 4;

    private static final Pattern CLOCK_TIME = Pattern.compile("(\\d{2}):(\\d{2}):(\\d{2}(?:\\.\\d+)?)");

    private final Path file;
    private final AVFormatContext format;
    private final int soundIndex;
    private final int pictureIndex;
    private final double originS;
    private int failures;
    private int consecutiveFailures;
    private int endCode;

    private Demuxer(Path file, AVFormatContext format) {
        this.file = file;
        this.format = format;
        pictureIndex = bestPictures(format);
        soundIndex = av_find_best_stream(format, AVMEDIA_TYPE_AUDIO, -1, pictureIndex, (AVCodec) null, 0);
        originS = origin();
    }

    /** Opens a file and reads its headers. Throws {@link MediaException} if FFmpeg cannot. */
    static Demuxer open(Path file) throws IOException {
        SourceFile.requireReadable(file);
        Interrupts.check(file);
        AVDictionary options = new AVDictionary(null);
        // A playlist must not reach out to the network, and a percent sign in a name is no numbering.
        av_dict_set(options, "protocol_whitelist", "file,crypto,data", 0);
        av_dict_set(options, "pattern_type", "none", 0);
        return open(file, url(file), null, options, "not a media file that FFmpeg can read");
    }

    /** Opens a device of a kind by its address. {@code name} is what messages call it; {@code options} are given back. */
    static Demuxer openDevice(Path name, String address, AVInputFormat kind, AVDictionary options) throws IOException {
        return open(name, address, kind, options, address + " cannot be opened");
    }

    private static Demuxer open(
            Path file, String url, @Nullable AVInputFormat kind, AVDictionary options, String failure)
            throws IOException {
        AVFormatContext format = avformat_alloc_context();
        Interrupts.watch(format);
        Interrupts.begin();
        try {
            int code = avformat_open_input(format, url, kind, options);
            // On failure FFmpeg has freed the context already.
            FfmpegErrors.check(code, file, failure);
        } finally {
            av_dict_free(options);
        }
        Interrupts.begin();
        int code = avformat_find_stream_info(format, (AVDictionary) null);
        if (code < 0 && format.nb_streams() == 0) {
            avformat_close_input(format);
            throw new MediaException(file, "its streams cannot be read (" + FfmpegErrors.text(code) + ")");
        }
        return new Demuxer(file, format);
    }

    /** FFmpeg's name for a local file, whatever characters the file's own name has. */
    static String url(Path file) {
        return "file:" + file.toAbsolutePath();
    }

    Path file() {
        return file;
    }

    AVFormatContext format() {
        return format;
    }

    /** The sound to read, or throws {@link MediaException}. */
    AVStream sound() throws IOException {
        if (soundIndex < 0) {
            throw new MediaException(file, missing(AVMEDIA_TYPE_AUDIO, "sound"));
        }
        return format.streams(soundIndex);
    }

    /** The pictures to read, or throws {@link MediaException}. */
    AVStream pictures() throws IOException {
        if (pictureIndex < 0) {
            throw new MediaException(file, missing(AVMEDIA_TYPE_VIDEO, "pictures"));
        }
        return format.streams(pictureIndex);
    }

    boolean hasSound() {
        return soundIndex >= 0;
    }

    boolean hasPictures() {
        return pictureIndex >= 0;
    }

    /** What counts as zero seconds, in the file's own time. */
    double originS() {
        return originS;
    }

    /**
     * Stated length of a stream in seconds, or NaN where it is unknown, guessed from the bit rate or absurd. The length
     * of the file counts only where the stream is alone in it.
     */
    double durationS(AVStream stream) {
        if (format.duration_estimation_method() == AVFMT_DURATION_FROM_BITRATE) {
            return Double.NaN;
        }
        if (stream.duration() != AV_NOPTS_VALUE) {
            return plausible(stream.duration() * av_q2d(stream.time_base()));
        }
        // Matroska notes it as hh:mm:ss.fraction.
        AVDictionaryEntry tag = av_dict_get(stream.metadata(), "DURATION", null, 0);
        if (tag != null) {
            Matcher time = CLOCK_TIME.matcher(tag.value().getString());
            if (time.matches()) {
                double minutes = 60.0 * Integer.parseInt(time.group(1)) + Integer.parseInt(time.group(2));
                return plausible(60 * minutes + Double.parseDouble(time.group(3)));
            }
        }
        return hasSound() && hasPictures() ? Double.NaN : durationS();
    }

    /** Stated length of the file in seconds, or NaN where it is unknown or absurd. */
    double durationS() {
        long us = format.duration();
        return us == AV_NOPTS_VALUE ? Double.NaN : plausible(us / 1e6);
    }

    private double plausible(double seconds) {
        try {
            return seconds > 0 && Files.size(file) >= MIN_BYTES_PER_S * seconds ? seconds : Double.NaN;
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** Lets only one stream through {@link #next}. */
    void keepOnly(AVStream stream) {
        for (int i = 0; i < format.nb_streams(); i++) {
            if (i != stream.index()) {
                format.streams(i).discard(AVDISCARD_ALL);
            }
        }
    }

    /** Reads the next packet of {@code stream}; the caller gives it back. False at the end, whatever ended it. */
    boolean next(AVStream stream, AVPacket packet) throws IOException {
        while (endCode == 0) {
            Interrupts.check(file);
            Interrupts.begin();
            int code = av_read_frame(format, packet);
            if (code >= 0) {
                consecutiveFailures = 0;
                if (packet.stream_index() == stream.index()) {
                    return true;
                }
                av_packet_unref(packet);
            } else if (code == AVERROR_EOF() || code == AVERROR_EXIT() || ++consecutiveFailures > MAX_FAILURES) {
                endCode = code;
            } else {
                failures++;
            }
        }
        Interrupts.check(file);
        return false;
    }

    /** Packets that could not be read so far. */
    int failures() {
        return failures;
    }

    /** Why reading ended before the file's end, or an empty string. */
    String endReason() {
        return endCode == 0 || endCode == AVERROR_EOF() ? "" : FfmpegErrors.text(endCode);
    }

    private double origin() {
        double origin = Double.POSITIVE_INFINITY;
        if (pictureIndex >= 0) {
            origin = startS(format.streams(pictureIndex));
        }
        if (soundIndex >= 0) {
            double soundS = startS(format.streams(soundIndex));
            origin = Math.min(origin, soundS < 0 && soundS > -PRIMING_S ? 0 : soundS);
        }
        if (origin != Double.POSITIVE_INFINITY) {
            return origin;
        }
        return format.start_time() == AV_NOPTS_VALUE ? 0 : format.start_time() / 1e6;
    }

    private static double startS(AVStream stream) {
        long ticks = stream.start_time();
        return ticks == AV_NOPTS_VALUE ? Double.POSITIVE_INFINITY : ticks * av_q2d(stream.time_base());
    }

    private static boolean isCover(AVStream stream) {
        return (stream.disposition() & (AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS)) != 0;
    }

    private static int bestPictures(AVFormatContext format) {
        int best = av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
        if (best >= 0 && !isCover(format.streams(best))) {
            return best;
        }
        long bestArea = 0;
        best = -1;
        for (int i = 0; i < format.nb_streams(); i++) {
            AVStream stream = format.streams(i);
            long area = (long) stream.codecpar().width() * stream.codecpar().height();
            if (stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO
                    && !isCover(stream)
                    && area > bestArea
                    && avcodec_find_decoder(stream.codecpar().codec_id()) != null) {
                best = i;
                bestArea = area;
            }
        }
        return best;
    }

    private String missing(int type, String what) {
        for (int i = 0; i < format.nb_streams(); i++) {
            AVStream stream = format.streams(i);
            if (stream.codecpar().codec_type() == type && !isCover(stream)) {
                return "its " + what + " cannot be read: the description of the stream is damaged";
            }
        }
        return "has no " + what;
    }

    @Override
    public void close() {
        if (!format.isNull()) {
            avformat_close_input(format);
        }
    }
}
