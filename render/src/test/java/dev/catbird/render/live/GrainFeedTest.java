package dev.catbird.render.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.media.Picture;
import dev.catbird.render.view.Moments;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GrainFeedTest {
    private static final int RATE_HZ = 1000;
    private static final long FRAME_NS = 1_000_000;

    private final GrainFeed feed = new GrainFeed(RATE_HZ, () -> 0);
    private final Moments moments = new Moments();

    /** A picture every ten frames of sound, packed somewhere. */
    private static class TenFrames implements PictureStore {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(8 * 1000);

        @Override
        public int count() {
            return 1000;
        }

        @Override
        public int pictureAt(long soundFrame) {
            return soundFrame < 0 || soundFrame >= 10_000 ? -1 : (int) soundFrame / 10;
        }

        @Override
        public int width(int picture) {
            return 4;
        }

        @Override
        public int height(int picture) {
            return 4;
        }

        @Override
        public void read(int picture, Picture into) {
            into.resize(4, 4);
        }

        @Override
        public ByteBuffer packed(int picture) {
            return bytes;
        }

        @Override
        public int packedAt(int picture) {
            return 8 * picture;
        }

        @Override
        public double framesPerS() {
            return 100;
        }
    }

    private final TenFrames store = new TenFrames();

    @Test
    void grainsAreTakenWhenTheirTimeHasCome() {
        feed.clock.at(0, 5 * FRAME_NS);
        feed.add(10, 100, 1);
        feed.add(12, 205, 3);
        feed.add(20, 300, 1);
        assertEquals(0, feed.take(14 * FRAME_NS, store, moments));
        assertEquals(0, feed.meanSoundNs());
        assertEquals(2, feed.take(17 * FRAME_NS, store, moments));
        assertEquals(16.5 * FRAME_NS, feed.meanSoundNs(), 1);
        moments.end(0.01);
        assertEquals(0.75, moments.shares().share(moments.shares().placeOf(20)));
        assertEquals(1, feed.take(Long.MAX_VALUE, store, moments));
        moments.end(0.01);
        assertEquals(1, moments.shares().count());
        assertEquals(30, moments.shares().picture(0));
    }

    @Test
    void soundNeverWaitsForPicturesThatStandStill() {
        feed.clock.at(0, 0);
        for (int i = 0; i < 20_000; i++) {
            feed.add(i, 0, 1);
        }
        assertTrue(feed.lost() > 0);
        assertEquals(20_000 - feed.lost(), feed.take(Long.MAX_VALUE, store, moments));
        feed.add(20_001, 50, 1);
        assertEquals(1, feed.take(Long.MAX_VALUE, store, moments), "afterwards it goes on");
    }

    @Test
    @Timeout(30)
    void picturesOfNewGrainsAreReadAhead() {
        for (int i = 0; i < store.bytes.capacity(); i++) {
            store.bytes.put(i, (byte) 1);
        }
        try (PicturesAhead ahead = PicturesAhead.of(feed, store)) {
            feed.add(0, 555, 1);
            while (ahead.seen() == 0) {
                assertFalse(Thread.interrupted(), "nothing is read");
                Thread.onSpinWait();
            }
            assertEquals(1, ahead.seen());
        }
    }
}
