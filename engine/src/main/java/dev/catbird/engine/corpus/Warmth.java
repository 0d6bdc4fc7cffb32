package dev.catbird.engine.corpus;

import com.sun.management.OperatingSystemMXBean;
import dev.catbird.engine.RealTime;
import java.io.Closeable;
import java.lang.management.ManagementFactory;
import java.nio.MappedByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps page faults off the matcher: a thread of its own reads what a stored corpus is searched by into memory, then its sound,
 * up to a bound, and runs ahead of the pieces that sound. For live play; offline it would only be in the way. Thread: any makes
 * and closes it; {@link #ahead} is for one, the matcher's.
 *
 * <p>What exceeds the bound is read when it is needed: a new piece from there may make the matcher wait for the disk once.
 */
public final class Warmth implements Closeable {
    /** With the heap this stays under 4 GiB: the index and the spectra of 25 hours, or all of two. */
    private static final long MOST_BYTES = 3L << 30;

    /** Read between two looks at what sounds: some milliseconds of a disk. */
    private static final int CHUNK_BYTES = 8 << 20;

    /** Smallest page of any system. */
    private static final int PAGE_BYTES = 4096;

    private static final int NAP_NS = 2_000_000;
    private static final int SLOTS = 1024;

    /** Sound is read ahead in blocks: a third of a second. */
    private static final int BLOCK_FRAMES = 16384;

    private static final int BLOCKS_AHEAD = 3;
    private static final int REMEMBERED_BLOCKS = 512;

    private final MappedCorpus corpus;
    private final Deque<MappedByteBuffer> searched;
    private final Deque<MappedByteBuffer> played;
    private final long mostBytes;
    private final CountDownLatch searchable = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closed;
    private volatile long loadedBytes;

    private final long[] slots = new long[SLOTS];
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private long dropped;

    private int offsetBytes;
    /** By block modulo their number: blocks that were read a moment ago. */
    private final long[] recentBlocks = new long[REMEMBERED_BLOCKS];

    private final float[] left = new float[1];
    private final float[] right = new float[1];

    private Warmth(MappedCorpus corpus, long mostBytes) {
        this.corpus = corpus;
        this.mostBytes = mostBytes;
        searched = new ArrayDeque<>(corpus.searched());
        played = new ArrayDeque<>(corpus.played());
        thread = new Thread(this::run, "warmth");
        thread.setDaemon(true);
    }

    /** Begins with a corpus, reading as much as suits this machine: a quarter of its memory, 3 GiB at most. */
    public static Warmth of(MappedCorpus corpus) {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return of(corpus, Math.min(MOST_BYTES, memory / 4));
    }

    /** As {@link #of(MappedCorpus)}, reading at most {@code mostBytes}, to a few MiB. */
    public static Warmth of(MappedCorpus corpus, long mostBytes) {
        Warmth warmth = new Warmth(corpus, mostBytes);
        warmth.thread.start();
        return warmth;
    }

    /** Waits until all that searches read is in memory, or as much as may be: an hour takes a tenth of a second from a disk of today. */
    public void awaitSearchable() throws InterruptedException {
        searchable.await();
    }

    /** Bytes read into memory so far, apart from those that run ahead of pieces. */
    public long loadedBytes() {
        return loadedBytes;
    }

    /** Pieces that were not looked ahead for because this thread had fallen behind. */
    public long dropped() {
        return dropped;
    }

    /** Pieces handed over and not yet looked ahead for. */
    int behind() {
        return (int) (written.get() - taken.get());
    }

    /** Waits until the thread of a closed one has ended. */
    void awaitEnd() throws InterruptedException {
        thread.join();
    }

    /** A piece sounds at this frame of the corpus's sound: what follows in the next second will be in memory. Never waits. */
    @RealTime
    public void ahead(long frame) {
        long at = written.get();
        if (at - taken.get() >= SLOTS) {
            dropped++;
        } else {
            slots[(int) (at % SLOTS)] = frame;
            written.lazySet(at + 1);
        }
    }

    /** Ends the thread; what it has read stays as long as the system likes. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            boolean idle = !follow();
            if (loadChunk(searched)) {
                idle = false;
            } else {
                searchable.countDown();
                idle &= !loadChunk(played);
            }
            if (idle) {
                LockSupport.parkNanos(NAP_NS);
            }
        }
        searchable.countDown();
    }

    /** Reads the next chunk of what is left; false if nothing is, or no more may be. */
    private boolean loadChunk(Deque<MappedByteBuffer> segments) {
        MappedByteBuffer segment = segments.peek();
        if (segment == null || loadedBytes >= mostBytes) {
            return false;
        }
        int bytes = Math.min(CHUNK_BYTES, segment.capacity() - offsetBytes);
        segment.slice(offsetBytes, bytes).load();
        // Only this thread writes it.
        long loaded = loadedBytes;
        loadedBytes = loaded + bytes;
        offsetBytes += bytes;
        if (offsetBytes == segment.capacity()) {
            segments.remove();
            offsetBytes = 0;
        }
        return true;
    }

    /** Runs ahead of what was handed over; false if that was nothing. */
    private boolean follow() {
        long at = taken.get();
        long end = written.get();
        boolean any = at < end;
        for (; at < end; at++) {
            long block = slots[(int) (at % SLOTS)] / BLOCK_FRAMES;
            for (long b = block; b <= block + BLOCKS_AHEAD; b++) {
                touch(b);
            }
            taken.lazySet(at + 1);
        }
        return any;
    }

    private void touch(long block) {
        int slot = (int) Math.floorMod(block, (long) REMEMBERED_BLOCKS);
        // Block 0 is remembered as 1, so that nothing is remembered at first.
        if (recentBlocks[slot] == block + 1) {
            return;
        }
        recentBlocks[slot] = block + 1;
        int step = PAGE_BYTES / Float.BYTES / 2;
        for (int t = 0; t < BLOCK_FRAMES; t += step) {
            corpus.readSound(block * BLOCK_FRAMES + t, left, right, 0, 1);
        }
    }
}
