package dev.catbird.render.film;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A CSV file with a row for every grain: out_time_s,corpus_time_s,gain. It appears when finished. Thread: worker. */
final class GrainTrace implements Closeable {
    private final Path file;
    private final Path part;
    private final BufferedWriter writer;
    private final double rateHz;

    GrainTrace(Path file, int rateHz) throws IOException {
        this.file = file.toAbsolutePath();
        this.rateHz = rateHz;
        Path folder = this.file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        part = this.file.resolveSibling("." + file.getFileName() + ".part");
        writer = Files.newBufferedWriter(part);
        writer.write("out_time_s,corpus_time_s,gain\n");
    }

    void add(long outFrame, long corpusFrame, float gain) throws IOException {
        writer.write(outFrame / rateHz + "," + corpusFrame / rateHz + "," + gain + "\n");
    }

    void finish() throws IOException {
        writer.close();
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        writer.close();
        Files.deleteIfExists(part);
    }
}
