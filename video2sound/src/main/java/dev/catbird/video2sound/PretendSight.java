package dev.catbird.video2sound;

import dev.catbird.engine.RealTime;
import java.util.Random;

/** Sees noise, {@value #PER_S} pictures a second: for rehearsals, which nobody watches. Thread: matcher; calls allocate nothing. */
public final class PretendSight implements Sight {
    private static final int PER_S = 25;
    private static final int KINDS = 16;

    private final float[][] seen = new float[KINDS][VisualFeatures.COUNT];
    private long number;

    public PretendSight() {
        Random random = new Random(1);
        for (float[] features : seen) {
            for (int i = 0; i < features.length; i++) {
                features[i] = 0.5f + 0.2f * (float) random.nextGaussian();
            }
        }
    }

    @Override
    @RealTime
    public long look(double timeS) {
        number = 1 + (long) (timeS * PER_S);
        return number;
    }

    @Override
    @RealTime
    public float[] features() {
        return seen[(int) (number % KINDS)];
    }

    @Override
    @RealTime
    public double timeS() {
        return (double) (number - 1) / PER_S;
    }
}
