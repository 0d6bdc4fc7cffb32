package dev.catbird.engine.media.ffmpeg;

import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.PartFile;
import dev.catbird.engine.media.Picture;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One media file being written through FFmpeg. Thread: worker, one. */
final class FfmpegWriter implements MediaWriter {
    private final PartFile part;
    private final Muxer muxer;
    private @Nullable PictureEncoder pictures;
    private @Nullable SoundEncoder sound;
    private boolean closed;

    private FfmpegWriter(PartFile part, Muxer muxer) {
        this.part = part;
        this.muxer = muxer;
    }

    static FfmpegWriter create(Path file, OutputFormat format) throws IOException {
        Container container = Container.of(file, format);
        PartFile part = PartFile.beside(file);
        FfmpegWriter writer = null;
        boolean begun = false;
        try {
            writer = new FfmpegWriter(part, new Muxer(file, part.path(), container));
            if (format.hasPictures()) {
                writer.pictures = new PictureEncoder(file, writer.muxer, container, format);
            }
            if (format.hasSound()) {
                writer.sound = new SoundEncoder(file, writer.muxer, container, format);
            }
            writer.muxer.begin();
            begun = true;
            return writer;
        } finally {
            if (!begun) {
                if (writer != null) {
                    writer.close();
                }
                part.close();
            }
        }
    }

    @Override
    public void picture(Picture picture) throws IOException {
        if (pictures == null || closed) {
            throw new IllegalStateException(closed ? "the file is finished" : "the file has no pictures");
        }
        pictures.write(picture);
    }

    @Override
    public void sound(float[] left, float[] right, int offset, int frames) throws IOException {
        if (sound == null || closed) {
            throw new IllegalStateException(closed ? "the file is finished" : "the file has no sound");
        }
        sound.write(left, right, offset, frames);
    }

    @Override
    public void finish() throws IOException {
        if (closed) {
            throw new IllegalStateException("the file is finished");
        }
        closed = true;
        if (pictures != null) {
            pictures.finish();
        }
        if (sound != null) {
            sound.finish();
        }
        muxer.finish();
        part.commit();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        if (pictures != null) {
            pictures.close();
        }
        if (sound != null) {
            sound.close();
        }
        muxer.close();
        part.close();
    }
}
