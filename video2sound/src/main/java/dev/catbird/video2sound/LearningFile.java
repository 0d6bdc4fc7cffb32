package dev.catbird.video2sound;

import dev.catbird.engine.media.PartFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * What is learnt so far, in a file. One of other lessons, of another version, or damaged, is passed over: then learning begins anew.
 * Thread: worker.
 */
final class LearningFile {
    private static final long MARK = 0x4c4541524e563153L;
    private static final int NUMBERS = 5;

    private final Path file;
    private final long fingerprint;

    LearningFile(Path file, long fingerprint) {
        this.file = file;
        this.fingerprint = fingerprint;
    }

    /** The same only for the same lessons. */
    static long fingerprint(long seed, float[][] inputs, float[][] targets) {
        CRC32 crc = new CRC32();
        ByteBuffer bytes = ByteBuffer.allocate(4 * Math.max(Model.INPUTS, Model.OUTPUTS));
        crc.update(bytes.clear().putLong(seed).flip());
        for (int i = 0; i < inputs.length; i++) {
            bytes.clear();
            bytes.asFloatBuffer().put(inputs[i], 0, Model.INPUTS);
            crc.update(bytes.limit(4 * Model.INPUTS));
            bytes.clear();
            bytes.asFloatBuffer().put(targets[i], 0, Model.OUTPUTS);
            crc.update(bytes.limit(4 * Model.OUTPUTS));
        }
        return (long) inputs.length << 32 | crc.getValue();
    }

    private static int length(Learning learning) {
        int bytes = 2 * Long.BYTES + NUMBERS * Double.BYTES + Long.BYTES;
        for (Network network : learning.networks()) {
            bytes += ModelFile.length(network);
        }
        return bytes;
    }

    void keep(Learning learning) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length(learning)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(MARK).putLong(fingerprint);
        for (double number : learning.state()) {
            bytes.putDouble(number);
        }
        for (Network network : learning.networks()) {
            ModelFile.put(bytes, network);
        }
        bytes.putLong(ModelFile.checksum(bytes.array(), bytes.position()));
        try (PartFile part = PartFile.beside(file)) {
            Files.write(part.path(), bytes.array());
            part.commit();
        }
    }

    void resume(Learning learning) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != length(learning)) {
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
        learning.state(state);
        for (Network network : learning.networks()) {
            ModelFile.get(bytes, network);
        }
    }
}
