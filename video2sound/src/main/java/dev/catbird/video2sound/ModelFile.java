package dev.catbird.video2sound;

import dev.catbird.engine.media.PartFile;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * A model's file: a mark, the version, the kind of model, what that kind writes, a checksum; little-endian, numbers only.
 * Thread: worker.
 */
final class ModelFile {
    private static final byte[] MARK = "CATBIRD picture to sound\n".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 2;
    private static final int HEAD_BYTES = MARK.length + 2 * Integer.BYTES;

    /** The largest kind, the historical network, has 4.9 MB. */
    static final int MOST_BYTES = 5_000_000;

    private ModelFile() {}

    static void write(Learnt model, Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MARK).putInt(VERSION).putInt(model.kind().number());
        model.put(bytes);
        bytes.putLong(checksum(bytes.array(), bytes.position()));
        PartFile.write(file, Arrays.copyOf(bytes.array(), bytes.position()));
    }

    static Learnt read(Path file) throws IOException {
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
        if (all.length < HEAD_BYTES + Long.BYTES) {
            throw damaged(file);
        }
        if (bytes.getInt() != VERSION) {
            throw new ModelException(
                    file,
                    "is of another version of Catbird; learn it again with: catbird learn-picture VIDEO... -o " + file);
        }
        int sumAt = all.length - Long.BYTES;
        if (bytes.getLong(sumAt) != checksum(all, sumAt)) {
            throw damaged(file);
        }
        int number = bytes.getInt();
        bytes.limit(sumAt);
        try {
            Learnt model = null;
            for (Learnt.Kind kind : Learnt.Kind.values()) {
                if (kind.number() == number) {
                    model = kind.read(bytes);
                }
            }
            if (model == null || bytes.hasRemaining()) {
                throw damaged(file);
            }
            return model;
        } catch (BufferUnderflowException e) {
            throw damaged(file);
        }
    }

    private static ModelException foreign(Path file) {
        return new ModelException(file, "is not a model; make one with: catbird learn-picture VIDEO... -o NAME.v2s");
    }

    private static ModelException damaged(Path file) {
        return new ModelException(file, "is damaged; learn it again with: catbird learn-picture VIDEO... -o " + file);
    }

    static long checksum(byte[] bytes, int count) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, count);
        return crc.getValue();
    }

    /** What is given to a checksum piece by piece. */
    static long checksum(Consumer<CRC32> pieces) {
        CRC32 crc = new CRC32();
        pieces.accept(crc);
        return crc.getValue();
    }

    static void put(ByteBuffer into, int... numbers) {
        for (int number : numbers) {
            into.putInt(number);
        }
    }

    /** Whether exactly these numbers come. */
    static boolean expect(ByteBuffer from, int... numbers) {
        boolean all = true;
        for (int number : numbers) {
            all &= from.getInt() == number;
        }
        return all;
    }

    static void put(ByteBuffer into, Rows rows) {
        for (int r = 0; r < rows.rows(); r++) {
            put(into, rows.row(r), rows.rowLength(r));
        }
    }

    static void put(ByteBuffer into, float[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            into.putFloat(numbers[i]);
        }
    }

    /** False if one of the numbers is none. */
    static boolean get(ByteBuffer from, Rows rows) {
        boolean sane = true;
        for (int r = 0; r < rows.rows(); r++) {
            sane &= get(from, rows.row(r), rows.rowLength(r));
        }
        return sane;
    }

    static boolean get(ByteBuffer from, float[] numbers, int count) {
        boolean sane = true;
        for (int i = 0; i < count; i++) {
            numbers[i] = from.getFloat();
            sane &= Float.isFinite(numbers[i]);
        }
        return sane;
    }
}
