package dev.catbird.app;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.host.SoundAhead;
import dev.catbird.engine.media.SoundReader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that is heard in place of the microphone until it is over, then the microphone. A thread of its own reads ahead.
 * Thread: main makes, asks and closes it; audio processes.
 */
final class FileTarget implements AutoCloseable {
    /** Read ahead: three seconds and more. */
    private static final int RING_FRAMES = 1 << 17;

    private static final int PIECE_FRAMES = 1 << 12;

    /** What a block may have; in longer ones the microphone is heard, but no sound system has them. */
    private static final int LONGEST_BLOCK_FRAMES = 1 << 14;

    private static final double FADE_MS = 10;

    private final Path file;
    private final SoundAhead ahead;
    private final int fadeFrames;
    private final float[][] heard = new float[2][LONGEST_BLOCK_FRAMES];
    private volatile boolean over;
    private boolean told;

    /** Begins to read; {@code reader} is closed with it. */
    FileTarget(Path file, SoundReader reader) {
        this.file = file;
        fadeFrames = (int) (FADE_MS * 1e-3 * reader.rateHz());
        ahead = new SoundAhead("catbird-target", reader, RING_FRAMES, PIECE_FRAMES, there -> RING_FRAMES);
        ahead.start();
    }

    /** Waits until so many frames more are there to be heard, or all that are left. Thread: any, while no block is processed. */
    void awaitAhead(int frames) throws InterruptedException {
        ahead.await(frames);
    }

    /** {@code processor}, hearing this first. */
    BlockProcessor before(BlockProcessor processor) {
        return new BlockProcessor() {
            @Override
            @RealTime
            public void process(float[][] in, float[][] out, int frames) {
                if (over || frames > LONGEST_BLOCK_FRAMES) {
                    processor.process(in, out, frames);
                } else {
                    hear(in, frames);
                    processor.process(heard, out, frames);
                }
            }
        };
    }

    @RealTime
    private void hear(float[][] in, int frames) {
        boolean whole = ahead.isRead(); // before what is there is counted: then that is all there will be
        long there = ahead.there();
        for (int t = 0; t < frames; t++) {
            long left = there - t;
            boolean sounds = left > 0;
            float microphone = !whole || left >= fadeFrames ? 0 : 1 - (float) Math.max(0, left) / fadeFrames;
            for (int c = 0; c < 2; c++) {
                float sample = sounds ? ahead.sample(c, t) : 0;
                heard[c][t] = sample + microphone * (in[c][t] - sample);
            }
        }
        ahead.take(Math.min(frames, there));
        over = whole && there <= frames;
    }

    /** What to say once it is over: once, else null. */
    @Nullable
    String news() {
        if (!over || told) {
            return null;
        }
        told = true;
        String cause = ahead.failure();
        return (cause == null ? file + " is over" : cause + "; that is the end of it")
                + ": now Catbird hears the input";
    }

    @Override
    public void close() {
        ahead.close();
    }
}
