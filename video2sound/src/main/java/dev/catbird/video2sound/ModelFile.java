package dev.catbird.video2sound;

import dev.catbird.engine.media.PartFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A model's file: a mark, the version, the sizes, the scores, the scaling, the weights, a checksum; little-endian, floats only.
 * Thread: worker.
 */
final class ModelFile {
    private static final byte[] MARK = "CATBIRD picture to sound\n".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    /** A model is a few hundred kilobytes. */
    private static final long MOST_BYTES = 5_000_000;

    private ModelFile() {}

    static void write(Model model, Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MARK).putInt(VERSION);
        for (int size : Model.SIZES) {
            bytes.putInt(size);
        }
        bytes.putFloat(model.errorDb()).putFloat(model.silentDb());
        put(bytes, model.scaling().mean(), Model.INPUTS);
        put(bytes, model.scaling().factor(), Model.INPUTS);
        put(bytes, model.network());
        bytes.putLong(checksum(bytes.array(), bytes.position()));
        try (PartFile part = PartFile.beside(file)) {
            Files.write(part.path(), bytes.array());
            part.commit();
        }
    }

    static Model read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
            throw foreign(file);
        }
        byte[] all = Files.readAllBytes(file);
        if (all.length < MARK.length || !Arrays.equals(all, 0, MARK.length, MARK, 0, MARK.length)) {
            throw foreign(file);
        }
        ByteBuffer bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).position(MARK.length);
        if (bytes.remaining() < Integer.BYTES * (1 + Model.SIZES.length)) {
            throw damaged(file);
        }
        int version = bytes.getInt();
        boolean fits = version == VERSION;
        for (int size : Model.SIZES) {
            fits &= bytes.getInt() == size;
        }
        if (!fits) {
            throw new ModelException(
                    file,
                    "is of another version of Catbird; learn it again with: catbird learn-picture VIDEO... -o " + file);
        }
        if (all.length != length()
                || ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).getLong(all.length - Long.BYTES)
                        != checksum(all, all.length - Long.BYTES)) {
            throw damaged(file);
        }
        float errorDb = bytes.getFloat();
        float silentDb = bytes.getFloat();
        float[] mean = new float[Model.INPUTS];
        float[] factor = new float[Model.INPUTS];
        Network network = new Network(Model.SIZES);
        boolean sane = get(bytes, mean, mean.length);
        sane &= get(bytes, factor, factor.length);
        sane &= get(bytes, network);
        if (!sane) {
            throw damaged(file);
        }
        return new Model(new Scaling(mean, factor), network, errorDb, silentDb);
    }

    private static ModelException foreign(Path file) {
        return new ModelException(file, "is not a model; make one with: catbird learn-picture VIDEO... -o NAME.v2s");
    }

    private static ModelException damaged(Path file) {
        return new ModelException(file, "is damaged; learn it again with: catbird learn-picture VIDEO... -o " + file);
    }

    /** Bytes of a network's numbers. */
    static int length(Network network) {
        int numbers = 0;
        for (int r = 0; r < network.rows(); r++) {
            numbers += network.rowLength(r);
        }
        return numbers * Float.BYTES;
    }

    private static int length() {
        return MARK.length
                + Integer.BYTES * (1 + Model.SIZES.length)
                + Float.BYTES * (2 + 2 * Model.INPUTS)
                + length(new Network(Model.SIZES))
                + Long.BYTES;
    }

    static long checksum(byte[] bytes, int count) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, count);
        return crc.getValue();
    }

    static void put(ByteBuffer into, Network network) {
        for (int r = 0; r < network.rows(); r++) {
            put(into, network.row(r), network.rowLength(r));
        }
    }

    private static void put(ByteBuffer into, float[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            into.putFloat(numbers[i]);
        }
    }

    /** False if one of the numbers is none. */
    static boolean get(ByteBuffer from, Network network) {
        boolean sane = true;
        for (int r = 0; r < network.rows(); r++) {
            sane &= get(from, network.row(r), network.rowLength(r));
        }
        return sane;
    }

    private static boolean get(ByteBuffer from, float[] numbers, int count) {
        boolean sane = true;
        for (int i = 0; i < count; i++) {
            numbers[i] = from.getFloat();
            sane &= Float.isFinite(numbers[i]);
        }
        return sane;
    }
}
