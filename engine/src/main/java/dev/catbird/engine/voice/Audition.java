package dev.catbird.engine.voice;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets a place of the corpus be heard as it is, beside what the instrument plays, as loud as the level is set. Thread: audio; {@link #at} is for
 * any.
 *
 * <p>It is no part of the performance: a recording does not have it. Panic ends it like all else.
 */
public final class Audition {
    /** How much is heard. */
    private static final double LENGTH_S = 0.7;

    private static final double FADE_S = 0.012;
    private static final int CHUNK_FRAMES = 256;
    private static final long NONE = -1;

    private final Corpus corpus;
    private final Parameters parameters;
    private final AtomicLong wanted = new AtomicLong(NONE);
    private final float[] left = new float[CHUNK_FRAMES];
    private final float[] right = new float[CHUNK_FRAMES];
    private final float step;
    private final int lengthFrames;
    private long atFrame;
    private int toGo;
    private float gain;
    private int panics;

    public Audition(Corpus corpus, Parameters parameters) {
        this.corpus = corpus;
        this.parameters = parameters;
        int rateHz = corpus.analysis().rateHz();
        step = (float) (1 / (FADE_S * rateHz));
        lengthFrames = (int) (LENGTH_S * rateHz);
        panics = parameters.panics();
    }

    /** Has the corpus heard from that frame on; what was being heard fades out first. */
    public void at(long corpusFrame) {
        wanted.set(Math.max(0, corpusFrame));
    }

    /** The processor as it shall be played instead. */
    public BlockProcessor around(BlockProcessor processor) {
        return new BlockProcessor() {
            @Override
            @RealTime
            public void process(float[][] in, float[][] out, int frames) {
                processor.process(in, out, frames);
                add(out, frames);
            }
        };
    }

    @RealTime
    void add(float[][] out, int frames) {
        int now = parameters.panics();
        if (now != panics) {
            panics = now;
            toGo = Math.min(toGo, (int) (gain / step));
        }
        for (int done = 0; done < frames; ) {
            if (toGo == 0 && gain <= 0) {
                long next = wanted.getAndSet(NONE);
                if (next == NONE) {
                    return;
                }
                atFrame = next;
                toGo = lengthFrames;
            }
            done += play(out, done, Math.min(CHUNK_FRAMES, frames - done));
        }
    }

    private int play(float[][] out, int offset, int frames) {
        corpus.readSound(atFrame, left, right, 0, frames);
        boolean another = wanted.getAcquire() != NONE;
        float level = parameters.on(Parameter.MUTE) ? 0 : Voice.amplitude(parameters.get(Parameter.LEVEL));
        for (int t = 0; t < frames; t++) {
            boolean ends = another || toGo * step <= gain;
            gain = Math.max(0, Math.min(1, gain + (ends ? -step : step)));
            out[0][offset + t] += level * gain * left[t];
            out[1][offset + t] += level * gain * right[t];
            atFrame++;
            toGo = ends && gain <= 0 ? 0 : Math.max(0, toGo - 1);
            if (toGo == 0 && gain <= 0) {
                return t + 1;
            }
        }
        return frames;
    }
}
