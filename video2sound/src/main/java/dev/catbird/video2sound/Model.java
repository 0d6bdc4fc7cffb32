package dev.catbird.video2sound;

import java.nio.ByteBuffer;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What has been learnt of how pictures sound, as bands: a network, and how pictures usually look. Thread: any; predicting one. */
public final class Model implements Learnt {
    private static final float FURTHEST = 4;

    static final int INPUTS = Looks.COUNT;

    /** The bands, and the level of the whole. */
    static final int OUTPUTS = MelBands.COUNT + 1;

    static final int[] SIZES = {INPUTS, 192, 192, OUTPUTS};

    private final Looks looks;
    private final Network network;
    private final float errorDb;
    private final float meanDb;
    private final float silentDb;

    Model(Looks looks, Network network, float errorDb, float meanDb, float silentDb) {
        this.looks = looks;
        this.network = network;
        this.errorDb = errorDb;
        this.meanDb = meanDb;
        this.silentDb = silentDb;
    }

    @Override
    public Kind kind() {
        return Kind.MOSAIC;
    }

    @Override
    public void put(ByteBuffer into) {
        ModelFile.put(into, SIZES);
        into.putFloat(errorDb).putFloat(meanDb).putFloat(silentDb);
        looks.put(into);
        ModelFile.put(into, network);
    }

    static @Nullable Model get(ByteBuffer from) {
        if (!ModelFile.expect(from, SIZES)) {
            return null;
        }
        Model model = new Model(Looks.empty(), new Network(SIZES), from.getFloat(), from.getFloat(), from.getFloat());
        return model.looks.get(from) && ModelFile.get(from, model.network) ? model : null;
    }

    /** How far its bands are from the true ones where nothing was learnt from: mean of absolute differences in dB. */
    public float errorDb() {
        return errorDb;
    }

    /** The same for one that always predicts the mean of what it learns from, whatever is seen. */
    public float meanDb() {
        return meanDb;
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

    Looks looks() {
        return looks;
    }

    Network network() {
        return network;
    }

    static Network fresh(long seed) {
        return new Network(SIZES).randomise(new Random(seed));
    }
}
