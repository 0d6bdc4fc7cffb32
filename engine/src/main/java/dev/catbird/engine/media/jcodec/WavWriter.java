package dev.catbird.engine.media.jcodec;

import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.PartFile;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.WavFile;
import java.io.IOException;
import java.nio.file.Path;

/** A WAV file being written that appears when it is finished. Thread: worker, one. */
final class WavWriter implements MediaWriter {
    private final PartFile part;
    private final WavFile wav;
    private boolean finished;

    WavWriter(Path file, OutputFormat format) throws IOException {
        part = PartFile.beside(file);
        wav = WavFile.create(part.path(), format.rateHz(), format.channels());
    }

    @Override
    public void picture(Picture picture) {
        throw new IllegalStateException("the file has no pictures");
    }

    @Override
    public void sound(float[] left, float[] right, int offset, int frames) throws IOException {
        if (finished) {
            throw new IllegalStateException("the file is finished");
        }
        for (int i = offset; i < offset + frames; i++) {
            wav.frame(left[i], right[i]);
        }
    }

    @Override
    public void finish() throws IOException {
        if (finished) {
            throw new IllegalStateException("the file is finished");
        }
        wav.complete();
        wav.close();
        part.commit();
        finished = true;
    }

    @Override
    public void close() throws IOException {
        wav.close();
        part.close();
    }
}
