package dev.catbird.engine.media.ffmpeg;

import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.SourceFile;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of file that can be written, named by their endings. Thread: any. */
enum Container {
    MP4("mp4", "libopenh264", "aac"),
    M4V("mp4", "libopenh264", "aac"),
    MOV("mov", "libopenh264", "aac"),
    MKV("matroska", "libopenh264", "aac"),
    WEBM("webm", "libvpx-vp9", "libopus"),
    WAV("wav", null, "pcm_f32le"),
    FLAC("flac", null, "flac"),
    MP3("mp3", null, "libmp3lame"),
    M4A("ipod", null, "aac"),
    OGG("ogg", null, "libopus"),
    OPUS("opus", null, "libopus");

    private final String muxer;
    private final @Nullable String pictureCodec;
    private final String soundCodec;

    Container(String muxer, @Nullable String pictureCodec, String soundCodec) {
        this.muxer = muxer;
        this.pictureCodec = pictureCodec;
        this.soundCodec = soundCodec;
    }

    /** The kind of a file that can hold what {@code format} asks; throws {@link MediaException} if there is none. */
    static Container of(Path file, OutputFormat format) throws MediaException {
        String ending = SourceFile.ending(file);
        for (Container container : values()) {
            if (container.ending().equals(ending)) {
                if (format.hasPictures() && container.pictureCodec == null) {
                    throw new MediaException(
                            file, "." + ending + " holds sound only; for pictures use .mp4, .mov, .mkv or .webm");
                }
                return container;
            }
        }
        throw new MediaException(
                file,
                (ending.isEmpty() ? "has no ending" : "cannot be written as ." + ending)
                        + "; use .mp4, .mov, .mkv or .webm, or for sound .wav, .flac, .mp3, .m4a, .ogg or .opus");
    }

    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    String muxer() {
        return muxer;
    }

    String pictureCodec() {
        return pictureCodec == null ? "" : pictureCodec;
    }

    PictureQuality pictureQuality() {
        return this == WEBM ? PictureQuality.VP9 : PictureQuality.OPENH264;
    }

    String soundCodec() {
        return soundCodec;
    }

    /** Whether its index can be moved to the front so that playing starts before all is loaded. */
    boolean startsFast() {
        return muxer.equals("mp4") || muxer.equals("mov") || muxer.equals("ipod");
    }
}
