package dev.catbird.render.live;

import dev.catbird.engine.ThreadEnd;
import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.picture.Bc1;
import java.io.Closeable;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads the pictures of new grains, and those that follow them, into memory before they are shown, so that the render thread meets no page fault. Thread: its own, a
 * daemon; closed by any.
 */
public final class PicturesAhead implements Closeable {
    private static final int PAGE_BYTES = 4096;
    private static final long NAP_NS = 2_000_000;
    private static final int REMEMBERED = 256;

    /** For so long a piece may play on as a picture when its sound has left. */
    private static final double FOLLOWING_S = 0.25;

    private final GrainFeed feed;
    private final PictureStore store;
    private final int[] recent = new int[REMEMBERED];
    private final int following;
    private final long first;
    private final Thread thread;
    private volatile boolean open = true;
    /** What was read, so that reading is not optimised away. */
    private volatile int seen;

    private PicturesAhead(GrainFeed feed, PictureStore store) {
        this.feed = feed;
        this.store = store;
        following = (int) Math.ceil(FOLLOWING_S * store.framesPerS());
        first = feed.written();
        thread = new Thread(this::read, "catbird-pictures");
        thread.setDaemon(true);
    }

    /** Reads what comes from now on. */
    public static PicturesAhead of(GrainFeed feed, PictureStore store) {
        PicturesAhead ahead = new PicturesAhead(feed, store);
        ahead.thread.start();
        return ahead;
    }

    private void read() {
        long at = first;
        while (open) {
            long end = feed.written();
            // Far behind: what came long ago has been shown, or never will be.
            for (at = Math.max(at, end - REMEMBERED); at < end; at++) {
                int picture = store.pictureAt(feed.corpusFrame(at));
                for (int i = 0; picture >= 0 && i <= following && picture + i < store.count(); i++) {
                    touch(picture + i);
                }
            }
            LockSupport.parkNanos(NAP_NS);
        }
    }

    private void touch(int picture) {
        if (recent[picture % REMEMBERED] == picture + 1) {
            return;
        }
        recent[picture % REMEMBERED] = picture + 1;
        ByteBuffer packed = store.packed(picture);
        if (packed == null) {
            return;
        }
        int from = store.packedAt(picture);
        int to = Math.min(packed.limit(), from + Bc1.bytes(store.width(picture), store.height(picture)));
        int sum = 0;
        for (int i = from; i < to; i += PAGE_BYTES) {
            sum += packed.get(i);
        }
        seen = sum;
    }

    /** Pages read, as a sum of some of their bytes. */
    int seen() {
        return seen;
    }

    /** Ends the thread and waits until it no longer reads: the corpus may be closed then. */
    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
        ThreadEnd.await(thread);
    }
}
