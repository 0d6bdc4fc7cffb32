package dev.catbird.app.demo;

import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.Picture;
import java.io.IOException;
import java.nio.file.Path;

/** A library that writes to nowhere, counting; it can run out of space. */
final class MemoryLibrary implements MediaLibrary {
    OutputFormat format = OutputFormat.sound(1, 1);
    int pictures;
    long frames;

    /** The most that sound was ahead of the pictures, or behind, in seconds. */
    double apartS;

    boolean finished;
    boolean closed;
    int fullAfterPictures = Integer.MAX_VALUE;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public MediaWriter create(Path file, OutputFormat newFormat) {
        format = newFormat;
        return new MediaWriter() {
            @Override
            public void picture(Picture picture) throws IOException {
                if (pictures == fullAfterPictures) {
                    throw new IOException("no space left on device");
                }
                pictures++;
            }

            @Override
            public void sound(float[] left, float[] right, int offset, int count) {
                frames += count;
                double soundS = frames / (double) format.rateHz();
                if (format.hasPictures()) {
                    apartS = Math.max(apartS, Math.abs(soundS - pictures / format.framesPerS()));
                }
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
