package dev.catbird.video2sound;

import dev.catbird.engine.media.PartFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is learnt so far, in a file. One of other lessons, of another version, or damaged, is passed over: then learning begins anew.
 * Thread: worker.
 */
final class LearningFile {
    private static final long MARK = 0x4c4541524e563253L;
    private static final int NUMBERS = 6;

    private final Path file;
    private final long fingerprint;

    LearningFile(Path file, long fingerprint) {
        this.file = file;
        this.fingerprint = fingerprint;
    }

    private static int length(Course course) {
        int bytes = 2 * Long.BYTES + NUMBERS * Double.BYTES + Long.BYTES;
        for (Rows rows : course.learnt()) {
            bytes += Float.BYTES * rows.numbers();
        }
        return bytes;
    }

    void keep(Course course) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length(course)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(MARK).putLong(fingerprint);
        for (double number : course.state()) {
            bytes.putDouble(number);
        }
        for (Rows rows : course.learnt()) {
            ModelFile.put(bytes, rows);
        }
        bytes.putLong(ModelFile.checksum(bytes.array(), bytes.position()));
        PartFile.write(file, bytes.array());
    }

    void resume(Course course) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != length(course)) {
            return;
        }
        byte[] all = Files.readAllBytes(file);
        ByteBuffer bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.getLong() != MARK
                || bytes.getLong() != fingerprint
                || bytes.getLong(all.length - Long.BYTES) != ModelFile.checksum(all, all.length - Long.BYTES)) {
            return;
        }
        double[] state = new double[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            state[i] = bytes.getDouble();
        }
        course.state(state);
        for (Rows rows : course.learnt()) {
            ModelFile.get(bytes, rows);
        }
    }
}
