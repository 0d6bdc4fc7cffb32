package dev.catbird.engine.scope;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.host.BlockProcessor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps the last moments of what a processor hears and plays, so that meters and spectra can be drawn without the sound waiting for them. Thread:
 * audio writes; any number of readers copy.
 *
 * <p>A reader that comes too late may find samples of another moment among its own: good enough to be looked at, not to be kept.
 */
public final class Scope {
    /** Frames that are kept: a third of a second. */
    private static final int ROOM = 1 << 14;

    /** How far back a reader may look: half of what is kept, so that the writer does not catch up with it. */
    public static final int MOST_FRAMES = ROOM / 2;

    /** What was heard, left and right, and what was played. */
    public static final int SIDES = 4;

    /** The side that was heard on the left; the right one follows. */
    public static final int HEARD = 0;

    /** The side that was played on the left; the right one follows. */
    public static final int PLAYED = 2;

    private final float[][] kept = new float[SIDES][ROOM];
    private final AtomicLong written = new AtomicLong();

    /** The processor as it shall be played instead. */
    public BlockProcessor around(BlockProcessor processor) {
        return new BlockProcessor() {
            @Override
            @RealTime
            public void process(float[][] in, float[][] out, int frames) {
                processor.process(in, out, frames);
                keep(in, out, frames);
            }
        };
    }

    @RealTime
    void keep(float[][] in, float[][] out, int frames) {
        long at = written.getPlain();
        copy(in[0], kept[HEARD], at, frames);
        copy(in[1], kept[HEARD + 1], at, frames);
        copy(out[0], kept[PLAYED], at, frames);
        copy(out[1], kept[PLAYED + 1], at, frames);
        written.setRelease(at + frames);
    }

    private static void copy(float[] from, float[] to, long at, int frames) {
        int skipped = Math.max(0, frames - ROOM);
        for (int t = skipped; t < frames; t++) {
            to[(int) (at + t) & (ROOM - 1)] = from[t];
        }
    }

    /** Frames so far. */
    public long written() {
        return written.getAcquire();
    }

    /** Copies {@code frames} frames of a side, the first of them {@code fromFrame}, one of the last {@link #MOST_FRAMES}. */
    public void read(int side, long fromFrame, float[] into, int frames) {
        float[] from = kept[side];
        for (int t = 0; t < frames; t++) {
            into[t] = fromFrame + t < 0 ? 0 : from[(int) (fromFrame + t) & (ROOM - 1)];
        }
    }
}
