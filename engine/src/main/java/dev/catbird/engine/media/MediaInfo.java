package dev.catbird.engine.media;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a media file says it holds, read from its headers. Thread: any.
 *
 * @param file the file
 * @param container short name of the container format, such as {@code mov,mp4}
 * @param durationS length in seconds, or NaN where the file does not say
 * @param sound the sound that would be read, or null
 * @param picture the pictures that would be read, or null; cover art does not count
 */
public record MediaInfo(
        Path file,
        String container,
        double durationS,
        @Nullable Sound sound,
        @Nullable Pictures picture) {

    /**
     * The chosen sound stream.
     *
     * @param codec short codec name
     * @param rateHz sample rate in the file
     * @param channels channels in the file
     */
    public record Sound(String codec, int rateHz, int channels) {}

    /**
     * The chosen picture stream.
     *
     * @param codec short codec name
     * @param width width in square pixels as displayed, after rotation
     * @param height height in square pixels as displayed, after rotation
     * @param framesPerS nominal frame rate; 0 where the file does not say
     */
    public record Pictures(String codec, int width, int height, double framesPerS) {}
}
