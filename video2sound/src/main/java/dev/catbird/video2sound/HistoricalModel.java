package dev.catbird.video2sound;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The network of an older experiment, from a picture's greys straight to the samples until the next: {@value #SIDE} x {@value #SIDE}
 * greys, one layer between, {@value #SAMPLES} samples of {@value #RATE_HZ} a second. It knows nothing of what was before. Thread: any;
 * predicting one.
 *
 * <p>Its weights are bytes, times a number for each neuron, in memory as in its file, so that it stays under 5 MB.
 */
public final class HistoricalModel implements Learnt {
    static final int SIDE = 64;
    static final int RATE_HZ = 22050;
    static final int PICTURES_PER_S = 30;
    static final int SAMPLES = RATE_HZ / PICTURES_PER_S;

    /** Neurons between, as they were then. */
    static final int HIDDEN = 1000;

    private static final float MOST = 127;

    private final Network network;
    private final float unexplained;

    /** Rounds the network's weights to what bytes can say. */
    HistoricalModel(Network network, float unexplained) {
        this.network = network;
        this.unexplained = unexplained;
        for (int l = 0; l < network.layers(); l++) {
            for (float[] row : network.weights(l)) {
                float unit = unit(row);
                for (int i = 0; i < row.length; i++) {
                    row[i] = unit * Math.round(row[i] / unit);
                }
            }
        }
    }

    static Network network(int hidden) {
        return new Network(SIDE * SIDE, hidden, SAMPLES);
    }

    private static float unit(float[] row) {
        float largest = 1e-20f;
        for (float weight : row) {
            largest = Math.max(largest, Math.abs(weight));
        }
        return largest / MOST;
    }

    Network network() {
        return network;
    }

    /** The share of the sound's power that it does not explain, where nothing was learnt from; for silence this is 1. */
    public float unexplained() {
        return unexplained;
    }

    @Override
    public Kind kind() {
        return Kind.HISTORICAL;
    }

    @Override
    public void put(ByteBuffer into) {
        ModelFile.put(into, network.sizes());
        into.putFloat(unexplained);
        for (int l = 0; l < network.layers(); l++) {
            ModelFile.put(into, network.biases(l), network.sizes()[l + 1]);
            for (float[] row : network.weights(l)) {
                float unit = unit(row);
                into.putFloat(unit);
                for (int i = 0; i < network.sizes()[l]; i++) {
                    into.put((byte) Math.round(row[i] / unit));
                }
            }
        }
    }

    static @Nullable HistoricalModel get(ByteBuffer from) {
        int inputs = from.getInt();
        int hidden = from.getInt();
        int samples = from.getInt();
        if (inputs != SIDE * SIDE || hidden < 1 || hidden > HIDDEN || samples != SAMPLES) {
            return null;
        }
        float unexplained = from.getFloat();
        Network network = network(hidden);
        boolean sane = true;
        for (int l = 0; l < network.layers(); l++) {
            sane &= ModelFile.get(from, network.biases(l), network.sizes()[l + 1]);
            for (float[] row : network.weights(l)) {
                float unit = from.getFloat();
                sane &= Float.isFinite(unit * MOST);
                for (int i = 0; i < network.sizes()[l]; i++) {
                    row[i] = unit * from.get();
                }
            }
        }
        return sane ? new HistoricalModel(network, unexplained) : null;
    }
}
