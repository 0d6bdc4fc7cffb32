package dev.catbird.engine.voice;

import dev.catbird.engine.RealTime;
import java.util.Arrays;

/**
 * The loudness curve of a grain; grains started every {@link #stepFrames} add up to 1. Thread: audio.
 *
 * <p>A recording is replayed with these curves on any machine, so they are the same to the last bit on all of them: {@link Math#sin}
 * and the like may differ by a bit from processor to processor, {@link StrictMath}, sums and products do not.
 */
public final class GrainShape {
    /** Grains that sound at once: at two the output buzzes at the hop rate, at three hardly. */
    public static final int OVERLAP = 3;

    private final float[] curve;
    private final int hopFrames;
    /** How a grain that is cut begins, and backwards ends. */
    private final float[] rise;

    /** How far the point that draws a Hann curve of so many hops goes for each sample. */
    private final double[] stepsX;

    private final double[] stepsY;

    private int frames;
    private int stepFrames;

    /** {@code maxFrames}: longest grain that will ever be asked for. */
    public GrainShape(int maxFrames, int hopFrames) {
        curve = new float[maxFrames];
        this.hopFrames = hopFrames;
        rise = new float[hopFrames];
        for (int i = 0; i < hopFrames; i++) {
            double s = StrictMath.sin(0.5 * Math.PI * (i + 0.5) / hopFrames);
            rise[i] = (float) (s * s);
        }
        // Beforehand: from Java 21 on a sine makes an array.
        int longest = maxFrames / (OVERLAP * hopFrames);
        stepsX = new double[Math.max(1, longest) + 1];
        stepsY = new double[stepsX.length];
        for (int hops = 1; hops < stepsX.length; hops++) {
            double angle = 2 * Math.PI / ((double) hops * OVERLAP * hopFrames);
            stepsX[hops] = StrictMath.cos(angle);
            stepsY[hops] = StrictMath.sin(angle);
        }
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
        // A point that goes round the circle: far quicker than a cosine for each sample.
        double stepX = stepsX[hops];
        double stepY = stepsY[hops];
        double x = 1;
        double y = 0;
        for (int i = 0; i < frames; i++) {
            curve[i] = (float) ((1 - x) / OVERLAP);
            double nextX = x * stepX - y * stepY;
            y = x * stepY + y * stepX;
            x = nextX;
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
        Arrays.fill(curve, 0, frames, 1);
        for (int i = 0; i < hopFrames; i++) {
            curve[i] = rise[i];
            curve[frames - 1 - i] = rise[i];
        }
    }
}
