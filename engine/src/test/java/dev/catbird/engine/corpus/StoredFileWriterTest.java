package dev.catbird.engine.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredFileWriterTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {0, 1 << 20, 3 << 20, Long.MAX_VALUE})
    void theFileIsTheSameThroughTheCacheAndPastIt(long cachedBytes) throws IOException {
        Random random = new Random(7);
        float[] values = new float[2_500_123];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        Path file = folder.resolve("values.f32");
        Manifest.StoredFile stored;
        try (StoredFileWriter writer = StoredFileWriter.create(file, Float.BYTES, cachedBytes)) {
            for (int at = 0; at < values.length; ) {
                int count = Math.min(values.length - at, 1 + random.nextInt(400_000));
                writer.floats(values, at, count);
                at += count;
            }
            stored = writer.finish();
        }
        ByteBuffer expected = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        expected.asFloatBuffer().put(values);
        assertArrayEquals(expected.array(), Files.readAllBytes(file));
        assertEquals(expected.capacity(), stored.bytes());
        ByteBuffer table = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("values.f32.crc32c")))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < expected.capacity(); at += StoredFileWriter.CHUNK_BYTES) {
            CRC32C crc = new CRC32C();
            crc.update(expected.array(), at, Math.min(StoredFileWriter.CHUNK_BYTES, expected.capacity() - at));
            assertEquals((int) crc.getValue(), table.getInt());
        }
        assertEquals(0, table.remaining());
    }
}
