package dev.catbird.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RecordRingStressTest {
    private static final int BLOCKS = 30_000;

    /** Numbers count up; some blocks are taken back, and come again. */
    private static int produce(RecordRing ring) {
        Random random = new Random(1);
        int next = 0;
        int blocks = 0;
        while (blocks < BLOCKS) {
            int length = 1 + random.nextInt(40);
            if (!ring.hasRoom(length)) {
                Thread.onSpinWait();
                continue;
            }
            for (int i = 0; i < length; i++) {
                ring.put(next + i);
            }
            if (random.nextInt(5) == 0) {
                ring.takeBack();
            } else {
                ring.publish();
                next += length;
            }
            blocks++;
        }
        return next;
    }

    @Test
    void everythingPublishedArrivesOnceAndInOrder() {
        RecordRing ring = new RecordRing(64);
        CompletableFuture<Integer> producer = CompletableFuture.supplyAsync(() -> produce(ring));
        int expected = 0;
        while (!producer.isDone() || ring.available() > 0) {
            int there = ring.available();
            for (int i = 0; i < there; i++) {
                assertEquals(expected++, ring.takeInt());
            }
            ring.free();
        }
        assertEquals(producer.join(), expected);
    }

    @Test
    void thereIsRoomForAsMuchAsFitsAndNoMore() {
        RecordRing ring = new RecordRing(8);
        assertTrue(ring.hasRoom(8));
        assertFalse(ring.hasRoom(9));
        ring.put(-5L);
        ring.put(1.5f);
        assertTrue(ring.hasRoom(5));
        assertFalse(ring.hasRoom(6));
        assertEquals(0, ring.available());
        ring.publish();
        assertEquals(3, ring.available());
        assertEquals(-5L, ring.takeLong());
        assertEquals(1.5f, ring.takeFloat());
        assertFalse(ring.hasRoom(6));
        ring.free();
        assertTrue(ring.hasRoom(8));
    }
}
