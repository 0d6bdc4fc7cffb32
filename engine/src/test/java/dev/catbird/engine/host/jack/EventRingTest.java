package dev.catbird.engine.host.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EventRingTest {
    private final byte[] bytes = new byte[EventRing.LONGEST_BYTES + 1];

    @Test
    void whatFindsNoRoomIsCountedAndTheRestIsWhole() {
        EventRing ring = new EventRing(4);
        for (byte i = 1; i <= 6; i++) {
            bytes[0] = i;
            bytes[i - 1] = i;
            ring.put(bytes, i);
        }
        ring.put(bytes, EventRing.LONGEST_BYTES + 1);
        assertEquals(3, ring.lost());
        byte[] taken = new byte[EventRing.LONGEST_BYTES];
        for (byte i = 1; i <= 4; i++) {
            assertEquals(i, ring.take(taken));
            assertEquals(i, taken[0]);
            assertEquals(i, taken[i - 1]);
        }
        assertEquals(0, ring.take(taken));
    }

    /** One puts while another takes: all that is not lost comes, in order and whole. */
    @Test
    void twoThreadsLoseNothingUncounted() throws InterruptedException {
        int many = 200_000;
        EventRing ring = new EventRing(64);
        Thread putting = new Thread(() -> {
            byte[] message = new byte[4];
            for (int i = 0; i < many; i++) {
                message[0] = (byte) (i >> 16);
                message[1] = (byte) (i >> 8);
                message[2] = (byte) i;
                message[3] = (byte) (message[0] ^ message[1] ^ message[2]);
                ring.put(message, 4);
            }
        });
        putting.start();
        int last = -1;
        int came = 0;
        byte[] taken = new byte[EventRing.LONGEST_BYTES];
        while (came + ring.lost() < many) {
            if (ring.take(taken) > 0) {
                int number = ((taken[0] & 0xFF) << 16) | ((taken[1] & 0xFF) << 8) | (taken[2] & 0xFF);
                assertEquals((byte) (taken[0] ^ taken[1] ^ taken[2]), taken[3]);
                assertEquals(true, number > last, number + " after " + last);
                last = number;
                came++;
            }
        }
        putting.join();
        assertEquals(0, ring.take(taken));
    }
}
