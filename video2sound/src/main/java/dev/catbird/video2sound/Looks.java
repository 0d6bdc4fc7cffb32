package dev.catbird.video2sound;

import dev.catbird.engine.RealTime;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How pictures usually look: brings what is seen in one to numbers of a mean of 0 and a spread of about 1, the fine picture to what it
 * takes of each eigenpicture. Thread: one at a time once made.
 */
final class Looks {
    private static final int EIGEN = VisualFeatures.FINE;

    /** How many numbers it gives. */
    static final int COUNT = EIGEN + Eigenpictures.COUNT;

    /** Where each kind begins, and the end. */
    static final int[] KINDS = kinds();

    private final Eigenpictures eigen;
    private final Scaling scaling;
    private final float[] room = new float[Network.padded(VisualFeatures.FINE_COUNT)];

    private Looks(Eigenpictures eigen, Scaling scaling) {
        this.eigen = eigen;
        this.scaling = scaling;
    }

    private static int[] kinds() {
        int[] kinds = Arrays.copyOf(VisualFeatures.KINDS, VisualFeatures.KINDS.length + 1);
        kinds[kinds.length - 1] = COUNT;
        return kinds;
    }

    /** Measures {@code rows} of features. */
    static Looks of(float[][] rows) {
        Looks raw = new Looks(Eigenpictures.of(rows), Scaling.none(COUNT));
        float[][] described = new float[rows.length][COUNT];
        for (int r = 0; r < rows.length; r++) {
            raw.scale(rows[r], described[r]);
        }
        return new Looks(raw.eigen, Scaling.of(described, KINDS));
    }

    Scaling scaling() {
        return scaling;
    }

    Eigenpictures eigenpictures() {
        return eigen;
    }

    /** Brings {@code features} to {@code into[0..COUNT)}. */
    @RealTime
    void scale(float[] features, float[] into) {
        System.arraycopy(features, 0, into, 0, EIGEN);
        eigen.describe(features, into, EIGEN, room);
        scaling.apply(into, into);
    }

    /** The way back, to features; the fine picture becomes what eigenpictures make of it. {@code scaled} is overwritten. */
    @RealTime
    void undo(float[] scaled, float[] features) {
        scaling.undo(scaled, scaled);
        System.arraycopy(scaled, 0, features, 0, EIGEN);
        eigen.make(scaled, EIGEN, features);
    }

    void put(ByteBuffer into) {
        ModelFile.put(into, COUNT, VisualFeatures.FINE_COUNT);
        ModelFile.put(into, scaling.mean(), COUNT);
        ModelFile.put(into, scaling.factor(), COUNT);
        ModelFile.put(into, eigen.mean(), VisualFeatures.FINE_COUNT);
        for (int p = 0; p < Eigenpictures.COUNT; p++) {
            ModelFile.put(into, eigen.picture(p), VisualFeatures.FINE_COUNT);
        }
    }

    /** Ones to be filled by {@link #get}. */
    static Looks empty() {
        return new Looks(Eigenpictures.empty(), Scaling.none(COUNT));
    }

    /** False if what comes is none. */
    boolean get(ByteBuffer from) {
        boolean sane = ModelFile.expect(from, COUNT, VisualFeatures.FINE_COUNT);
        sane &= ModelFile.get(from, scaling.mean(), COUNT);
        sane &= ModelFile.get(from, scaling.factor(), COUNT);
        sane &= ModelFile.get(from, eigen.mean(), VisualFeatures.FINE_COUNT);
        for (int p = 0; p < Eigenpictures.COUNT; p++) {
            sane &= ModelFile.get(from, eigen.picture(p), VisualFeatures.FINE_COUNT);
        }
        return sane;
    }
}
