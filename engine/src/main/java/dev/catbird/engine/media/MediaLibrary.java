package dev.catbird.engine.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One way to read and write media files. Everything a caller gets is already in the instrument's terms: stereo float
 * sound at the asked rate, upright pictures with square pixels, and seconds counted from one origin shared by a file's
 * sound and its pictures. What a library does not do it refuses with a {@link MediaException}, as the methods here do. Thread: any;
 * what it opens belongs to the opening thread.
 */
public interface MediaLibrary {

    /** Name and version for people, such as {@code FFmpeg 8.0.1}. */
    String name();

    /** Reads the headers of a file. Throws {@link MediaException} if it is not media, or is unreadable. */
    default MediaInfo probe(Path file) throws IOException {
        throw new MediaException(file, name() + " reads no files");
    }

    /**
     * Opens the sound of a file, resampled to {@code rateHz}. Throws {@link MediaException} if there is none that this
     * library can read.
     */
    default SoundReader openSound(Path file, int rateHz) throws IOException {
        throw new MediaException(file, name() + " reads no sound");
    }

    /**
     * The same sound at another rate; closing it closes {@code sound}. Throws {@link MediaException}, which names {@code file}, if
     * this library cannot resample.
     */
    default SoundReader resampled(SoundReader sound, int rateHz, Path file) throws IOException {
        throw new MediaException(
                file,
                "is at " + sound.rateHz() + " Hz and cannot be resampled to " + rateHz + " Hz by " + name()
                        + "; use FFmpeg, or a device that can do " + sound.rateHz() + " Hz");
    }

    /**
     * Opens the pictures of a file, scaled down (never up) to fit into {@code maxWidth} x {@code maxHeight} square
     * pixels with their aspect kept. Throws {@link MediaException} if there are none that this library can read.
     */
    default PictureReader openPictures(Path file, int maxWidth, int maxHeight) throws IOException {
        throw new MediaException(file, name() + " reads no pictures");
    }

    /**
     * The cameras there are now, as {@link #openCamera} takes them and people know them; empty where none is, or where that cannot be
     * told.
     */
    default List<Camera> cameras() {
        return List.of();
    }

    /**
     * Opens the pictures of a camera as {@link #openPictures} does those of a file; they come as they are taken, and end where the
     * camera goes away. {@code camera}: its number in {@link #cameras}, from 1, or a part of its name; empty for the first. Throws
     * {@link MediaException}, which lists the cameras there are, if it is not there.
     */
    default PictureReader openCamera(String camera, int maxWidth, int maxHeight) throws IOException {
        throw new MediaException(Path.of("camera"), name() + " cannot read cameras; use FFmpeg, or a video file");
    }

    /**
     * Starts a new media file; its container follows the file name's ending. Nothing appears at {@code file} before
     * {@link MediaWriter#finish()}. Throws {@link MediaException} if the ending, or the folder, cannot be written.
     */
    default MediaWriter create(Path file, OutputFormat format) throws IOException {
        throw new MediaException(file, name() + " writes no files");
    }
}
