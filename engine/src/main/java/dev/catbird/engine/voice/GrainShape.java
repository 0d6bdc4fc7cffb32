package dev.catbird.engine.voice;

import dev.catbird.engine.RealTime;

/** The loudness curve of a grain; grains started every {@link #stepFrames} add up to 1. Thread: audio. */
public final class GrainShape {
    /** Grains that sound at once: at two the output buzzes at the hop rate, at three hardly. */
    public static final int OVERLAP = 3;

    private final float[] curve;
    private final int hopFrames;
    private int frames;
    private int stepFrames;

    /** {@code maxFrames}: longest grain that will ever be asked for. */
    public GrainShape(int maxFrames, int hopFrames) {
        curve = new float[maxFrames];
        this.hopFrames = hopFrames;
        smooth(OVERLAP * hopFrames);
    }

    public int frames() {
        return frames;
    }

    /** Frames between two grains: whole hops. */
    public int stepFrames() {
        return stepFrames;
    }

    /** Frames between two grains of about {@code grainFrames}, {@link #cut} or {@link #smooth}, as they would be. */
    @RealTime
    public int stepFrames(int grainFrames, boolean cuts) {
        return (cuts ? cutHops(grainFrames) : smoothHops(grainFrames)) * hopFrames;
    }

    private int smoothHops(int grainFrames) {
        int longest = curve.length / (OVERLAP * hopFrames);
        return Math.min(longest, Math.max(1, Math.round((float) grainFrames / (OVERLAP * hopFrames))));
    }

    private int cutHops(int grainFrames) {
        int longest = curve.length / hopFrames - 1;
        return Math.min(longest, Math.max(1, Math.round((float) grainFrames / hopFrames)));
    }

    /** The curve's values, 0..1; valid up to {@link #frames}. */
    float[] curve() {
        return curve;
    }

    /** The shape that was {@code grainFrames} long: {@code cuts} as {@link #cut} makes it, else {@link #smooth}. */
    @RealTime
    public void restore(int grainFrames, boolean cuts) {
        if (cuts) {
            cut(grainFrames - hopFrames);
        } else {
            smooth(grainFrames);
        }
    }

    /** Hann curves that overlap {@link #OVERLAP}fold, as near to {@code grainFrames} as whole hops allow. */
    @RealTime
    public void smooth(int grainFrames) {
        int hops = smoothHops(grainFrames);
        if (frames == hops * OVERLAP * hopFrames && stepFrames == hops * hopFrames) {
            return;
        }
        stepFrames = hops * hopFrames;
        frames = OVERLAP * stepFrames;
        for (int i = 0; i < frames; i++) {
            double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / frames);
            curve[i] = (float) (hann * 2 / OVERLAP);
        }
    }

    /** Flat grains that follow one another with a cross-fade of one hop, about {@code grainFrames} apart. */
    @RealTime
    public void cut(int grainFrames) {
        int hops = cutHops(grainFrames);
        if (stepFrames == hops * hopFrames && frames == stepFrames + hopFrames) {
            return;
        }
        stepFrames = hops * hopFrames;
        frames = stepFrames + hopFrames;
        for (int i = 0; i < frames; i++) {
            double rise = Math.min(1, (i + 0.5) / hopFrames);
            double fall = Math.min(1, (frames - i - 0.5) / hopFrames);
            double s = Math.sin(0.5 * Math.PI * Math.min(rise, fall));
            curve[i] = (float) (s * s);
        }
    }
}
