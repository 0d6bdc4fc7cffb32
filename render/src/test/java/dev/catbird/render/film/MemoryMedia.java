package dev.catbird.render.film;

import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.MediaInfo;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one mono sound from memory, whatever the file, and remembers what is written. Thread: the test's. */
final class MemoryMedia implements MediaLibrary {
    private final float @Nullable [] target;
    /** Middle pixel of every picture. */
    final List<Integer> pictures = new ArrayList<>();

    float[] sound = new float[0];

    @Nullable
    OutputFormat format;

    boolean finished;
    boolean closed;

    /** {@code target}: the sound of any file; null for files without. */
    MemoryMedia(float @Nullable [] target) {
        this.target = target;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public MediaInfo probe(Path file) {
        return new MediaInfo(file, "memory", target == null ? 1 : target.length / 8000.0, null, null);
    }

    @Override
    public SoundReader openSound(Path file, int rateHz) throws IOException {
        if (target == null) {
            throw new MediaException(file, "no sound in it");
        }
        float[] from = target;
        return new SoundReader() {
            private int at;

            @Override
            public int rateHz() {
                return rateHz;
            }

            @Override
            public int channels() {
                return 1;
            }

            @Override
            public int read(float[] left, float[] right, int offset, int frames) {
                int count = Math.min(Math.min(frames, 300 + at % 77), from.length - at);
                if (count == 0) {
                    return -1;
                }
                System.arraycopy(from, at, left, offset, count);
                System.arraycopy(from, at, right, offset, count);
                at += count;
                return count;
            }

            @Override
            public List<String> warnings() {
                return List.of("the end is missing");
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public MediaWriter create(Path file, OutputFormat newFormat) {
        format = newFormat;
        return new MediaWriter() {
            @Override
            public void picture(Picture picture) {
                pictures.add(picture.argb()[picture.width() * (picture.height() / 2) + picture.width() / 2]);
            }

            @Override
            public void sound(float[] left, float[] right, int offset, int frames) {
                int before = sound.length;
                sound = Arrays.copyOf(sound, before + frames);
                System.arraycopy(left, offset, sound, before, frames);
            }

            @Override
            public void finish() {
                finished = true;
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }
}
