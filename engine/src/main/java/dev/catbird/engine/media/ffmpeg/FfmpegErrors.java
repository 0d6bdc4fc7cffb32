package dev.catbird.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import dev.catbird.engine.media.MediaException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** FFmpeg's return codes in words. Thread: any. */
final class FfmpegErrors {
    private FfmpegErrors() {}

    static String text(int code) {
        if (code == AVERROR_EXIT()) {
            return "no answer for " + Interrupts.LIMIT_S + " s, or interrupted";
        }
        byte[] text = new byte[256];
        av_strerror(code, text, text.length);
        int length = 0;
        while (length < text.length && text[length] != 0) {
            length++;
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    /** Returns a code that is not an error; throws with {@code what} and FFmpeg's words otherwise. */
    static int check(int code, Path file, String what) throws MediaException {
        if (code < 0) {
            throw new MediaException(file, what + " (" + text(code) + ")");
        }
        return code;
    }
}
