package dev.catbird.video2sound;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** What has been learnt of how pictures sound: a network, and how its input is scaled. Thread: any; predicting one. */
public final class Model {
    private static final float FURTHEST = 4;

    static final int INPUTS = VisualFeatures.COUNT;

    /** The bands, and the level of the whole. */
    static final int OUTPUTS = MelBands.COUNT + 1;

    static final int[] SIZES = {INPUTS, 192, 192, OUTPUTS};

    private final Scaling scaling;
    private final Network network;
    private final float errorDb;
    private final float silentDb;

    Model(Scaling scaling, Network network, float errorDb, float silentDb) {
        this.scaling = scaling;
        this.network = network;
        this.errorDb = errorDb;
        this.silentDb = silentDb;
    }

    /** Reads a model. Throws {@link ModelException} if the file is damaged, foreign, or of another version. */
    public static Model read(Path file) throws IOException {
        return ModelFile.read(file);
    }

    /** Writes it; the file appears when it is whole. */
    public void write(Path file) throws IOException {
        ModelFile.write(this, file);
    }

    /** How far its bands are from the true ones where nothing was learnt from: mean of absolute differences in dB. */
    public float errorDb() {
        return errorDb;
    }

    /** The same for one that always predicts silence. */
    public float silentDb() {
        return silentDb;
    }

    /** What a network is given: never further from the usual than this, as nothing is known out there. */
    static void bound(float[] scaled) {
        for (int i = 0; i < INPUTS; i++) {
            scaled[i] = Math.max(-FURTHEST, Math.min(FURTHEST, scaled[i]));
        }
    }

    Scaling scaling() {
        return scaling;
    }

    Network network() {
        return network;
    }

    static Network fresh(long seed) {
        return new Network(SIZES).randomise(new Random(seed));
    }
}
