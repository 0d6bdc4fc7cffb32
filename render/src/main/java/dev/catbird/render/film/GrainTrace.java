package dev.catbird.render.film;

import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.PartFile;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CSV file with a row for every grain: out_time_s,corpus_time_s,gain. It appears when finished. Thread: worker. */
final class GrainTrace implements Closeable {
    private final Path file;
    private final PartFile part;
    private final BufferedWriter writer;
    private final double rateHz;

    GrainTrace(Path file, int rateHz) throws IOException {
        this.file = file;
        this.rateHz = rateHz;
        part = PartFile.beside(file);
        writer = Files.newBufferedWriter(part.path());
        write("out_time_s,corpus_time_s,gain\n");
    }

    void add(long outFrame, long corpusFrame, float gain) throws IOException {
        write(outFrame / rateHz + "," + corpusFrame / rateHz + "," + gain + "\n");
    }

    private void write(String line) throws IOException {
        try {
            writer.write(line);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private MediaException unwritable(IOException e) {
        return new MediaException(file, "cannot be written (" + e.getMessage() + ")", e);
    }

    void finish() throws IOException {
        try {
            writer.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
        part.commit();
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } catch (IOException e) {
            // Finished before, or of no use any more: the failure that matters was told where it happened.
        } finally {
            part.close();
        }
    }
}
