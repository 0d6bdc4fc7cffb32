package dev.catbird.video2sound;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.host.SoundAhead;
import dev.catbird.engine.media.SoundReader;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A network that makes samples, heard live in place of the input. A thread of its own, {@value #THREAD}, makes them a tenth of a second
 * ahead. Where it is late the sound fades out, is silent for as long as what was missed and some more, and fades in again in time with
 * what is watched. Thread: main makes, asks and closes it; audio processes.
 */
public final class LiveNetwork implements AutoCloseable {
    static final String THREAD = "catbird-network";

    private static final int RING_FRAMES = 1 << 16;
    private static final int PIECE_FRAMES = 1 << 9;

    /** What a block may have; in longer ones the input is heard, but no sound system has them. */
    private static final int LONGEST_BLOCK_FRAMES = 1 << 14;

    /** As long as blocks are taken to be before the first. */
    private static final int USUAL_BLOCK_FRAMES = 1 << 12;

    /** Besides a block: what a stall of the machine may take. */
    private static final double AHEAD_S = 0.1;

    private static final double FADE_MS = 10;

    private final NetworkSight sight;
    private final NetworkSound network;
    private final Parameters parameters;
    private final SoundAhead ahead;
    private final int rateHz;
    private final int fadeFrames;
    private final float[][] heard = new float[2][LONGEST_BLOCK_FRAMES];
    private final AtomicLong lateBlocks = new AtomicLong();
    private volatile int blockFrames = USUAL_BLOCK_FRAMES;
    private float gain;
    private boolean told;

    /**
     * Begins to make what {@code network} says of {@code sight}; {@code sound} is that at the rate at which it is heard, and closed with
     * this. Chance goes by {@code parameters}, at any time.
     */
    public LiveNetwork(NetworkSight sight, NetworkSound network, SoundReader sound, Parameters parameters) {
        this.sight = sight;
        this.network = network;
        this.parameters = parameters;
        rateHz = sound.rateHz();
        fadeFrames = (int) (FADE_MS * 1e-3 * rateHz);
        ahead = new SoundAhead(THREAD, sound, RING_FRAMES, PIECE_FRAMES, new SoundAhead.Pace() {
            @Override
            public int mostFrames(long there) {
                return pace(there);
            }

            @Override
            public void passOver(long frames) {
                sight.passOver((double) frames / rateHz);
            }
        });
        ahead.start();
    }

    private int pace(long there) {
        sight.hear((double) ahead.taken() / rateHz);
        network.chance(Math.round(parameters.get(Parameter.SEED)), parameters.get(Parameter.TEMPERATURE));
        int block = blockFrames;
        boolean mayWait = ahead.taken() == 0 || there > block + fadeFrames;
        return mayWait && !sight.isAhead() ? 0 : block + fadeFrames + (int) (AHEAD_S * rateHz);
    }

    /** Waits until enough is made to begin with. Thread: main, before the first block. */
    public void await() throws InterruptedException {
        ahead.await(USUAL_BLOCK_FRAMES + fadeFrames);
    }

    /** Frames that are made and not yet heard. Thread: any. */
    long ahead() {
        return ahead.there();
    }

    /** {@code processor}, hearing this in place of the input. */
    public BlockProcessor before(BlockProcessor processor) {
        return new BlockProcessor() {
            @Override
            @RealTime
            public void process(float[][] in, float[][] out, int frames) {
                if (frames > LONGEST_BLOCK_FRAMES) {
                    processor.process(in, out, frames);
                } else {
                    hear(frames);
                    processor.process(heard, out, frames);
                }
            }
        };
    }

    @RealTime
    private void hear(int frames) {
        blockFrames = frames;
        long there = ahead.there();
        if (there < frames) {
            lateBlocks.lazySet(lateBlocks.get() + 1);
        }
        float rise = 1f / fadeFrames;
        for (int t = 0; t < frames; t++) {
            long left = there - t;
            // What there is left lasts until it has faded out.
            gain = Math.min(gain + rise, left <= 0 ? 0 : Math.min(1, left * rise));
            for (int c = 0; c < 2; c++) {
                heard[c][t] = left > 0 ? gain * ahead.sample(c, t) : 0;
            }
        }
        ahead.take(frames);
    }

    /** Blocks for which not enough was made in time. Thread: any. */
    public long lateBlocks() {
        return lateBlocks.get();
    }

    /** The next line to say, or null. Thread: main. */
    public @Nullable String news() {
        String cause = ahead.failure();
        if (cause == null || told) {
            return null;
        }
        told = true;
        return cause + "; the network is silent from now on";
    }

    /** Ends the making. */
    @Override
    public void close() {
        ahead.close();
    }
}
