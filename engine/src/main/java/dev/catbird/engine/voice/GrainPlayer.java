package dev.catbird.engine.voice;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.kernel.Kernels;
import dev.catbird.engine.match.Combination;
import java.util.Arrays;

/** Starts a combination's grains and adds up all that sound, in stereo. Thread: audio; calls allocate nothing. */
public final class GrainPlayer {
    private final Kernels kernels = Kernels.best();
    private final Corpus corpus;
    private final float[] pieceLeft;
    private final float[] pieceRight;
    private final float[] sumLeft;
    private final float[] sumRight;
    private final int mask;
    private int now;

    private final long[] corpusFrames = new long[Combination.MAX_COUNT];
    private final float[] loudness = new float[Combination.MAX_COUNT];

    /** {@code maxGrainFrames}: longest grain that will ever be started. */
    public GrainPlayer(Corpus corpus, int maxGrainFrames) {
        this.corpus = corpus;
        pieceLeft = new float[maxGrainFrames];
        pieceRight = new float[maxGrainFrames];
        int size = Integer.highestOneBit(maxGrainFrames) * 2;
        sumLeft = new float[size];
        sumRight = new float[size];
        mask = size - 1;
    }

    /**
     * Starts one grain per activation, from now on. {@code aheadFrames}: how far into the matched window a grain begins:
     * window - lookahead.
     */
    @RealTime
    public void start(Combination combination, GrainShape shape, int aheadFrames) {
        int frames = shape.frames();
        for (int i = 0; i < combination.count(); i++) {
            long first = combination.position(i) + aheadFrames;
            float amplitude = combination.amplitude(i);
            corpus.readSound(first, pieceLeft, pieceRight, 0, frames);
            int toEnd = Math.min(frames, mask + 1 - now);
            mix(pieceLeft, shape, amplitude, sumLeft, frames, toEnd);
            mix(pieceRight, shape, amplitude, sumRight, frames, toEnd);
            float energy = 0;
            for (int t = 0; t < frames; t++) {
                float mono = 0.5f * (pieceLeft[t] + pieceRight[t]);
                energy += mono * mono;
            }
            corpusFrames[i] = first;
            loudness[i] = Math.abs(amplitude) * (float) Math.sqrt(energy / frames);
        }
    }

    /** Adds a grain to a ring: what fits before its end, then the rest at its beginning. */
    private void mix(float[] piece, GrainShape shape, float amplitude, float[] sum, int frames, int toEnd) {
        kernels.multiplyAccumulate(piece, 0, shape.curve(), 0, amplitude, sum, now, toEnd);
        kernels.multiplyAccumulate(piece, toEnd, shape.curve(), toEnd, amplitude, sum, 0, frames - toEnd);
    }

    /** Corpus frame at which the {@code i}-th grain of the last start begins. */
    public long corpusFrame(int i) {
        return corpusFrames[i];
    }

    /** Root mean square of the {@code i}-th grain of the last start, before its curve. */
    public float loudness(int i) {
        return loudness[i];
    }

    /** Moves the next {@code frames} frames of the sum to {@code left[offset..]} and {@code right[offset..]}. */
    @RealTime
    public void take(float[] left, float[] right, int offset, int frames) {
        for (int t = 0; t < frames; t++) {
            int at = (now + t) & mask;
            left[offset + t] = sumLeft[at];
            right[offset + t] = sumRight[at];
            sumLeft[at] = 0;
            sumRight[at] = 0;
        }
        now = (now + frames) & mask;
    }

    /** Forgets all that sounds. */
    @RealTime
    public void silence() {
        Arrays.fill(sumLeft, 0);
        Arrays.fill(sumRight, 0);
    }
}
