package dev.catbird.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_sample_aspect_ratio;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_version_info;

import dev.catbird.engine.media.Camera;
import dev.catbird.engine.media.DisplaySize;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.MediaInfo;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Media in and out through FFmpeg's native libraries. Thread: any; what it opens belongs to the opening thread. */
public final class FfmpegLibrary implements MediaLibrary {
    private static final String MAX_BYTES_PROPERTY = "org.bytedeco.javacpp.maxPhysicalBytes";

    private final String name;

    private FfmpegLibrary(String name) {
        this.name = name;
    }

    /**
     * Loads FFmpeg; the first time on a machine this unpacks it and takes a second. Throws {@link IOException} with one
     * line for people if there is no FFmpeg for this machine.
     */
    public static FfmpegLibrary load() throws IOException {
        // JavaCPP counts the memory of the whole process and would stop when the corpus is large.
        if (System.getProperty(MAX_BYTES_PROPERTY) == null) {
            System.setProperty(MAX_BYTES_PROPERTY, "0");
        }
        try {
            av_log_set_level(AV_LOG_QUIET);
            return new FfmpegLibrary("FFmpeg " + av_version_info().getString());
        } catch (LinkageError | RuntimeException e) {
            throw new IOException(
                    "FFmpeg's native libraries cannot be loaded on "
                            + System.getProperty("os.name")
                            + " "
                            + System.getProperty("os.arch")
                            + " ("
                            + firstLine(e)
                            + "); Linux needs glibc 2.35 or later",
                    e);
        }
    }

    private static String firstLine(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public MediaInfo probe(Path file) throws IOException {
        try (Demuxer demuxer = Demuxer.open(file)) {
            MediaInfo.Sound sound = demuxer.hasSound() ? sound(demuxer.sound()) : null;
            MediaInfo.Pictures pictures = demuxer.hasPictures() ? pictures(demuxer, demuxer.pictures()) : null;
            if (sound == null && pictures == null) {
                throw new MediaException(file, "holds neither sound nor pictures that FFmpeg can read");
            }
            String container = demuxer.format().iformat().name().getString();
            return new MediaInfo(file, container, demuxer.durationS(), sound, pictures);
        }
    }

    private static MediaInfo.Sound sound(AVStream stream) {
        AVCodecParameters parameters = stream.codecpar();
        return new MediaInfo.Sound(
                avcodec_get_name(parameters.codec_id()).getString(),
                parameters.sample_rate(),
                parameters.ch_layout().nb_channels());
    }

    private static MediaInfo.Pictures pictures(Demuxer demuxer, AVStream stream) {
        AVCodecParameters parameters = stream.codecpar();
        DisplaySize size = DisplaySize.of(
                parameters.width(),
                parameters.height(),
                DisplayMatrix.pixelAspect(av_guess_sample_aspect_ratio(demuxer.format(), stream, (AVFrame) null)),
                DisplayMatrix.of(parameters));
        return new MediaInfo.Pictures(
                avcodec_get_name(parameters.codec_id()).getString(),
                size.width(),
                size.height(),
                FfmpegPictureReader.framesPerS(demuxer, stream));
    }

    @Override
    public SoundReader openSound(Path file, int rateHz) throws IOException {
        if (rateHz < 1) {
            throw new IllegalArgumentException("rate " + rateHz + " Hz");
        }
        return FfmpegSoundReader.open(file, rateHz);
    }

    @Override
    public SoundReader resampled(SoundReader sound, int rateHz, Path file) throws IOException {
        return new ResampledSound(sound, rateHz, file);
    }

    @Override
    public PictureReader openPictures(Path file, int maxWidth, int maxHeight) throws IOException {
        return FfmpegPictureReader.open(file, maxWidth, maxHeight);
    }

    @Override
    public List<Camera> cameras() {
        return Cameras.list();
    }

    @Override
    public PictureReader openCamera(String camera, int maxWidth, int maxHeight) throws IOException {
        return FfmpegPictureReader.open(Cameras.open(camera), maxWidth, maxHeight);
    }

    @Override
    public MediaWriter create(Path file, OutputFormat format) throws IOException {
        return FfmpegWriter.create(file, format);
    }
}
