package dev.catbird.engine.host.javasound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleCodeTest {

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] encoded(SampleCode code, float left, float right) {
        byte[] bytes = new byte[code.frameBytes()];
        code.encode(new float[][] {{left}, {right}}, bytes, 1);
        return bytes;
    }

    @Test
    void lowestByteComesFirst() {
        assertArrayEquals(bytes(0x00, 0x40, 0x00, 0xc0), encoded(new SampleCode(16, 2), 0.5f, -0.5f));
        assertArrayEquals(bytes(0, 0, 0x40, 0, 0, 0xc0), encoded(new SampleCode(24, 2), 0.5f, -0.5f));
        assertArrayEquals(bytes(0, 0, 0, 0x40, 0, 0, 0, 0xc0), encoded(new SampleCode(32, 2), 0.5f, -0.5f));
        assertArrayEquals(bytes(1, 0, 0xff, 0xff), encoded(new SampleCode(16, 2), 1 / 32768f, -1 / 32768f));
    }

    @Test
    void whatIsTooLoudIsClippedAndNoNumberIsSilence() {
        assertArrayEquals(bytes(0xff, 0x7f, 0x00, 0x80), encoded(new SampleCode(16, 2), 1, -7));
        assertArrayEquals(
                bytes(0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0x80),
                encoded(new SampleCode(32, 2), Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY));
        assertArrayEquals(bytes(0, 0, 0, 0, 0, 0), encoded(new SampleCode(24, 2), Float.NaN, 0));
    }

    @ParameterizedTest
    @CsvSource({"16, 1", "16, 2", "24, 1", "24, 2", "32, 1", "32, 2"})
    void whatIsWrittenIsReadBackToHalfAStep(int bits, int channels) {
        SampleCode code = new SampleCode(bits, channels);
        int frames = 1001;
        Random random = new Random(bits + channels);
        float[][] before = new float[2][frames];
        for (int t = 0; t < frames; t++) {
            before[0][t] = 2 * random.nextFloat() - 1;
            before[1][t] = channels == 1 ? before[0][t] : 2 * random.nextFloat() - 1;
        }
        byte[] bytes = new byte[frames * code.frameBytes()];
        code.encode(before, bytes, frames);
        float[][] after = new float[2][frames];
        code.decode(bytes, after, frames);
        // A float has 24 bits itself.
        float halfStep = (float) Math.pow(2, -Math.min(bits, 24));
        for (int side = 0; side < 2; side++) {
            assertArrayEquals(before[side], after[side], 1.01f * halfStep);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32})
    void oneChannelIsHeardOnBothSidesAndPlaysTheMean(int bits) {
        SampleCode mono = new SampleCode(bits, 1);
        byte[] bytes = encoded(mono, 0.75f, -0.25f);
        float[][] heard = new float[2][1];
        mono.decode(bytes, heard, 1);
        assertEquals(0.25f, heard[0][0]);
        assertEquals(0.25f, heard[1][0]);
    }

    @Test
    void otherWidthsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SampleCode(8, 2));
        assertThrows(IllegalArgumentException.class, () -> new SampleCode(16, 3));
    }
}
