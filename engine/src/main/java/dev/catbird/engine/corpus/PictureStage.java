package dev.catbird.engine.corpus;

import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.picture.Bc1;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Stores the pictures of one file: while one is decoded, a second thread packs the one before. An interrupted run is gone
 * on with after the last picture that is whole on the disk. Thread: worker, one.
 */
final class PictureStage {
    /** What a still, or a file without any times, is said to run at. */
    private static final double USUAL_FRAMES_PER_S = 25;

    private static final double MAX_FRAMES_PER_S = 1000;

    private final Path source;
    private final PictureReader reader;
    private final StoredFileWriter pictures;
    private final StoredFileWriter times;
    private final ProgressListener progress;
    private final BooleanSupplier cancelled;
    private final int bytesPerPicture;
    private int count;

    private PictureStage(
            Path source,
            PictureReader reader,
            StoredFileWriter pictures,
            StoredFileWriter times,
            int kept,
            ProgressListener progress,
            BooleanSupplier cancelled) {
        this.source = source;
        this.reader = reader;
        this.pictures = pictures;
        this.times = times;
        this.progress = progress;
        this.cancelled = cancelled;
        bytesPerPicture = Bc1.bytes(reader.width(), reader.height());
        count = kept;
    }

    /** Reads {@code reader} to its end into files in {@code folder}. Throws {@link CancellationException} when asked to. */
    static Manifest.Pictures store(
            Path source,
            PictureReader reader,
            String library,
            Path folder,
            ProgressListener progress,
            BooleanSupplier cancelled)
            throws IOException {
        int width = reader.width();
        int height = reader.height();
        int stride = Bc1.bytes(width, height);
        int there = PictureFiles.begin(folder, library + ", " + width + " x " + height, stride);
        int kept = 0;
        while (kept < there && reader.skip()) {
            Stop.ifAsked(cancelled);
            progress.advance(++kept);
        }
        try (StoredFileWriter pictures = open(folder.resolve(PictureFiles.PICTURES), kept, stride);
                StoredFileWriter times = open(folder.resolve(PictureFiles.TIMES), kept, Double.BYTES)) {
            PictureStage stage = new PictureStage(source, reader, pictures, times, kept, progress, cancelled);
            stage.copy();
            if (stage.count > 0) {
                List<Manifest.StoredFile> files = List.of(pictures.finish(), times.finish());
                return new Manifest.Pictures(
                        library,
                        width,
                        height,
                        rate(reader.framesPerS(), folder.resolve(PictureFiles.TIMES), stage.count),
                        stage.count,
                        stride,
                        files,
                        List.copyOf(reader.warnings()));
            }
        }
        PictureFiles.remove(folder);
        List<String> warnings = new ArrayList<>(reader.warnings());
        warnings.add(source + ": no picture of it could be read; it stays without pictures");
        return Manifest.Pictures.none(library, List.copyOf(warnings));
    }

    private static StoredFileWriter open(Path file, int kept, int recordBytes) throws IOException {
        return kept == 0
                ? StoredFileWriter.create(file, recordBytes)
                : StoredFileWriter.resume(file, (long) kept * recordBytes, recordBytes);
    }

    private static double rate(double nominal, Path times, int count) throws IOException {
        if (nominal > 0 && nominal <= MAX_FRAMES_PER_S) {
            return nominal;
        }
        double lengthS = time(times, count - 1) - time(times, 0);
        return lengthS > 0 ? Math.min(MAX_FRAMES_PER_S, (count - 1) / lengthS) : USUAL_FRAMES_PER_S;
    }

    private static double time(Path times, int picture) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(times, StandardOpenOption.READ)) {
            if (channel.read(one, (long) picture * Double.BYTES) != Double.BYTES) {
                throw new CorpusException(times, "ended early while its build went on; start it again");
            }
        }
        return one.getDouble(0);
    }

    private void copy() throws IOException {
        try (SecondThread packer = new SecondThread("catbird-pack-pictures")) {
            Picture decoded = new Picture();
            Picture packed = new Picture();
            while (true) {
                Stop.ifAsked(cancelled);
                boolean more = reader.read(decoded);
                packer.await();
                if (!more) {
                    return;
                }
                Picture next = decoded;
                decoded = packed;
                packed = next;
                packer.start(() -> append(next));
                progress.advance(++count);
            }
        }
    }

    private void append(Picture picture) throws IOException {
        if (picture.width() != reader.width() || picture.height() != reader.height()) {
            throw new MediaException(
                    source,
                    "a picture of " + picture.width() + "x" + picture.height() + " among others of " + reader.width()
                            + "x" + reader.height());
        }
        if (!pictures.hasRoom(bytesPerPicture)) {
            // Both together: a killed build goes on after what both files have.
            pictures.flush();
            times.flush();
        }
        ByteBuffer room = pictures.room(bytesPerPicture);
        Bc1.encode(picture, room, room.position());
        room.position(room.position() + bytesPerPicture);
        times.oneDouble(picture.timeS());
    }
}
