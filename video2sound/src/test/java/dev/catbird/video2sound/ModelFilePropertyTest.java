package dev.catbird.video2sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models' files of every kind: whole, damaged, foreign, and made by chance. */
class ModelFilePropertyTest {
    private static final int MARK_BYTES = 25;

    @TempDir
    private Path folder;

    static Stream<Learnt> kinds() {
        return SomeModels.all().stream();
    }

    private byte[] bytes(Learnt model) throws IOException {
        Path file = folder.resolve("deep").resolve("some.v2s");
        model.write(file);
        return Files.readAllBytes(file);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsWrittenIsReadAndWrittenAlikeAndSmall(Learnt model) throws IOException {
        byte[] whole = bytes(model);
        assertTrue(whole.length < 5_000_000);
        Learnt read = Learnt.read(folder.resolve("deep").resolve("some.v2s"));
        assertEquals(model.kind(), read.kind());
        assertArrayEquals(whole, bytes(read));
    }

    @Test
    void theLargestAreUnderFiveMegabytes() throws IOException {
        HistoricalModel historical = new HistoricalModel(
                HistoricalModel.network(HistoricalModel.HIDDEN).randomise(new Random(1)), 1);
        assertTrue(bytes(historical).length < 5_000_000);
        assertEquals(
                historical.kind(),
                Learnt.read(folder.resolve("deep").resolve("some.v2s")).kind());
        assertTrue(bytes(new WaveNetModel(Looks.empty(), new WaveNet(WaveNetModel.SHAPE), 1, 1)).length < 5_000_000);
    }

    @Test
    void aModelSaysTheSameAfterwards() throws IOException {
        bytes(SomeModels.mosaic());
        Model read = (Model) Learnt.read(folder.resolve("deep").resolve("some.v2s"));
        assertEquals(4.5f, read.errorDb());
        assertEquals(6, read.meanDb());
        assertEquals(9, read.silentDb());
        float[] input = new float[Network.padded(Model.INPUTS)];
        Arrays.fill(input, 0, Model.INPUTS, 0.5f);
        assertArrayEquals(
                SomeModels.mosaic().network().predict(input), read.network().predict(input));
        float[] features = new float[VisualFeatures.COUNT];
        Arrays.fill(features, 0.7f);
        float[][] scaled = new float[2][Looks.COUNT];
        SomeModels.mosaic().looks().scale(features, scaled[0]);
        read.looks().scale(features, scaled[1]);
        assertArrayEquals(scaled[0], scaled[1]);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anyDamageIsRefusedInOneLine(Learnt model) throws IOException {
        byte[] whole = bytes(model);
        Path file = folder.resolve("some.v2s");
        for (int at : new int[] {0, 24, 25, 29, 33, 40, 48, 1000, whole.length / 2, whole.length - 1}) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x41;
            Files.write(file, damaged);
            refused(file);
        }
        for (int length : new int[] {0, 10, 25, 30, 33, 41, 1000, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused(file);
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        refused(file);
        Files.write(file, new byte[6_000_000]);
        refused(file);
        refused(folder);
        assertThrows(NoSuchFileException.class, () -> Learnt.read(folder.resolve("none.v2s")));
    }

    private static void refused(Path file) {
        ModelException e = assertThrows(ModelException.class, () -> Learnt.read(file));
        assertTrue(String.valueOf(e.getMessage()).startsWith(file + ": is "), e.getMessage());
        assertEquals(1, String.valueOf(e.getMessage()).lines().count());
    }

    /** Whoever makes a file by hand gets its checksum right as well: it is refused, or it is a model. */
    @ParameterizedTest
    @MethodSource("kinds")
    void whatChanceMakesOfAFileWithItsChecksumIsRefusedOrAModel(Learnt model) throws IOException {
        byte[] whole = bytes(model);
        Path file = folder.resolve("some.v2s");
        int refusals = 0;
        for (long seed = 0; seed < 120; seed++) {
            Random random = new Random(seed);
            byte[] odd = random.nextInt(4) == 0
                    ? Arrays.copyOf(whole, MARK_BYTES + random.nextInt(whole.length))
                    : whole.clone();
            int changes = 1 + random.nextInt(8);
            for (int i = 0; i < changes; i++) {
                // Mostly where sizes stand.
                int room = random.nextInt(3) > 0 ? Math.min(40, odd.length - MARK_BYTES) : odd.length - MARK_BYTES;
                odd[MARK_BYTES + random.nextInt(room)] = (byte) random.nextInt();
            }
            if (odd.length > MARK_BYTES + Long.BYTES) {
                int end = odd.length - Long.BYTES;
                ByteBuffer.wrap(odd).order(ByteOrder.LITTLE_ENDIAN).putLong(end, ModelFile.checksum(odd, end));
            }
            Files.write(file, odd);
            try {
                Learnt read = Learnt.read(file);
                bytes(read);
            } catch (ModelException e) {
                refusals++;
                assertTrue(String.valueOf(e.getMessage()).startsWith(file + ": is "), "seed " + seed);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertTrue(refusals > 50, refusals + " refusals");
    }
}
