package dev.catbird.render.film;

import dev.catbird.engine.media.PartFile;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CSV file with a row for every grain: out_time_s,corpus_time_s,gain. It appears when finished. Thread: worker. */
final class GrainTrace implements Closeable {
    private final PartFile file;
    private final BufferedWriter writer;
    private final double rateHz;

    GrainTrace(Path file, int rateHz) throws IOException {
        this.file = PartFile.beside(file);
        this.rateHz = rateHz;
        writer = Files.newBufferedWriter(this.file.path());
        writer.write("out_time_s,corpus_time_s,gain\n");
    }

    void add(long outFrame, long corpusFrame, float gain) throws IOException {
        writer.write(outFrame / rateHz + "," + corpusFrame / rateHz + "," + gain + "\n");
    }

    void finish() throws IOException {
        writer.close();
        file.commit();
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } finally {
            file.close();
        }
    }
}
