package dev.catbird.midi.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageParserPropertyTest {
    private static final long SEED = 20261120;
    private static final int INPUTS = 1_000_000;

    /** Checks every message and counts. Thread: one. */
    private static final class Checked implements MessageSink {
        private long channels;
        private long realTimes;
        private int lastStatus;
        private int lastData1;
        private int lastData2;

        @Override
        public void channel(int status, int data1, int data2) {
            assertTrue(status >= 0x80 && status < 0xF0, () -> "status " + status);
            assertTrue(data1 >= 0 && data1 < 128 && data2 >= 0 && data2 < 128, () -> data1 + " " + data2);
            channels++;
            lastStatus = status;
            lastData1 = data1;
            lastData2 = data2;
        }

        @Override
        public void realTime(int status) {
            assertTrue(status == 0xF8 || status == 0xFA || status == 0xFB || status == 0xFC, () -> "status " + status);
            realTimes++;
        }
    }

    /** Bytes of which many are status bytes, and many stand together as messages do. */
    private static int fill(byte[] bytes, Random random) {
        int count = 1 + random.nextInt(bytes.length - 1);
        boolean wild = random.nextInt(4) == 0;
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (wild || random.nextInt(3) == 0 ? random.nextInt(256) : random.nextInt(128));
        }
        return count;
    }

    @Test
    void afterAnyGarbageTheNextMessageIsUnderstood() {
        Checked checked = new Checked();
        MessageParser parser = new MessageParser(checked);
        Random random = new Random(SEED);
        byte[] bytes = new byte[24];
        for (int i = 0; i < INPUTS; i++) {
            parser.take(bytes, 0, fill(bytes, random));
            int number = random.nextInt(128);
            int value = random.nextInt(128);
            int status = 0xB0 | random.nextInt(16);
            long before = checked.channels;
            bytes[0] = (byte) status;
            bytes[1] = (byte) number;
            bytes[2] = (byte) value;
            parser.take(bytes, 0, 3);
            String which = "seed " + SEED + ", input " + i;
            if (before + 1 != checked.channels
                    || checked.lastStatus != status
                    || checked.lastData1 != number
                    || checked.lastData2 != value) {
                assertEquals(before + 1, checked.channels, which);
                assertEquals(
                        status + " " + number + " " + value,
                        checked.lastStatus + " " + checked.lastData1 + " " + checked.lastData2,
                        which);
            }
        }
        assertTrue(checked.realTimes > 0 && parser.dropped() > 0);
    }

    @Test
    void whereTheBytesAreCutDoesNotMatter() {
        Random random = new Random(SEED + 1);
        byte[] bytes = new byte[64];
        for (int i = 0; i < 10_000; i++) {
            int count = fill(bytes, random);
            Heard whole = new Heard();
            new MessageParser(whole).take(bytes, 0, count);
            Heard single = new Heard();
            MessageParser parser = new MessageParser(single);
            for (int b = 0; b < count; b++) {
                parser.take(bytes[b]);
            }
            assertEquals(whole.said(), single.said(), "seed " + (SEED + 1) + ", input " + i);
        }
    }
}
