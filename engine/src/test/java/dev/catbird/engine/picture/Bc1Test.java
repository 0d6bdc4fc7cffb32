package dev.catbird.engine.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.catbird.engine.media.Picture;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Bc1Test {

    @Test
    void bytesCountWholeBlocks() {
        assertEquals(8, Bc1.bytes(1, 1));
        assertEquals(8, Bc1.bytes(4, 4));
        assertEquals(16, Bc1.bytes(5, 4));
        assertEquals(115_200, Bc1.bytes(640, 360));
        assertThrows(IllegalArgumentException.class, () -> Bc1.bytes(0, 4));
    }

    @Test
    void layoutIsLittleEndianColoursThenIndicesFromTheTopLeft() {
        // Red row, then a blue, a red, a blue row: colour 0 is red (0xF800), colour 1 blue (0x001F).
        Picture picture = paint(4, 4, (x, y) -> y % 2 == 0 ? 0xFFFF0000 : 0xFF0000FF);
        assertEquals("00f81f0000550055", hex(pack(picture)));
        // One white pixel at the right of the second row, the rest black.
        Picture corner = paint(4, 4, (x, y) -> x == 3 && y == 1 ? 0xFFFFFFFF : 0xFF000000);
        assertEquals("ffff000055155555", hex(pack(corner)));
    }

    @Test
    void decodeReadsAllFourIndicesAndTheMaskedModeOfOtherEncoders() {
        ByteBuffer block = ByteBuffer.wrap(HexFormat.of().parseHex("00f81f00e4e4e4e4"));
        Picture picture = new Picture();
        Bc1.decode(block, 0, 4, 4, picture);
        assertEquals(0xFFFF0000, picture.argb()[0]);
        assertEquals(0xFF0000FF, picture.argb()[1]);
        assertEquals(0xFFAA0055, picture.argb()[2]);
        assertEquals(0xFF5500AA, picture.argb()[3]);
        ByteBuffer masked = ByteBuffer.wrap(HexFormat.of().parseHex("1f0000f8e4e4e4e4"));
        Bc1.decode(masked, 0, 4, 4, picture);
        assertEquals(0xFF0000FF, picture.argb()[4]);
        assertEquals(0xFFFF0000, picture.argb()[5]);
        assertEquals(0xFF800080, picture.argb()[6]);
        assertEquals(0xFF000000, picture.argb()[7]);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0xFF000000, 0xFFFFFFFF, 0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFF808080, 0xFF010203, 0xFFFDFEFC})
    void flatPicturesStayFlatWithinRgb565(int argb) {
        Picture back = roundTrip(paint(9, 6, (x, y) -> argb));
        for (int i = 0; i < 54; i++) {
            assertEquals(back.argb()[0], back.argb()[i]);
        }
        assertNear(argb, back.argb()[0]);
    }

    @Test
    void flatGreysAreThreeTimesAsFineAsRgb565() {
        Picture greys = paint(1024, 4, (x, y) -> grey(x / 4));
        Picture back = roundTrip(greys);
        for (int i = 0; i < 4096; i++) {
            int grey = i % 1024 / 4;
            int[] differences = {
                (back.argb()[i] >> 16 & 255) - grey, (back.argb()[i] >> 8 & 255) - grey, (back.argb()[i] & 255) - grey
            };
            assertTrue(Math.abs(differences[0]) <= 2, "red of " + grey);
            assertTrue(Math.abs(differences[1]) <= 1, "green of " + grey);
            assertTrue(Math.abs(differences[2]) <= 2, "blue of " + grey);
        }
    }

    @Test
    void nothingIsAllocatedOnceAThreadHasPackedAPicture() {
        Picture picture = softPicture(64, 36, 9);
        ByteBuffer bytes = ByteBuffer.allocateDirect(Bc1.bytes(64, 36));
        Picture back = new Picture(64, 36);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        long allocated = -1;
        // Some rounds also pay for the bean itself or for (de)compiling; what the code allocates, it allocates in all.
        for (int round = 0; round < 10 && allocated != 0; round++) {
            long before = threads.getThreadAllocatedBytes(self);
            for (int i = 0; i < 200; i++) {
                Bc1.encode(picture, bytes, 0);
                Bc1.decode(bytes, 0, 64, 36, back);
            }
            allocated = threads.getThreadAllocatedBytes(self) - before;
        }
        assertEquals(0, allocated);
    }

    @Test
    void picturesOfConstantBlocksComeBackWithinRgb565() {
        Random random = new Random(5);
        int[] colours = random.ints(300).map(c -> c | 0xFF000000).toArray();
        Picture picture = paint(60, 80, (x, y) -> colours[y / 4 * 15 + x / 4]);
        Picture back = roundTrip(picture);
        for (int i = 0; i < 60 * 80; i++) {
            assertNear(picture.argb()[i], back.argb()[i]);
        }
        // What came back is what RGB565 can say: packing it again changes nothing.
        assertArrayEquals(back.argb(), roundTrip(back).argb());
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,3", "4,4", "5,7", "33,18", "641,359", "3,2051", "2051,3"})
    void oddSizesKeepEveryPixelAndRepeatTheEdge(int width, int height) {
        Picture picture = paint(width, height, (x, y) -> grey((x * 7 + y * 5) % 200 / 8 + 40 + x % 97));
        int wide = (width + 3) / 4 * 4;
        int high = (height + 3) / 4 * 4;
        Picture padded =
                paint(wide, high, (x, y) -> picture.argb()[Math.min(y, height - 1) * width + Math.min(x, width - 1)]);
        assertArrayEquals(pack(padded), pack(picture));
        assertTrue(psnrDb(picture, roundTrip(picture)) > 34, "psnr of " + width + "x" + height);
    }

    @Test
    void gradientsAreSmooth() {
        Picture picture = paint(256, 64, (x, y) -> 0xFF000000 | x << 16 | (255 - x) << 8 | y * 2);
        double psnrDb = psnrDb(picture, roundTrip(picture));
        assertTrue(psnrDb > 41, "psnr " + psnrDb);
    }

    @Test
    void extremeColoursInOneBlockStayInRange() {
        int[] corners = {0xFF000000, 0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFFFFFF00, 0xFFFF00FF, 0xFF00FFFF, 0xFFFFFFFF
        };
        Random random = new Random(11);
        Picture noise = paint(64, 64, (x, y) -> corners[random.nextInt(8)]);
        double psnrDb = psnrDb(noise, roundTrip(noise));
        assertTrue(psnrDb > 7, "psnr " + psnrDb);
        Picture checks = paint(8, 8, (x, y) -> (x + y) % 2 == 0 ? 0xFFFF0000 : 0xFF00FFFF);
        Picture back = roundTrip(checks);
        for (int i = 0; i < 64; i++) {
            assertEquals(checks.argb()[i], back.argb()[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void softPicturesKeepTheirColours(long seed) {
        Picture picture = softPicture(320, 180, seed);
        double psnrDb = psnrDb(picture, roundTrip(picture));
        assertTrue(psnrDb > 36.5, "seed " + seed + ": psnr " + psnrDb);
    }

    @Test
    void bytesDependNeitherOnTheBuffersOrderNorOnWhatWasPackedBefore() {
        Picture picture = softPicture(90, 50, 7);
        byte[] once = pack(picture);
        pack(softPicture(700, 30, 8));
        ByteBuffer little = ByteBuffer.allocateDirect(once.length + 24).order(ByteOrder.LITTLE_ENDIAN);
        Bc1.encode(picture, little, 16);
        byte[] again = new byte[once.length];
        little.get(16, again);
        assertArrayEquals(once, again);
        assertEquals(0, little.position());
        assertEquals(0, little.getLong(8));
        assertEquals(0, little.getLong(16 + once.length));
        Picture back = new Picture();
        Bc1.decode(little, 16, 90, 50, back);
        assertArrayEquals(roundTrip(picture).argb(), back.argb());
    }

    @Test
    void shortBuffersAreRefusedBeforeAnythingIsWritten() {
        ByteBuffer buffer = ByteBuffer.allocate(23);
        assertThrows(IndexOutOfBoundsException.class, () -> Bc1.encode(softPicture(8, 5, 1), buffer, 0));
        assertArrayEquals(new byte[23], buffer.array());
        assertThrows(IndexOutOfBoundsException.class, () -> Bc1.decode(buffer, -1, 4, 4, new Picture()));
        assertThrows(IndexOutOfBoundsException.class, () -> Bc1.decode(buffer, 16, 4, 4, new Picture()));
    }

    /** Coloured blobs and a soft edge, as video has: neighbouring pixels are alike. */
    private static Picture softPicture(int width, int height, long seed) {
        Random random = new Random(seed);
        double[] phase = random.doubles(6, 0, 6).toArray();
        double[] rate = random.doubles(6, 0.02, 0.09).toArray();
        return paint(width, height, (x, y) -> {
            double light = 0.6 + 0.4 * Math.sin(rate[0] * x + phase[0]) * Math.cos(rate[1] * y + phase[1]);
            double red = light * (0.6 + 0.4 * Math.sin(rate[2] * x + phase[2]));
            double green = light * (0.6 + 0.4 * Math.sin(rate[3] * (x + y) + phase[3]));
            double blue = light * (0.6 + 0.4 * Math.cos(rate[4] * (x - y) + phase[4]));
            return 0xFF000000 | (int) (255 * red) << 16 | (int) (255 * green) << 8 | (int) (255 * blue);
        });
    }

    private static Picture paint(int width, int height, IntBinaryOperator colour) {
        Picture picture = new Picture(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.argb()[y * width + x] = colour.applyAsInt(x, y);
            }
        }
        return picture;
    }

    private static byte[] pack(Picture picture) {
        ByteBuffer bytes = ByteBuffer.allocate(Bc1.bytes(picture.width(), picture.height()));
        Bc1.encode(picture, bytes, 0);
        return bytes.array();
    }

    private static Picture roundTrip(Picture picture) {
        Picture back = new Picture();
        Bc1.decode(ByteBuffer.wrap(pack(picture)), 0, picture.width(), picture.height(), back);
        return back;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static int grey(int value) {
        return 0xFF000000 | value * 0x010101;
    }

    private static void assertNear(int expected, int actual) {
        String message = Integer.toHexString(expected) + " came back as " + Integer.toHexString(actual);
        assertEquals(255, actual >>> 24, message);
        assertTrue(Math.abs((expected >> 16 & 255) - (actual >> 16 & 255)) <= 4, message);
        assertTrue(Math.abs((expected >> 8 & 255) - (actual >> 8 & 255)) <= 2, message);
        assertTrue(Math.abs((expected & 255) - (actual & 255)) <= 4, message);
    }

    private static double psnrDb(Picture one, Picture other) {
        int pixels = one.width() * one.height();
        double squares = 0;
        for (int i = 0; i < pixels; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                double difference = (one.argb()[i] >> shift & 255) - (other.argb()[i] >> shift & 255);
                squares += difference * difference;
            }
        }
        return 10 * Math.log10(255 * 255 * 3.0 * pixels / Math.max(squares, 1e-9));
    }
}
